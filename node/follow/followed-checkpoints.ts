import { readFileSync } from "node:fs";
import { type Bytes, equal, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { parseCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { parseNote } from "@mingjian/ledger/note/note.ts";
import type { ProofCheckpoint } from "../pipeline/proofs.ts";
import type { Files } from "../store/files.ts";

interface Waiter {
	readonly index: number;
	resolve(checkpoint: ProofCheckpoint): void;
	reject(error: unknown): void;
}

/** A node without the log's key has no checkpoint before it followed one. */
export class NothingFollowed extends Error {
	readonly code = "nothing-followed";
}

/** The log's own checkpoints, as another node served them and this one executed up to them: a follower has no key to sign with. */
export class FollowedCheckpoints {
	readonly #files: Files;
	readonly #path: string;
	#latest: ProofCheckpoint | undefined;
	#waiting: Waiter[] = [];

	/** Takes up the checkpoint left by the last run, where the record here has come to it. */
	constructor(files: Files, directory: string, rootAt: (size: number) => Bytes | undefined) {
		this.#files = files;
		this.#path = `${directory}/followed.checkpoint`;
		this.#latest = readKept(this.#path, rootAt);
	}

	/** The newest checkpoint this node executed up to. Throws NothingFollowed before there is one. */
	get latest(): ProofCheckpoint {
		if (!this.#latest) throw new NothingFollowed("no checkpoint has been followed yet");
		return this.#latest;
	}

	/** A checkpoint of a log that holds the leaf; waits for the next one where the newest does not. */
	covering(index: number): Promise<ProofCheckpoint> {
		if (this.#latest && this.#latest.size > index) return Promise.resolve(this.#latest);
		return new Promise((resolve, reject) => this.#waiting.push({ index, resolve, reject }));
	}

	/** Takes a checkpoint that was verified and executed up to, durably. */
	async adopt(size: number, note: Bytes): Promise<void> {
		const file = await this.#files.open(`${this.#path}.tmp`);
		try {
			await file.truncate(0);
			await file.writeAt(note, 0);
			await file.datasync();
		} finally {
			await file.close();
		}
		await this.#files.rename(`${this.#path}.tmp`, this.#path);
		const latest = { size, note: fromUtf8(note) };
		this.#latest = latest;
		const covered = this.#waiting.filter(({ index }) => index < size);
		this.#waiting = this.#waiting.filter(({ index }) => index >= size);
		for (const { resolve } of covered) resolve(latest);
	}

	/** Tells those who wait that nothing more comes. */
	close(): void {
		for (const { reject } of this.#waiting) reject(new NothingFollowed("the node is stopping"));
		this.#waiting = [];
	}
}

function readKept(path: string, rootAt: (size: number) => Bytes | undefined): ProofCheckpoint | undefined {
	let bytes: Bytes;
	try {
		bytes = new Uint8Array(readFileSync(path));
	} catch {
		return undefined;
	}
	const note = parseNote(bytes);
	const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
	if (!checkpoint.ok) return undefined;
	const { size, root } = checkpoint.value;
	const own = rootAt(size);
	return own && equal(own, root) ? { size, note: fromUtf8(bytes) } : undefined;
}
