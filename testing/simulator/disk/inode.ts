import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Random } from "../random.ts";
import { Content } from "./content.ts";

/** A change that a power cut may still lose, keep or tear. */
type Change = { readonly bytes: Bytes; readonly position: number } | { readonly truncated: number };

const pageBytes = 4096;

/** One file: what programs see, what is on the plates, and the changes in between. */
export class Inode {
	readonly seen = new Content();
	readonly #durable: Content;
	#unsynced: Change[] = [];

	constructor(durable = new Content()) {
		this.#durable = durable;
		this.seen = durable.copy();
	}

	write(bytes: Bytes, position: number): void {
		const copy = bytes.slice();
		this.seen.write(copy, position);
		this.#unsynced.push({ bytes: copy, position });
	}

	truncate(size: number): void {
		this.seen.truncate(size);
		this.#unsynced.push({ truncated: size });
	}

	/** How many changes a sync that begins now is about. */
	get changes(): number {
		return this.#unsynced.length;
	}

	/** Makes the oldest changes durable. */
	sync(changes: number): void {
		for (const change of this.#unsynced.splice(0, changes)) apply(this.#durable, change);
	}

	/** A failed sync: the system forgets that the changes were to be written, and goes on showing them. */
	loseSync(changes: number): void {
		this.#unsynced.splice(0, changes);
	}

	/** What is found after a power cut: any pages of any unsynced changes, the last of a write torn. */
	afterPowerCut(random: Random): Inode {
		const found = this.#durable.copy();
		const keeps = random.pick([0, 0, 30, 70, 100]);
		for (const change of this.#unsynced) {
			if ("truncated" in change) {
				if (random.chance(keeps)) found.truncate(change.truncated);
			} else writeSomePages(found, change, { random, keeps });
		}
		return new Inode(found);
	}

	/** Bits that can flip. */
	get bits(): number {
		return this.seen.size * 8;
	}

	/** Turns one bit round, everywhere. */
	flip(bit: number): void {
		this.sync(this.changes);
		this.#durable.flip(bit);
		this.seen.flip(bit);
	}
}

function apply(content: Content, change: Change): void {
	if ("truncated" in change) content.truncate(change.truncated);
	else content.write(change.bytes, change.position);
}

function writeSomePages(
	content: Content,
	{ bytes, position }: { readonly bytes: Bytes; readonly position: number },
	{ random, keeps }: { readonly random: Random; readonly keeps: number },
): void {
	for (let at = position; at < position + bytes.length; ) {
		const end = Math.min(position + bytes.length, (Math.floor(at / pageBytes) + 1) * pageBytes);
		if (random.chance(keeps)) {
			const torn = random.chance(20) ? random.int(end - at + 1) : end - at;
			content.write(bytes.subarray(at - position, at - position + torn), at);
		}
		at = end;
	}
}
