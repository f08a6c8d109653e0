import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";

/** Largest message an engine may send: a block of proposals with room to spare. */
const maxMessage = 128 * 1024 * 1024;
/** A 32-bit length takes five octets at most. */
const maxLengthOctets = 5;

/** The engine sent what is no message; nothing after it can be understood. */
export class FramingError extends Error {
	readonly code = "engine-framing";
}

/** Messages of one connection: each is an unsigned varint length and so many octets (ABCI 0.38, socket protocol). */
export class MessageReader {
	#pending: Buffer[] = [];
	#size = 0;

	/** Takes what arrived and gives the messages that are whole. Refuses a length beyond reason (FramingError). */
	push(chunk: Buffer): Bytes[] {
		this.#pending.push(chunk);
		this.#size += chunk.length;
		const messages: Bytes[] = [];
		for (;;) {
			const head = this.#length();
			if (!head || this.#size < head.octets + head.length) return messages;
			messages.push(this.#take(head.octets + head.length).subarray(head.octets));
		}
	}

	/** The length at the front, once all of its octets are there. */
	#length(): { readonly octets: number; readonly length: number } | undefined {
		let length = 0;
		for (let octet = 0; octet < Math.min(this.#size, maxLengthOctets); octet++) {
			const value = this.#at(octet);
			length += (value & 0x7f) * 2 ** (7 * octet);
			if (value & 0x80) continue;
			if (length > maxMessage) throw new FramingError(`a message of ${length} octets`);
			return { octets: octet + 1, length };
		}
		if (this.#size >= maxLengthOctets) throw new FramingError("a length without end");
		return undefined;
	}

	#at(position: number): number {
		let at = position;
		for (const chunk of this.#pending) {
			if (at < chunk.length) return chunk[at]!;
			at -= chunk.length;
		}
		throw new RangeError(`position ${position} of ${this.#size}`);
	}

	#take(size: number): Buffer {
		const whole = this.#pending.length === 1 ? this.#pending[0]! : Buffer.concat(this.#pending);
		this.#size -= size;
		this.#pending = this.#size > 0 ? [whole.subarray(size)] : [];
		return whole.subarray(0, size);
	}
}

/** A message as it travels. */
export function framed(message: Bytes): Bytes {
	const head: number[] = [];
	let rest = message.length;
	while (rest > 0x7f) {
		head.push((rest & 0x7f) | 0x80);
		rest = Math.floor(rest / 128);
	}
	head.push(rest);
	const out = new Uint8Array(head.length + message.length);
	out.set(head);
	out.set(message, head.length);
	return out;
}
