import { hash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bytes, concat, u32 } from "@mingjian/ledger/crypto/bytes.ts";
import type { LiveContent } from "../vault/vault.ts";
import { BackupTrouble } from "./backup-trouble.ts";

const shard = /^[0-9a-f]{2}$/;
const sealedName = /^[0-9a-f]{64}$/;
const wrapName = /^([0-9a-f]{64})\.([0-9a-f]{64})$/;

/** The vault's live set as its folder has it, read beside a running node: each content with its wraps, sorted. */
export function liveContents(vault: string): LiveContent[] {
	if (!existsSync(vault)) return [];
	return readdirSync(vault)
		.filter((name) => shard.test(name))
		.flatMap((name) => liveOf(readdirSync(join(vault, name))))
		.sort((a, b) => (a.contentId < b.contentId ? -1 : 1));
}

function liveOf(names: readonly string[]): LiveContent[] {
	const wraps = names.flatMap((name) => {
		const [, contentId, wrapId] = wrapName.exec(name) ?? [];
		return contentId && wrapId ? [{ contentId, wrapId }] : [];
	});
	return names
		.filter((name) => sealedName.test(name))
		.map((contentId) => ({
			contentId,
			wraps: wraps.filter((wrap) => wrap.contentId === contentId).map(({ wrapId }) => wrapId),
		}));
}

/** Where a content's file lies below the vault. */
export function vaultPath(name: string): string {
	return `vault/${name.slice(0, 2)}/${name}`;
}

/** A content and its wraps as one piece: u32 length and octets of each, ciphertext first. Undefined where it was erased meanwhile; refuses damage (backup-source). */
export function packContent(directory: string, { contentId, wraps }: LiveContent): Bytes | undefined {
	const names = [contentId, ...wraps.map((wrapId) => `${contentId}.${wrapId}`)];
	const files = names.map((name) => readNow(join(directory, vaultPath(name))));
	// Erasing writes over a file before its name goes.
	if (files.some((octets) => octets === undefined || octets.every((octet) => octet === 0))) return undefined;
	names.forEach((name, order) => {
		if (hash("sha256", files[order]!, "hex") !== name.slice(-64))
			throw new BackupTrouble("backup-source", `${vaultPath(name)}: is not what its name says`);
	});
	return concat(...files.flatMap((octets) => [u32(octets!.length), octets!]));
}

/** The files of a packed content by name. Refuses octets that are not what the names say (backup-damaged). */
export function unpackContent(packed: Bytes, { contentId, wraps }: LiveContent): Map<string, Bytes> {
	const names = [contentId, ...wraps.map((wrapId) => `${contentId}.${wrapId}`)];
	const files = new Map<string, Bytes>();
	let at = 0;
	for (const name of names) {
		const length =
			at + 4 <= packed.length ? new DataView(packed.buffer, packed.byteOffset + at).getUint32(0) : -1;
		const octets = packed.slice(at + 4, at + 4 + length);
		if (octets.length !== length || hash("sha256", octets, "hex") !== name.slice(-64))
			throw new BackupTrouble("backup-damaged", `${vaultPath(name)}: is not what its name says`);
		files.set(name, octets);
		at += 4 + length;
	}
	return files;
}

function readNow(path: string): Bytes | undefined {
	try {
		return new Uint8Array(readFileSync(path));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
		throw error;
	}
}
