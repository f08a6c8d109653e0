import { disclosedClaims, parseSdJwt } from "@mingjian/client/credential/sd-jwt.ts";
import type { TypeVersionRecord } from "@mingjian/services/certificates/schema.ts";
import type { Words } from "../../words/words.ts";
import type { Standing } from "../certificate/load.ts";
import type { Load } from "../page.ts";

/** What somebody who scanned a code may see. */
export interface ShowModel {
	/** Undefined once the code's minute is over. */
	readonly shown?: {
		readonly identifier: string;
		readonly type: Words;
		readonly issuer: Words;
		readonly standing: Standing;
		readonly atMs: number;
		readonly fields: readonly { readonly label: Words; readonly value: string }[];
		/** To be verified on the reader's own device. */
		readonly presentation: string;
	};
}

interface Answer {
	readonly record: { readonly issuer: string; readonly type: string };
	readonly standing: Standing;
}

/** What a code shows while its minute lasts; whoever scans needs no account. */
export const loadShow: Load<ShowModel> = async ({ me, city, path }) => {
	const found = me.shows.find(path.token ?? "");
	if (!found) return {};
	const { identifier, presentation } = found;
	const answer = await city.ask<Answer>("certificates", "certificate", { identifier });
	if (!answer) return {};
	const { type, issuer } = answer.record;
	const version = await city.ask<{ readonly inForce?: TypeVersionRecord }>("certificates", "type", { type });
	const properties = version?.inForce?.particulars.properties ?? {};
	return {
		shown: {
			identifier,
			type: (await city.typeName(type)) ?? { zh: type, en: type },
			issuer: (await city.nameOf(issuer)) ?? { zh: issuer, en: issuer },
			standing: answer.standing,
			atMs: city.node.head().timeMs,
			fields: Object.entries(particularsOf(presentation)).map(([name, value]) => ({
				label: properties[name]?.words ?? { zh: name, en: name },
				value: String(value),
			})),
			presentation,
		},
	};
};

function particularsOf(presentation: string): Readonly<Record<string, unknown>> {
	const parsed = parseSdJwt(presentation);
	const claims = parsed && disclosedClaims(parsed.jwt.payload, parsed.disclosures);
	return (claims?.particulars ?? {}) as Readonly<Record<string, unknown>>;
}
