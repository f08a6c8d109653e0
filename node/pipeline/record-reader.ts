import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { encodeBlock } from "@mingjian/ledger/record/block.ts";
import type { QueryContext, StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { rootAt } from "../store/block-log/root-at.ts";
import type { EntryFilter } from "../store/index/query-index.ts";
import type { Stores } from "../store/open-stores.ts";
import type { NodeMachine } from "./node-machine.ts";
import type { ServiceGuard } from "./service-guard.ts";

/** How long a reader waits for an index that lags under load before it is asked as it is. */
const longestWaitMs = 500;

export interface ReaderParts {
	readonly registry: Registry;
	readonly stores: Stores;
	readonly machine: NodeMachine;
	/** Resolves when every block up to the height is durable. */
	durable(height: number): Promise<void>;
}

/** What the stores say of the record; trouble in any of them ends service. */
export class RecordReader {
	readonly #parts: ReaderParts;
	readonly #guard: ServiceGuard;

	constructor(parts: ReaderParts, guard: ServiceGuard) {
		this.#parts = parts;
		this.#guard = guard;
	}

	queryContext(service: string): QueryContext {
		this.#guard.usable();
		const { registry, stores } = this.#parts;
		const { chain, index } = stores;
		const view = this.#view();
		const { height, timeMs } = chain.head;
		const needs = registry.contracts.get(service)?.manifest.needs ?? [];
		return {
			height,
			timeMs,
			...view,
			use: (name) => {
				if (!needs.includes(name)) throw new TypeError(`${service} does not declare it needs ${name}`);
				return registry.capability(name, view);
			},
			find: (from, what) => this.#guard.reading(() => index.find(from, what)),
		};
	}

	/** Root of the log at a size it had after a durable block of this node's own execution; undefined where it never had that size. */
	rootAt(size: number): Bytes | undefined {
		this.#guard.usable();
		return rootAt(this.#parts.stores.log, size);
	}

	proveGrowth(from: number, to: number): Bytes[] {
		return this.#guard.reading(() => this.#parts.stores.tiles.proveGrowth(from, to));
	}

	tile(level: number, index: number, width: number) {
		return this.#guard.reading(() => this.#parts.stores.tiles.tile(level, index, width));
	}

	bundle(index: number, width: number) {
		return this.#guard.reading(() => this.#parts.stores.tiles.bundle(index, width));
	}

	block(height: number): Bytes | undefined {
		const frame = this.#guard.reading(() => this.#parts.stores.log.read(height));
		return frame && encodeBlock(frame.block);
	}

	async indexed(): Promise<void> {
		const { stores, machine } = this.#parts;
		const { height } = machine.durable;
		if (stores.index.height >= height) return;
		const soon = new Promise<void>((resolve) => setTimeout(resolve, longestWaitMs).unref());
		await Promise.race([stores.index.settled(height), soon]).catch((error) => {
			throw this.#guard.heed(error);
		});
	}

	async entry(at: number | string) {
		const find = () => this.#guard.reading(() => this.#parts.stores.index.entry(at));
		const found = find();
		if (found) return found;
		await this.indexed();
		return find();
	}

	entryParts(index: number) {
		this.#guard.usable();
		const { log } = this.#parts.stores;
		const place = log.placeOfIndex(index);
		if (!place || index === place.firstIndex + place.entryCount) return undefined;
		const { block, results } = this.#guard.reading(() => log.read(place.height)!);
		const order = index - place.firstIndex;
		return { envelope: block.envelopes[order]!, result: results[order]!.result };
	}

	async entries(filter: EntryFilter) {
		await this.indexed();
		return this.#guard.reading(() => this.#parts.stores.index.entries(filter));
	}

	async history(key: string) {
		const { stores, registry, durable } = this.#parts;
		const slash = key.indexOf("/");
		const of = [...registry.contracts.values()]
			.flatMap(({ manifest }) => manifest.collections)
			.find(({ name, history }) => history && name === key.slice(0, slash));
		const { height } = stores.chain.head;
		const stamp = of && this.#view().stamp(of, key.slice(slash + 1));
		await durable(height);
		await stores.index.settled(height);
		const entries = this.#guard.reading(() => stores.index.history(key));
		// A block may have come in between; the list then has more than the stamp knows of.
		return { stamp, entries: entries.slice(0, stamp?.revision ?? 0) };
	}

	#view(): StateReader {
		const view = this.#parts.stores.chain.view();
		return {
			get: (from, key) => this.#guard.reading(() => view.get(from, key)),
			stamp: (from, key) => this.#guard.reading(() => view.stamp(from, key)),
		};
	}
}
