import { selectDisclosures } from "@mingjian/client/credential/sd-jwt-vc.ts";
import type { TypeVersionRecord } from "@mingjian/services/certificates/schema.ts";
import { only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import type { Load } from "../../page.ts";
import { lineOf, type WalletLine } from "../wallet/load.ts";

/** A certificate to be shown, and of it what was chosen. */
export interface ShowCertificateModel {
	readonly certificate: WalletLine;
	readonly fields: readonly {
		readonly name: string;
		readonly label: Words;
		readonly value: string;
		readonly chosen: boolean;
	}[];
	/** Whether fields can be shown apart; a certificate without it shows that it stands, and nothing else. */
	readonly apart: boolean;
	/** What the code says: an address that is good for a minute. */
	readonly code?: string;
}

export const loadShowCertificate: Load<ShowCertificateModel> = only("citizen", async (asked) => {
	const { me, city, visitor, path, query } = asked;
	const file = (await me.wallet.of(visitor.account)).find(({ identifier }) => identifier === path.identifier);
	const certificate = file && (await lineOf(city, file));
	if (!certificate) return undefined;
	const { identifier, sdJwt, particulars, type } = file;
	const version = await city.ask<{ readonly inForce?: TypeVersionRecord }>("certificates", "type", { type });
	const properties = version?.inForce?.particulars.properties ?? {};
	const chosen = new Set(query.getAll("field"));
	const names = Object.keys(particulars);
	const shown = names.filter((name) => chosen.has(name));
	const { publicUrl } = city.configuration;
	const code =
		sdJwt === undefined
			? `${publicUrl}/certificates/${identifier}`
			: query.has("show")
				? `${publicUrl}/show/${me.shows.begin(identifier, selectDisclosures(sdJwt, shown))}`
				: undefined;
	return {
		certificate,
		fields: names.map((name) => ({
			name,
			label: properties[name]?.words ?? { zh: name, en: name },
			value: String(particulars[name]),
			chosen: chosen.has(name),
		})),
		apart: sdJwt !== undefined,
		...(code === undefined ? {} : { code }),
	};
});
