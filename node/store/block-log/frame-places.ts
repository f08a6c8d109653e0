import { type FrameHeader, headerSize, readHeader } from "./frame.ts";

/** Where a frame lies, and its header. */
export interface FramePlace extends FrameHeader {
	readonly segment: number;
	readonly position: number;
}

/** The frame's header as it is on the disk ‖ u32 segment ‖ f64 position. */
const placeSize = headerSize + 12;
const perPage = 4096;

/**
 * The places of all frames by height, as octets: a record of a million blocks must not be a million objects that the collector walks
 * through.
 */
export class FramePlaces {
	readonly #pages: Uint8Array[] = [];
	#length = 0;

	get length(): number {
		return this.#length;
	}

	/** The place of the frame at a height. */
	at(height: number): FramePlace | undefined {
		if (!Number.isInteger(height) || height < 0 || height >= this.#length) return undefined;
		const { page, from, view } = this.#slot(height);
		return {
			...readHeader(page.subarray(from, from + headerSize)),
			segment: view.getUint32(headerSize),
			position: view.getFloat64(headerSize + 4),
		};
	}

	last(): FramePlace | undefined {
		return this.at(this.#length - 1);
	}

	/** Adds the next frame by its first `headerSize` octets. */
	push(frame: Uint8Array, { segment, position }: { segment: number; position: number }): void {
		if (this.#length % perPage === 0 && this.#pages.length === this.#length / perPage)
			this.#pages.push(new Uint8Array(perPage * placeSize));
		const { page, from, view } = this.#slot(this.#length);
		page.set(frame.subarray(0, headerSize), from);
		view.setUint32(headerSize, segment);
		view.setFloat64(headerSize + 4, position);
		this.#length++;
	}

	/** Forgets the frames from a height on. */
	truncate(length: number): void {
		this.#length = length;
	}

	/** The frame whose leaves include a log index, block leaves counted. */
	holding(index: number): FramePlace | undefined {
		if (!Number.isSafeInteger(index)) return undefined;
		let low = 0;
		let high = this.#length;
		while (low < high) {
			const middle = (low + high) >>> 1;
			if (this.#firstIndex(middle) <= index) low = middle + 1;
			else high = middle;
		}
		const place = this.at(low - 1);
		return place && index <= place.firstIndex + place.entryCount ? place : undefined;
	}

	#firstIndex(height: number): number {
		return Number(this.#slot(height).view.getBigUint64(28));
	}

	#slot(height: number) {
		const page = this.#pages[Math.floor(height / perPage)]!;
		const from = (height % perPage) * placeSize;
		return { page, from, view: new DataView(page.buffer, from, placeSize) };
	}
}
