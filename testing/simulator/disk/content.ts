import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** The bytes of one simulated file. */
export class Content {
	#bytes: Bytes = new Uint8Array(0);
	#size = 0;

	get size(): number {
		return this.#size;
	}

	read(into: Bytes, position: number): number {
		const part = this.#bytes.subarray(position, Math.min(this.#size, position + into.length));
		into.set(part);
		return part.length;
	}

	/** A gap before the position reads as zeros. */
	write(bytes: Bytes, position: number): void {
		const end = position + bytes.length;
		if (end > this.#bytes.length) this.#grow(end);
		this.#bytes.set(bytes, position);
		this.#size = Math.max(this.#size, end);
	}

	truncate(size: number): void {
		if (size > this.#bytes.length) this.#grow(size);
		this.#bytes.fill(0, Math.min(size, this.#size));
		this.#size = size;
	}

	flip(bit: number): void {
		this.#bytes[bit >>> 3]! ^= 1 << (bit & 7);
	}

	copy(): Content {
		const copy = new Content();
		copy.write(this.#bytes.subarray(0, this.#size), 0);
		return copy;
	}

	#grow(size: number): void {
		const grown = new Uint8Array(Math.max(size, this.#bytes.length * 2, 256));
		grown.set(this.#bytes.subarray(0, this.#size));
		this.#bytes = grown;
	}
}
