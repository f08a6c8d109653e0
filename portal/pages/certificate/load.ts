import { parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import type { CertificateRecord, TypeVersionRecord } from "@mingjian/services/certificates/schema.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import { type EntryLine, entryLines, type Party, partyOf } from "../../city/entry-line.ts";
import type { Offered } from "../../parts/verify-panel.tsx";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";
import { offeredState } from "../state/load.ts";

export type Standing = "valid" | "suspended" | "revoked" | "superseded" | "expired" | "not-yet-valid";

/** What everybody may know of a certificate. */
export interface CertificateModel {
	readonly identifier: string;
	/** Undefined: nobody issued it. */
	readonly record?: CertificateRecord;
	readonly standing?: Standing;
	readonly atMs: number;
	readonly type?: Words;
	readonly issuer?: Party;
	/** Labels of what is public by law. */
	readonly labels: Readonly<Record<string, Words>>;
	readonly entries: readonly EntryLine[];
	readonly offered: Offered;
}

interface Answer {
	readonly record: CertificateRecord;
	readonly standing: Standing;
}

export const loadCertificate: Load<CertificateModel> = async ({ city, path }) => {
	const identifier = (path.identifier ?? "").toUpperCase();
	if (typeof parseIdentifier(identifier) === "string") return undefined;
	const key = `certificates.certificate/${identifier}`;
	const context = city.node.queryContext("certificates");
	const stored = context.get(certificates, identifier);
	const offered = await offeredState(city, { key, record: stored, context, collection: certificates });
	const base = { identifier, atMs: context.timeMs, offered };
	const answer = await city.ask<Answer>("certificates", "certificate", { identifier });
	if (!answer) return { ...base, labels: {}, entries: [] };
	const { record, standing } = answer;
	const type = await city.ask<{
		readonly record: { readonly name: Words };
		readonly inForce?: TypeVersionRecord;
	}>("certificates", "type", { type: record.type });
	const { entries } = await city.node.history(key);
	return {
		...base,
		record,
		standing,
		...(type ? { type: type.record.name } : {}),
		issuer: await partyOf(city, record.issuer),
		labels: labelsOf(type?.inForce),
		entries: await entryLines(city, entries),
	};
};

function labelsOf(version: TypeVersionRecord | undefined): Readonly<Record<string, Words>> {
	const properties = Object.entries(version?.particulars.properties ?? {});
	return Object.fromEntries(properties.map(([name, { words }]) => [name, words]));
}
