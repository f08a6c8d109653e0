import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import { collectionOf } from "./index-block.ts";

/** Records of a collection that keeps history whose column has a value, such as the cases about one parcel. */
export interface About {
	readonly collection: string;
	readonly column: string;
	readonly value: string;
}

/** Reads `collection/column=value`, such as `cases.case/publicValue=PS-2026-0017`; undefined for anything else. */
export function parseAbout(text: string): About | undefined {
	const parts = /^([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)\/([a-z][A-Za-z0-9]{0,63})=(.+)$/s.exec(text);
	return parts ? { collection: parts[1]!, column: parts[2]!, value: parts[3]! } : undefined;
}

/** The state keys that a block wrote of records which are about something. */
export function keysAbout(
	{ writes }: Pick<AppliedBlock, "writes">,
	{ collection, column, value }: About,
	declared: ReadonlyMap<string, Collection>,
): ReadonlySet<string> {
	const columns = declared.get(collection)?.columns;
	const found = writes.filter(([key, written]) => {
		if (!columns || written === undefined || collectionOf(key) !== collection) return false;
		const { record } = JSON.parse(fromUtf8(written)) as { readonly record: unknown };
		return columns(record, key.slice(key.indexOf("/") + 1))[column] === value;
	});
	return new Set(found.map(([key]) => key));
}
