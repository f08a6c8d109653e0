import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Files } from "../store/files.ts";
import { ReleaseBook } from "./release-book.ts";
import { VaultDamaged } from "./vault-damaged.ts";

/** One content of the live set: what a backup copies and a restore must find. */
export interface LiveContent {
	readonly contentId: string;
	/** Ids of its wraps, sorted. */
	readonly wraps: readonly string[];
}

interface Held {
	/** Whether the ciphertext is there; a crash may leave wraps alone. */
	sealed: boolean;
	readonly wraps: Set<string>;
}

const sealedName = /^[0-9a-f]{64}$/;
const wrapName = /^([0-9a-f]{64})\.([0-9a-f]{64})$/;
const shards = Array.from({ length: 256 }, (_, at) => at.toString(16).padStart(2, "0"));

/**
 * Ciphertexts and wraps by their hashes, one file each, below 256 folders. What is put is durable when the call resolves; what is
 * erased is written over, cut, removed, and its name durably gone. It cannot read anything it holds, and asks nobody who may:
 * that is `VaultKeeper`'s.
 */
export class Vault {
	readonly #files: Files;
	readonly #directory: string;
	readonly #held = new Map<string, Held>();
	readonly #turns = new Map<string, Promise<unknown>>();
	readonly #book: ReleaseBook;

	/** Opens the folder, removing what a crash left unfinished. */
	static async open(files: Files, directory: string, nowMs: number): Promise<Vault> {
		await files.makeDirectory(directory);
		const vault = new Vault(files, directory, await ReleaseBook.open(files, directory, nowMs));
		for (const shard of shards) await vault.#load(`${directory}/${shard}`);
		return vault;
	}

	private constructor(files: Files, directory: string, book: ReleaseBook) {
		this.#files = files;
		this.#directory = directory;
		this.#book = book;
	}

	has(contentId: string): boolean {
		return this.#held.get(contentId)?.sealed ?? false;
	}

	/** Ids of the wraps held for a content. */
	wrapsOf(contentId: string): readonly string[] {
		return [...(this.#held.get(contentId)?.wraps ?? [])].sort();
	}

	/** Everything that is held and not erased. */
	live(): LiveContent[] {
		return [...this.#held]
			.filter(([, { sealed }]) => sealed)
			.map(([contentId]) => ({ contentId, wraps: this.wrapsOf(contentId) }))
			.sort((a, b) => (a.contentId < b.contentId ? -1 : 1));
	}

	/** Ids of all contents of which anything is held, whole or not. */
	contents(): string[] {
		return [...this.#held.keys()];
	}

	/** The ciphertext; undefined where it is not held. Refuses what is not what its name says (VaultDamaged). */
	async sealed(contentId: string): Promise<Bytes | undefined> {
		return this.has(contentId) ? await this.#read(contentId, contentId) : undefined;
	}

	/** A wrap; undefined where it is not held. Refuses what is not what its name says (VaultDamaged). */
	async wrap(contentId: string, wrapId: string): Promise<Bytes | undefined> {
		const held = this.#held.get(contentId)?.wraps.has(wrapId);
		return held ? await this.#read(contentId, `${contentId}.${wrapId}`) : undefined;
	}

	/** Keeps a ciphertext under its hash; returns the hash. Putting the same again changes nothing. */
	async putSealed(octets: Bytes): Promise<string> {
		const contentId = toHex(sha256(octets));
		await this.#inTurn(contentId, async () => {
			if (this.has(contentId)) return;
			await this.#write(contentId, contentId, octets);
			this.#of(contentId).sealed = true;
		});
		return contentId;
	}

	/** Keeps a wrap of a content under its hash; returns the hash. */
	async putWrap(contentId: string, octets: Bytes): Promise<string> {
		const wrapId = toHex(sha256(octets));
		await this.#inTurn(contentId, async () => {
			if (this.#held.get(contentId)?.wraps.has(wrapId)) return;
			await this.#write(contentId, `${contentId}.${wrapId}`, octets);
			this.#of(contentId).wraps.add(wrapId);
		});
		return wrapId;
	}

	/** Destroys one wrap. */
	async dropWrap(contentId: string, wrapId: string): Promise<void> {
		await this.#inTurn(contentId, async () => {
			if (!this.#held.get(contentId)?.wraps.has(wrapId)) return;
			await this.#destroy(contentId, [`${contentId}.${wrapId}`]);
			this.#held.get(contentId)!.wraps.delete(wrapId);
		});
	}

	/** Destroys all wraps of a content and then its ciphertext; done again, it does nothing. */
	async erase(contentId: string): Promise<void> {
		await this.#inTurn(contentId, async () => {
			const held = this.#held.get(contentId);
			if (!held) return;
			const wraps = [...held.wraps].map((wrapId) => `${contentId}.${wrapId}`);
			await this.#destroy(contentId, [...wraps, ...(held.sealed ? [contentId] : [])]);
			this.#held.delete(contentId);
		});
	}

	/** True once for each opening, when that is durable. */
	useOpening(opening: string, untilMs: number): Promise<boolean> {
		return this.#book.use(opening, untilMs);
	}

	/** Lets go of openings whose term is long over; none of them is good for anything. */
	forgetOpenings(nowMs: number): void {
		this.#book.forget(nowMs);
	}

	/** Waits for what is under way and closes. */
	async close(): Promise<void> {
		await Promise.allSettled(this.#turns.values());
		await this.#book.close();
	}

	async #load(folder: string): Promise<void> {
		const names = await this.#files.list(folder);
		const unfinished = names.filter((name) => name.endsWith(".tmp"));
		for (const name of unfinished) await this.#files.remove(`${folder}/${name}`);
		if (unfinished.length > 0) await this.#files.syncDirectory(folder);
		for (const name of names) {
			if (sealedName.test(name)) this.#of(name).sealed = true;
			const wrap = wrapName.exec(name);
			if (wrap) this.#of(wrap[1]!).wraps.add(wrap[2]!);
		}
	}

	#of(contentId: string): Held {
		const held = this.#held.get(contentId) ?? { sealed: false, wraps: new Set() };
		this.#held.set(contentId, held);
		return held;
	}

	#folder(contentId: string): string {
		return `${this.#directory}/${contentId.slice(0, 2)}`;
	}

	async #read(contentId: string, name: string): Promise<Bytes> {
		const path = `${this.#folder(contentId)}/${name}`;
		const file = await this.#files.open(path);
		try {
			const octets = new Uint8Array(file.size());
			file.readAt(octets, 0);
			if (toHex(sha256(octets)) !== name.slice(-64)) throw new VaultDamaged(path);
			return octets;
		} finally {
			await file.close();
		}
	}

	async #write(contentId: string, name: string, octets: Bytes): Promise<void> {
		const folder = this.#folder(contentId);
		await this.#files.makeDirectory(folder);
		const file = await this.#files.open(`${folder}/${name}.tmp`);
		try {
			await file.truncate(0);
			await file.writeAt(octets, 0);
			await file.datasync();
		} finally {
			await file.close();
		}
		await this.#files.rename(`${folder}/${name}.tmp`, `${folder}/${name}`);
		await this.#files.syncDirectory(folder);
	}

	async #destroy(contentId: string, names: readonly string[]): Promise<void> {
		const folder = this.#folder(contentId);
		for (const name of names) {
			const file = await this.#files.open(`${folder}/${name}`);
			try {
				await file.writeAt(new Uint8Array(file.size()), 0);
				await file.datasync();
				await file.truncate(0);
				await file.datasync();
			} finally {
				await file.close();
			}
			await this.#files.remove(`${folder}/${name}`);
		}
		await this.#files.syncDirectory(folder);
	}

	/** Whatever changes a content waits for what changes it already. */
	async #inTurn(contentId: string, act: () => Promise<void>): Promise<void> {
		const turn = (this.#turns.get(contentId) ?? Promise.resolve()).then(act);
		const settled = turn.catch(() => {});
		this.#turns.set(contentId, settled);
		try {
			await turn;
		} finally {
			if (this.#turns.get(contentId) === settled) this.#turns.delete(contentId);
		}
	}
}
