import { existsSync } from "node:fs";
import type { ShownCheckpoint } from "@mingjian/client/anchor/check-anchored.ts";
import type { LogPosition } from "@mingjian/client/verify/growth.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import { replaceFile } from "../keys/write-file.ts";
import { refusedError } from "../program/cli-error.ts";
import { readInput } from "../program/read-input.ts";

const format = "mingjian-audit/1";

/** Where an audit ended, kept for the next one: the log must have grown from there. */
interface Saved {
	readonly format: typeof format;
	readonly ledger: string;
	readonly size: number;
	/** Base64. */
	readonly root: string;
	/** The signed checkpoint, as text: evidence, should the log turn out not to have grown from there. Files from before it was kept have none. */
	readonly checkpoint?: string;
	/** When it was audited, for people. */
	readonly auditedAt: string;
}

/** A position with the checkpoint that was signed for it, where it was kept. */
export type SavedPosition = LogPosition & { readonly note: Bytes | undefined };

/** The position a file keeps; undefined where there is no file yet. Refuses another ledger's and anything else (exit 1). */
export function readPosition(path: string, ledger: string): SavedPosition | undefined {
	if (!existsSync(path)) return undefined;
	const saved = parse(new TextDecoder().decode(readInput(path, 65_536)));
	const root = typeof saved?.root === "string" ? readBase64(saved.root) : undefined;
	if (saved?.format !== format || !root || !Number.isSafeInteger(saved.size) || saved.size! < 1) {
		throw refusedError("audit-position", {
			zh: `${path} 不是上次审计保存的文件`,
			en: `${path} was not saved by an audit`,
		});
	}
	if (saved.ledger !== ledger) {
		throw refusedError("audit-position", {
			zh: `${path} 属于另一个账本（${saved.ledger}）`,
			en: `${path} is of another ledger (${saved.ledger})`,
		});
	}
	const note = typeof saved.checkpoint === "string" ? utf8(saved.checkpoint) : undefined;
	return { size: saved.size!, root, note };
}

/** Keeps a position that was audited. */
export function savePosition(path: string, ledger: string, { size, root, note }: ShownCheckpoint): void {
	const checkpoint = fromUtf8(note);
	const saved: Saved = {
		format,
		ledger,
		size,
		root: toBase64(root),
		checkpoint,
		auditedAt: new Date().toISOString(),
	};
	replaceFile(path, `${JSON.stringify(saved, undefined, "\t")}\n`);
}

function parse(text: string): Partial<Saved> | undefined {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === "object" && value !== null ? value : undefined;
	} catch {
		return undefined;
	}
}
