import type { ItemPage } from "@mingjian/services/catalogue/views.ts";
import { parseIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import type { CertificateRecord } from "@mingjian/services/certificates/schema.ts";
import type { AccountRecord } from "@mingjian/services/identity/records.ts";
import type { City } from "../../city/city.ts";
import { type EntryLine, entryLine } from "../../city/entry-line.ts";
import { placesFor } from "../../city/places.ts";
import type { Text } from "../../city/subject.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

export interface SearchModel {
	readonly asked: string;
	readonly services: Found<ServiceHit>;
	readonly departments: Found<DepartmentHit>;
	readonly certificates: Found<CertificateHit>;
	readonly entries: readonly EntryLine[];
	/** Pages of this site that the question is about. */
	readonly places: readonly { readonly path: string; readonly name: Words }[];
	/** The text has the form of a certificate's number, but its check character is wrong or nobody issued it. */
	readonly certificateFault?: "misspelt" | "unknown";
}

export interface Found<T> {
	readonly rows: readonly T[];
	readonly total: number;
}

export interface ServiceHit {
	readonly code: string;
	readonly title: Text;
	readonly summary?: Text;
	readonly ownerName?: Words;
}

export interface DepartmentHit {
	readonly account: string;
	readonly name?: Words;
}

export interface CertificateHit {
	readonly identifier: string;
	readonly type?: Words;
	readonly publicFields: readonly string[];
}

const shown = 10;
const mostAsked = 200;
const nothing = { rows: [], total: 0 };

export const loadSearch: Load<SearchModel> = async ({ city, query }) => {
	const asked = (query.get("q") ?? "").trim().slice(0, mostAsked);
	if (!asked.isWellFormed() || asked === "")
		return {
			asked: "",
			services: nothing,
			departments: nothing,
			certificates: nothing,
			entries: [],
			places: [],
		};
	const [certificates, fault] = await certificatesFor(city, asked);
	return {
		asked,
		services: await servicesFor(city, asked),
		departments: await departmentsFor(city, asked),
		certificates,
		entries: await entriesFor(city, asked),
		places: placesFor(asked).map(({ path, name }) => ({ path, name })),
		...(fault ? { certificateFault: fault } : {}),
	};
};

async function servicesFor(city: City, text: string): Promise<Found<ServiceHit>> {
	const page = await city.ask<ItemPage>("catalogue", "search", { text, limit: shown });
	return page ? { rows: page.rows, total: page.total } : nothing;
}

async function departmentsFor(city: City, asked: string): Promise<Found<DepartmentHit>> {
	const text = asked.slice(0, 100);
	type Row = AccountRecord & { readonly account: string };
	const page = await city.ask<Found<Row>>("identity", "departments", { text, limit: shown });
	if (!page) return nothing;
	const rows = page.rows.map(({ account, name }) => ({ account, ...(name ? { name } : {}) }));
	return { rows, total: page.total };
}

interface CertificateRow {
	readonly identifier: string;
	readonly record: CertificateRecord;
}

async function certificatesFor(
	city: City,
	asked: string,
): Promise<[Found<CertificateHit>, SearchModel["certificateFault"]?]> {
	const identifier = asked.toUpperCase();
	const parts = parseIdentifier(identifier);
	if (parts === "check-character") return [nothing, "misspelt"];
	if (typeof parts === "object") {
		const found = await city.ask<CertificateRow>("certificates", "certificate", { identifier });
		return found ? [{ rows: [await hit(city, found)], total: 1 }] : [nothing, "unknown"];
	}
	const text = asked.slice(0, 100);
	const page = await city.ask<Found<CertificateRow>>("certificates", "certificates", { text, limit: shown });
	if (!page) return [nothing];
	return [{ rows: await Promise.all(page.rows.map((row) => hit(city, row))), total: page.total }];
}

async function hit(city: City, { identifier, record }: CertificateRow): Promise<CertificateHit> {
	const type = await city.typeName(record.type);
	return { identifier, ...(type ? { type } : {}), publicFields: Object.values(record.publicFields ?? {}) };
}

async function entriesFor(city: City, asked: string): Promise<EntryLine[]> {
	const at = referenceOf(asked);
	const entry = at === undefined ? undefined : await city.node.entry(at);
	return entry ? [await entryLine(city, entry)] : [];
}

function referenceOf(asked: string): number | string | undefined {
	const id = asked.toLowerCase();
	if (/^[0-9a-f]{64}$/.test(id)) return id;
	return /^(0|[1-9][0-9]{0,14})$/.test(asked) ? Number(asked) : undefined;
}
