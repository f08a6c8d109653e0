import type { Bytes } from "../crypto/bytes.ts";

const idSize = 32;
const parts = 256;
const firstCapacity = 32;
/** Share of a part that is in use before it grows. */
const fullest = 5 / 8;

interface Part {
	/** Places; a power of two. */
	capacity: number;
	used: number;
	ids: Uint8Array;
	/** One more than the number kept; 0 where the place is free. */
	numbers: Float64Array;
}

/**
 * A number for each of many 32-octet ids, without an object for any of them: millions are held for minutes, and the collector
 * must not walk through them. Ids are hashes, so their own octets say where they go. It grows a part at a time, so no
 * call waits for all of it.
 */
export class IdTable {
	readonly #parts: (Part | undefined)[] = new Array(parts);

	/** The number of an id, where it has one. */
	find(id: Bytes): number | undefined {
		const part = this.#parts[id[0]!];
		if (!part) return undefined;
		const number = part.numbers[placeOf(part, id)]!;
		return number === 0 ? undefined : number - 1;
	}

	/** Gives an id a number from 0, in the place of one it may have. Refuses an id that is not 32 octets (RangeError). */
	set(id: Bytes, number: number): void {
		if (id.length !== idSize) throw new RangeError(`an id of ${id.length} octets`);
		let part = this.#parts[id[0]!];
		if (!part || part.used > part.capacity * fullest) {
			part = grown(part);
			this.#parts[id[0]!] = part;
		}
		put(part, id, number + 1);
	}
}

function newPart(capacity: number): Part {
	return {
		capacity,
		used: 0,
		ids: new Uint8Array(capacity * idSize),
		numbers: new Float64Array(capacity),
	};
}

function grown(part: Part | undefined): Part {
	if (!part) return newPart(firstCapacity);
	const larger = newPart(part.capacity * 2);
	for (let place = 0; place < part.capacity; place++) {
		const number = part.numbers[place]!;
		if (number !== 0) put(larger, part.ids.subarray(place * idSize, (place + 1) * idSize), number);
	}
	return larger;
}

function put(part: Part, id: Bytes, number: number): void {
	const place = placeOf(part, id);
	if (part.numbers[place] === 0) {
		part.used++;
		part.ids.set(id, place * idSize);
	}
	part.numbers[place] = number;
}

/** The place of an id, or the free one where it would go. */
function placeOf({ capacity, ids, numbers }: Part, id: Bytes): number {
	const mask = capacity - 1;
	// Whoever searches for ids that begin alike, so as to make these steps many, has to match both words.
	const step = word(id, 5) | 1;
	let place = word(id, 1) & mask;
	while (numbers[place] !== 0 && !same(ids, place * idSize, id)) place = (place + step) & mask;
	return place;
}

function word(id: Bytes, at: number): number {
	return (id[at]! << 24) | (id[at + 1]! << 16) | (id[at + 2]! << 8) | id[at + 3]!;
}

function same(ids: Bytes, at: number, id: Bytes): boolean {
	for (let index = 0; index < idSize; index++) if (ids[at + index] !== id[index]) return false;
	return true;
}
