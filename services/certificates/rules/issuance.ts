import type { ApplyContext, CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { CertificateItem } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { CertificateRecord, StatusListRecord } from "../schema.ts";
import { certificates, listKey, statusLists } from "../state.ts";
import { identifierMaker, issuerCodeOf } from "./identifier.ts";
import { checkPublicFields } from "./public-fields.ts";
import { type TypeInForce, typeInForce } from "./type-in-force.ts";
import { checkValidity, type Validity } from "./validity.ts";

/** Certificates that were checked and may be written. */
export interface Issuance {
	/** Identifier and record, in the order of the input. */
	readonly certificates: readonly (readonly [identifier: string, record: CertificateRecord])[];
	readonly list: { readonly key: string; readonly after: StatusListRecord };
}

/** What certificates of one act share. */
export interface Shared extends Validity {
	readonly type: string;
}

/** Serial numbers given by hand that automatic numbering steps over in one act. */
const mostSkipped = 10_000;
const noneYet: StatusListRecord = { count: 0, nextSerial: 1 };

/** The type, if the department acted for may issue it now. Refuses issuer-not-allowed and what typeInForce refuses. */
export function issuableType(context: CheckContext, type: string): TypeInForce & { readonly issuer: string } {
	const found = typeInForce(context, type, context.timeMs);
	const issuer = context.principal.department;
	if (issuer === undefined || !found.version.issuers.includes(issuer)) return refuse("issuer-not-allowed");
	return { ...found, issuer };
}

/** Checks and numbers certificates of one type; writes nothing. Refuses all of them where one is wrong. */
export function planIssuance(
	context: CheckContext,
	shared: Shared,
	items: readonly CertificateItem[],
): Issuance {
	const { record, version, issuer } = issuableType(context, shared.type);
	checkValidity(shared, version.validity, context.timeMs);
	const key = listKey(shared.type, issuer);
	const before = context.get(statusLists, key) ?? noneYet;
	const identify = identifierMaker(record.code, issuerCodeOf(issuer) ?? refuse("issuer-code"));
	const taken = new Set<string>();
	let { count, nextSerial } = before;
	const free = (identifier: string) =>
		!taken.has(identifier) && context.get(certificates, identifier) === undefined;
	const numbered = (): string => {
		for (let skipped = 0; skipped < mostSkipped; skipped++) {
			const identifier = identify(String(nextSerial++).padStart(10, "0"), 1);
			if (free(identifier)) return identifier;
		}
		return refuse("serial-taken");
	};
	const planned = items.map((item) => {
		checkPublicFields(version.publicFields, item.publicFields);
		const identifier = item.serial === undefined ? numbered() : identify(item.serial, 1);
		if (item.serial !== undefined && !free(identifier)) refuse("serial-taken");
		taken.add(identifier);
		return [identifier, newRecord(context, { ...shared, issuer }, { item, statusIndex: count++ })] as const;
	});
	return { certificates: planned, list: { key, after: { count, nextSerial } } };
}

/** Writes what was planned. */
export function writeIssuance(context: ApplyContext, { certificates: planned, list }: Issuance): void {
	for (const [identifier, record] of planned) context.put(certificates, identifier, record);
	context.put(statusLists, list.key, list.after);
}

/** A certificate as it is first written. */
export function newRecord(
	{ transaction }: CheckContext,
	{ type, issuer, validFromMs, validUntilMs }: Shared & { readonly issuer: string },
	{ item, statusIndex }: { readonly item: Omit<CertificateItem, "serial">; readonly statusIndex: number },
): CertificateRecord {
	return {
		type,
		issuer,
		validFromMs,
		...(validUntilMs === undefined ? {} : { validUntilMs }),
		status: "valid",
		statusIndex,
		commitment: item.commitment,
		transaction,
		...(item.holder === undefined ? {} : { holder: item.holder }),
		...(item.publicFields === undefined ? {} : { publicFields: item.publicFields }),
	};
}
