import type { Driver } from "@mingjian/consensus/driver/driver.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import { encodeBlock } from "@mingjian/ledger/record/block.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { AppliedBlock, Entry, Head } from "@mingjian/ledger/runtime/chain.ts";
import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import type { EntryFilter } from "../store/index/query-index.ts";
import type { Stores } from "../store/open-stores.ts";
import type { Checkpoints } from "./checkpoints.ts";
import type { Door } from "./door.ts";
import { DurableHeights } from "./durable-heights.ts";
import type { Follower } from "./follower.ts";
import type { NodeMachine } from "./node-machine.ts";
import { Proofs } from "./proofs.ts";
import type { Receipt, Rejection } from "./receipt.ts";
import type { NodeStats, RecordNode } from "./record-node.ts";
import type { VerifierPool } from "./verifier-pool.ts";

export interface NodeParts {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	readonly policy: TrustPolicy;
	readonly stores: Stores;
	readonly machine: NodeMachine;
	readonly driver: Driver;
	readonly door: Door;
	readonly follower: Follower;
	readonly verifiers: VerifierPool;
	readonly checkpoints: Checkpoints;
	/** Stops the driver; resolves when it has. */
	stop(): Promise<void>;
}

interface Waiter {
	resolve(receipt: Receipt): void;
	reject(error: unknown): void;
}

/** The node behind every door. What it tells is durable; in trouble it tells nothing more. */
export class RunningNode implements RecordNode {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	readonly policy: TrustPolicy;
	readonly #parts: NodeParts;
	readonly #proofs: Proofs;
	readonly #heights: DurableHeights;
	readonly #waiters = new Map<string, Waiter[]>();
	#trouble: string | undefined;
	#closing: Promise<void> | undefined;

	constructor(parts: NodeParts) {
		this.genesis = parts.genesis;
		this.registry = parts.registry;
		this.policy = parts.policy;
		this.#parts = parts;
		this.#heights = new DurableHeights(parts.machine.durable.height);
		const { log, tiles, state } = parts.stores;
		this.#proofs = new Proofs({
			log,
			tiles,
			state,
			checkpoints: parts.checkpoints,
			head: () => this.head(),
			durable: (height) => this.durable(height),
		});
		parts.machine.onDurable((block) => this.#settle(block));
	}

	get traits() {
		return this.#parts.driver.traits;
	}

	head(): Head {
		return this.#parts.machine.durable;
	}

	durable(height: number): Promise<void> {
		return this.#heights.reached(height);
	}

	async submit(envelope: Bytes): Promise<Receipt | Rejection> {
		if (this.#trouble) return { code: "not-ready" };
		const { door } = this.#parts;
		const act = door.take(envelope);
		if (typeof act === "string") return { code: act };
		try {
			return await this.#order(envelope, act);
		} finally {
			door.letGo(envelope);
		}
	}

	async #order(envelope: Bytes, act: Prepared): Promise<Receipt | Rejection> {
		const { machine, driver } = this.#parts;
		const receipt = this.#await(act.id);
		const stage = await driver.submit(envelope);
		if (stage.stage === "refused") {
			this.#forget(act.id, receipt.waiter);
			return {
				code: stage.code,
				...(stage.code === "input-invalid" ? { faults: this.#faults(act.payload) } : {}),
			};
		}
		if (stage.stage === "known") {
			const index = machine.place(act.id, act.payload.issuedAt);
			if (index !== undefined && index < this.head().size) {
				this.#forget(act.id, receipt.waiter);
				return this.#receiptAt(index);
			}
		}
		return await receipt.promise;
	}

	queryContext(service: string): QueryContext {
		const { chain, index } = this.#parts.stores;
		const view = chain.view();
		const { height, timeMs } = chain.head;
		const needs = this.registry.contracts.get(service)?.manifest.needs ?? [];
		return {
			height,
			timeMs,
			get: view.get.bind(view),
			stamp: view.stamp.bind(view),
			use: (name) => {
				if (!needs.includes(name)) throw new TypeError(`${service} does not declare it needs ${name}`);
				return this.registry.capability(name, view);
			},
			find: (from, what) => index.find(from, what),
		};
	}

	checkpoint(): string {
		return this.#parts.checkpoints.of(this.head());
	}

	async tile(level: number, index: number, width: number) {
		return this.#reading(() => this.#parts.stores.tiles.tile(level, index, width));
	}

	async bundle(index: number, width: number) {
		return this.#reading(() => this.#parts.stores.tiles.bundle(index, width));
	}

	async block(height: number) {
		const frame = this.#reading(() => this.#parts.stores.log.read(height));
		return frame && encodeBlock(frame.block);
	}

	async entry(at: number | string) {
		return this.#parts.stores.index.entry(at);
	}

	async entryParts(index: number) {
		const { log } = this.#parts.stores;
		const place = log.placeOfIndex(index);
		if (!place || index === place.firstIndex + place.entryCount) return undefined;
		const { block, results } = this.#reading(() => log.read(place.height)!);
		const order = index - place.firstIndex;
		return { envelope: block.envelopes[order]!, result: results[order]!.result };
	}

	async entries(filter: EntryFilter) {
		return this.#parts.stores.index.entries(filter);
	}

	async entryProof(index: number) {
		return this.#reading(() => this.#proofs.entry(index));
	}

	async stateProof(key: string) {
		try {
			return await this.#proofs.state(key);
		} catch (error) {
			this.fail(error);
			throw error;
		}
	}

	async history(key: string) {
		const { chain, index } = this.#parts.stores;
		const slash = key.indexOf("/");
		const of = [...this.registry.contracts.values()]
			.flatMap(({ manifest }) => manifest.collections)
			.find(({ name, history }) => history && name === key.slice(0, slash));
		const { height } = chain.head;
		const stamp = of && chain.view().stamp(of, key.slice(slash + 1));
		await this.durable(height);
		await index.settled(height);
		const entries = index.history(key);
		// A block may have come in between; the list then has more than the stamp knows of.
		return { stamp, entries: entries.slice(0, stamp?.revision ?? 0) };
	}

	onFinal(listener: (block: AppliedBlock) => void): () => void {
		const queue: AppliedBlock[] = [];
		const stopBlocks = this.#parts.machine.onDurable((block) => queue.push(block));
		const stopIndex = this.#parts.stores.index.onIndexed((height) => {
			while (queue.length > 0 && queue[0]!.height <= height) listener(queue.shift()!);
		});
		return () => {
			stopBlocks();
			stopIndex();
		};
	}

	trouble(): string | undefined {
		return this.#trouble;
	}

	/** Ends service: something happened after which nothing here may be believed. Those who wait are told. */
	fail(error: unknown): void {
		if (this.#trouble) return;
		this.#trouble = troubleCode(error);
		process.emitWarning(error instanceof Error ? error : String(error), { code: "MINGJIAN_TROUBLE" });
		this.#heights.fail(error);
		for (const waiters of this.#waiters.values()) for (const { reject } of waiters) reject(error);
		this.#waiters.clear();
	}

	stats(): NodeStats {
		const { stores, driver, follower, verifiers, machine } = this.#parts;
		const { height, size } = this.head();
		return {
			height,
			logSize: size,
			waiting: driver.progress().waiting,
			indexLag: follower.lag,
			records: stores.state.size,
			stateMemoryBytes: stores.state.memoryBytes,
			signaturesVerified: verifiers.verified,
			contractFailures: machine.contractFailures,
			fsyncMs: stores.log.syncMs,
		};
	}

	close(): Promise<void> {
		this.#closing ??= this.#close();
		return this.#closing;
	}

	async #close(): Promise<void> {
		const { stores, follower, verifiers, stop } = this.#parts;
		await stop();
		await follower.settled();
		await verifiers.close();
		await stores.index.close();
		await stores.state.close();
		await stores.tiles.close();
		await stores.log.close();
	}

	#await(id: string): { readonly promise: Promise<Receipt>; readonly waiter: Waiter } {
		let waiter!: Waiter;
		const promise = new Promise<Receipt>((resolve, reject) => {
			waiter = { resolve, reject };
		});
		const others = this.#waiters.get(id);
		if (others) others.push(waiter);
		else this.#waiters.set(id, [waiter]);
		return { promise, waiter };
	}

	#forget(id: string, waiter: Waiter): void {
		const left = (this.#waiters.get(id) ?? []).filter((each) => each !== waiter);
		if (left.length > 0) this.#waiters.set(id, left);
		else this.#waiters.delete(id);
	}

	#settle(block: AppliedBlock): void {
		this.#heights.advance(block.height);
		for (const entry of block.entries) {
			const waiters = this.#waiters.get(entry.act.id);
			if (!waiters) continue;
			this.#waiters.delete(entry.act.id);
			const receipt = receiptOf(entry, block);
			for (const { resolve } of waiters) resolve(receipt);
		}
	}

	#receiptAt(index: number): Receipt {
		const { log } = this.#parts.stores;
		const place = log.placeOfIndex(index)!;
		const { ids, results } = this.#reading(() => log.read(place.height)!);
		const order = index - place.firstIndex;
		const { code, result } = results[order]!;
		return {
			id: Buffer.from(ids[order]!.digest).toString("hex"),
			index,
			height: place.height,
			timeMs: place.timeMs,
			code,
			result: JSON.parse(result) as Json,
		};
	}

	#faults(payload: { service: string; action: string; input: Json }) {
		const action = this.registry.contracts.get(payload.service)!.manifest.actions[payload.action]!;
		return schemaFaults(action.input, payload.input);
	}

	#reading<T>(read: () => T): T {
		if (this.#trouble) throw new Error(this.#trouble);
		try {
			return read();
		} catch (error) {
			this.fail(error);
			throw error;
		}
	}
}

function receiptOf({ index, act, code, result }: Entry, { height, timeMs }: AppliedBlock): Receipt {
	return { id: act.id, index, height, timeMs, code, result: JSON.parse(result) as Json };
}

function troubleCode(error: unknown): string {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	return typeof code === "string" ? code : "internal";
}
