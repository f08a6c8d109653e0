import { hash } from "node:crypto";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { pack, unpack } from "./packing.ts";

/** A batch as this node knows it: its transactions stay the same arrays, so that whoever checked one can recognise it. */
export interface Batch {
	/** SHA-256 of its octets, hex. */
	readonly name: string;
	readonly txs: readonly Bytes[];
	readonly size: number;
	/** As the engine has it. */
	readonly octets: Bytes;
}

interface Known extends Batch {
	/** Undefined until it is known whether the batch is sound. */
	verdict: boolean | undefined;
	judging: Promise<boolean> | undefined;
}

/** Batches kept at once, by octets: what the engine's pool may hold, and no more. */
const maxKept = 256 * 1024 * 1024;

/**
 * Batches between their arrival and their block. Each is read and judged once, though the engine shows it four times: to its
 * pool, as a proposal made, as a proposal received, and as a block.
 */
export class Batches {
	readonly #judge: (txs: readonly Bytes[]) => boolean | Promise<boolean>;
	readonly #known = new Map<string, Known>();
	#kept = 0;

	/** `judge` says whether transactions are such as an honest member hands on. */
	constructor(judge: (txs: readonly Bytes[]) => boolean | Promise<boolean>) {
		this.#judge = judge;
	}

	/** Packs transactions that were checked one by one already. */
	own(txs: readonly Bytes[]): { readonly batch: Batch; readonly octets: Bytes } {
		const octets = pack(txs);
		const batch = {
			name: nameOf(octets),
			txs,
			size: octets.length,
			octets,
			verdict: true,
			judging: undefined,
		};
		this.#keep(batch);
		return { batch, octets };
	}

	/** Sound batches that are in no block yet, in the order in which they came. */
	waiting(): Batch[] {
		return [...this.#known.values()].filter(({ verdict }) => verdict === true);
	}

	/** Reads a batch; undefined for octets that are none, or that no honest member hands on. */
	async read(octets: Bytes): Promise<Batch | undefined> {
		const name = nameOf(octets);
		const known = this.#known.get(name) ?? this.#unpacked(name, octets);
		if (!known) return undefined;
		if (known.verdict === undefined) {
			known.judging ??= Promise.resolve(this.#judge(known.txs));
			const sound = await known.judging;
			if (known.verdict === undefined) {
				known.verdict = sound;
			}
		}
		return known.verdict ? known : undefined;
	}

	forget(name: string): void {
		const known = this.#known.get(name);
		if (!known) return;
		this.#known.delete(name);
		this.#kept -= known.size;
	}

	#unpacked(name: string, octets: Bytes): Known | undefined {
		const txs = unpack(octets);
		if (!txs) return undefined;
		const known = { name, txs, size: octets.length, octets, verdict: undefined, judging: undefined };
		this.#keep(known);
		return known;
	}

	#keep(batch: Known): void {
		this.forget(batch.name);
		this.#known.set(batch.name, batch);
		this.#kept += batch.size;
		for (const oldest of this.#known.keys()) {
			if (this.#kept <= maxKept || oldest === batch.name) return;
			this.forget(oldest);
		}
	}
}

/** The name of a batch. */
export function nameOf(octets: Bytes): string {
	return hash("sha256", octets, "hex");
}
