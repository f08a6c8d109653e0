import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { type Checkpoint, parseCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { parseNote } from "@mingjian/ledger/note/note.ts";
import type { Files } from "../store/files.ts";

/** What a witness cosigned last of a log. */
export interface Witnessed {
	readonly checkpoint: Checkpoint;
	/** As the log signed it, byte for byte. */
	readonly note: Bytes;
}

/** A witness whose memory cannot be read must not begin anew: it would cosign another past. */
export class WitnessDamaged extends Error {
	readonly code = "witness-damaged";
}

/** The newest checkpoint of every log a witness knows, one file each, replaced whole. */
export class WitnessBook {
	readonly #files: Files;
	readonly #directory: string;
	readonly #latest = new Map<string, Witnessed>();

	/** Opens the folder. Refuses a file that cannot be read (WitnessDamaged). */
	static async open(files: Files, directory: string): Promise<WitnessBook> {
		await files.makeDirectory(directory);
		const book = new WitnessBook(files, directory);
		for (const name of await files.list(directory)) if (name.endsWith(".checkpoint")) await book.#load(name);
		return book;
	}

	private constructor(files: Files, directory: string) {
		this.#files = files;
		this.#directory = directory;
	}

	/** Undefined for a log that was never cosigned. */
	latest(origin: string): Witnessed | undefined {
		return this.#latest.get(origin);
	}

	/** Puts a checkpoint in the place of the one before; durable when it resolves. */
	async record(witnessed: Witnessed): Promise<void> {
		const path = `${this.#directory}/${nameOf(witnessed.checkpoint.origin)}`;
		const file = await this.#files.open(`${path}.tmp`);
		try {
			await file.truncate(0);
			await file.writeAt(witnessed.note, 0);
			await file.datasync();
		} finally {
			await file.close();
		}
		await this.#files.rename(`${path}.tmp`, path);
		await this.#files.syncDirectory(this.#directory);
		this.#latest.set(witnessed.checkpoint.origin, witnessed);
	}

	async #load(name: string): Promise<void> {
		const path = `${this.#directory}/${name}`;
		const file = await this.#files.open(path);
		const bytes = new Uint8Array(file.size());
		file.readAt(bytes, 0);
		await file.close();
		const note = parseNote(bytes);
		const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note;
		if (!checkpoint.ok || nameOf(checkpoint.value.origin) !== name)
			throw new WitnessDamaged(`${path}: is not the checkpoint that was cosigned`);
		this.#latest.set(checkpoint.value.origin, { checkpoint: checkpoint.value, note: bytes });
	}
}

// An origin is any text; its hash is a file name.
function nameOf(origin: string): string {
	return `${toHex(sha256(utf8(origin)))}.checkpoint`;
}
