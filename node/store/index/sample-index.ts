import { hash } from "node:crypto";
import fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Write } from "@mingjian/ledger/runtime/block-state.ts";
import type { IndexedEntry } from "./index-block.ts";
import { type IndexBlock, IndexTrouble, QueryIndex, QuestionFault } from "./query-index.ts";
import { collections } from "./sample-contracts.ts";

// What the tests of the index share.

const directory = fs.mkdtempSync(join(tmpdir(), "query-index-"));
after(() => fs.rmSync(directory, { recursive: true }));

/** Module the index thread loads the sample collections from. */
export const contracts = new URL("./sample-contracts.ts", import.meta.url).href;
let files = 0;

/** A path in a directory that goes when the tests end. */
export function newPath(): string {
	return join(directory, `${++files}.sqlite`);
}

/** Opens an index over the sample collections and closes it after use; answers its path. */
export async function withIndex(
	use: (index: QueryIndex) => Promise<void> | void,
	path = newPath(),
): Promise<string> {
	const index = await QueryIndex.open(path, collections, { contracts });
	try {
		await use(index);
	} finally {
		await index.close();
	}
	return path;
}

/** For assert.throws: trouble or fault of this code. */
export function refuses(code: string) {
	return (error: unknown) =>
		(error instanceof IndexTrouble || error instanceof QuestionFault) && error.code === code;
}

/** The id of the transaction at an index. */
export function idOf(index: number): string {
	return hash("sha256", `transaction ${index}`);
}

/** An entry, ordinary but for what is said of it. */
export function entry(index: number, more: Partial<IndexedEntry> = {}): IndexedEntry {
	const base = { service: "sample", action: "issue", actor: "officer:one", code: "ok", touched: [] };
	return { index, id: idOf(index), ...base, ...more };
}

/** A write of a sample service. */
export function service(key: string, zh: string, en: string, theme = "living"): Write {
	return [`sample.services/${key}`, utf8(JSON.stringify({ zh, en, theme }))];
}

/** A write of a sample permit, stamped. */
export function permit(key: string, record: Record<string, unknown>, revision = 1): Write {
	const stamped = { revision, history: `${"A".repeat(43)}=`, record };
	return [`sample.permits/${key}`, utf8(JSON.stringify(stamped))];
}

/** A block, empty but for what is said of it. */
export function block(height: number, more: Partial<IndexBlock> = {}): IndexBlock {
	return { height, timeMs: 1000 * height, firstIndex: 10 * height, entries: [], writes: [], ...more };
}

/** Follows blocks until questions see the last. */
export async function following(index: QueryIndex, ...blocks: readonly IndexBlock[]): Promise<void> {
	for (const each of blocks) index.follow(each);
	await index.settled(blocks.at(-1)!.height);
}

/** Follows a first block with these writes. */
export async function filled(index: QueryIndex, ...writes: readonly Write[]): Promise<void> {
	await following(index, block(0, { writes }));
}

export const a = { holder: "citizen:a", status: "active", issuedMs: 30, expiryMs: 500 };
export const b = { holder: "citizen:b", status: "pending", issuedMs: 10 };
const c = { holder: "citizen:a", status: "active", issuedMs: 20 };
const d = { holder: "citizen:c", status: "active", issuedMs: 10, expiryMs: 400 };
const e = { holder: "citizen:c", status: "active", issuedMs: 10, expiryMs: 400 };
/** Five permits: two columns tie, one is absent in two of them. */
export const five = [permit("a", a), permit("b", b), permit("c", c), permit("d", d), permit("e", e)];

/** A short record with every kind of entry. */
export const sample: IndexBlock[] = [
	block(0),
	block(1, {
		entries: [
			entry(10),
			entry(11, { action: "revoke", actor: "officer:two", touched: ["sample.permits/a"] }),
		],
		writes: [permit("a", a)],
	}),
	block(2, {
		entries: [
			entry(20, {
				actor: "officer:two",
				onBehalfOf: "department:x",
				touched: ["sample.permits/a", "sample.permits/b"],
			}),
			entry(21, { service: "other", code: "service-unknown" }),
			entry(22, { id: idOf(10), code: "transaction-repeated" }),
		],
		writes: [permit("a", { ...a, status: "revoked" }, 2), permit("b", b)],
	}),
	block(3),
	block(4, {
		entries: [
			entry(40, { code: "not-allowed", action: "revoke" }),
			entry(41, { touched: ["sample.permits/a"] }),
		],
		writes: [permit("a", a, 3)],
	}),
];
