import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";

/** Choices that are the same for the same name, every time and on every machine. Not for secrets. */
export class DemoRandom {
	readonly #name: string;
	#count = 0;

	constructor(name: string) {
		this.#name = name;
	}

	/** A whole number from 0 to below `bound`. */
	below(bound: number): number {
		const bytes = sha256(utf8(`mingjian/demo/choice/1\n${this.#name}\n${this.#count++}`));
		return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) % bound;
	}

	pick<T>(from: readonly T[]): T {
		return from[this.below(from.length)]!;
	}

	digits(count: number): string {
		return Array.from({ length: count }, () => this.below(10)).join("");
	}
}
