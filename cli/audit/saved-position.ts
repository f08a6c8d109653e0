import { existsSync } from "node:fs";
import type { LogPosition } from "@mingjian/client/verify/growth.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
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
	/** When it was audited, for people. */
	readonly auditedAt: string;
}

/** The position a file keeps; undefined where there is no file yet. Refuses another ledger's and anything else (exit 1). */
export function readPosition(path: string, ledger: string): LogPosition | undefined {
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
	return { size: saved.size!, root };
}

/** Keeps a position that was audited. */
export function savePosition(path: string, ledger: string, { size, root }: LogPosition): void {
	const saved: Saved = { format, ledger, size, root: toBase64(root), auditedAt: new Date().toISOString() };
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
