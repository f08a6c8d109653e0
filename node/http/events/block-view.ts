import type { AppliedBlock, Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import { keysAbout, parseAbout } from "../../store/index/about.ts";
import { eventText, summaryOf } from "./entry-event.ts";

/** A durable block as readers of the stream see it. What several of them ask is worked out once. */
export class BlockView {
	readonly #block: AppliedBlock;
	readonly #source: string;
	readonly #collections: ReadonlyMap<string, Collection>;
	readonly #texts = new Map<Entry, string>();
	readonly #keys = new Map<string, ReadonlySet<string>>();

	constructor(block: AppliedBlock, source: string, collections: ReadonlyMap<string, Collection>) {
		this.#block = block;
		this.#source = source;
		this.#collections = collections;
	}

	get size(): number {
		return this.#block.size;
	}

	get entries(): readonly Entry[] {
		return this.#block.entries;
	}

	/** The entry as it is sent. */
	text(entry: Entry): string {
		const text = this.#texts.get(entry) ?? eventText(this.#source, summaryOf(this.#block, entry));
		this.#texts.set(entry, text);
		return text;
	}

	/** Whether the entry wrote a record that is about this (`collection/column=value`). */
	isAbout(entry: Entry, about: string): boolean {
		const keys = this.#keys.get(about) ?? this.#keysAbout(about);
		this.#keys.set(about, keys);
		return entry.touched.some((key) => keys.has(key));
	}

	#keysAbout(text: string): ReadonlySet<string> {
		const about = parseAbout(text);
		return about ? keysAbout(this.#block, about, this.#collections) : new Set();
	}
}
