import type { Stage } from "@mingjian/consensus/driver/driver.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import { encodeBlock } from "@mingjian/ledger/record/block.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { AppliedBlock, Head } from "@mingjian/ledger/runtime/chain.ts";
import type { QueryContext, StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { rootAt } from "../store/block-log/root-at.ts";
import type { EntryFilter } from "../store/index/query-index.ts";
import { DurableHeights } from "./durable-heights.ts";
import type { NodeParts } from "./node-parts.ts";
import { knownLines, policyInForce } from "./policy-in-force.ts";
import { type ProofCheckpoint, Proofs } from "./proofs.ts";
import type { Receipt, Rejection } from "./receipt.ts";
import { receiptOf, storedReceipt } from "./receipts.ts";
import type { NodeStats, RecordNode } from "./record-node.ts";
import { storeTrouble, troubleCode } from "./trouble.ts";
import { type ReceiptWait, WaitingReceipts } from "./waiting-receipts.ts";

/** How long a reader waits for an index that lags under load before it is asked as it is. */
const longestWaitMs = 500;
/** How long after a block the head is cosigned without anybody asking for a proof. */
const cosignMs = 1000;

/** The engine ended before an act was in a block: it may come into one yet, by another member. */
class NotOrdered extends Error {}

/** The node behind every door. What it tells is durable; in trouble it tells nothing more. */
export class RunningNode implements RecordNode {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	readonly #parts: NodeParts;
	readonly #proofs: Proofs;
	readonly #heights: DurableHeights;
	readonly #waiting = new WaitingReceipts();
	#trouble: string | undefined;
	#condemning: Promise<void> | undefined;
	#closing: Promise<void> | undefined;
	#finishing: Promise<void> | undefined;
	#cosignTimer: NodeJS.Timeout | undefined;

	constructor(parts: NodeParts) {
		this.genesis = parts.genesis;
		this.registry = parts.registry;
		this.#parts = parts;
		this.#heights = new DurableHeights(parts.machine.durable.height);
		const { log, tiles, state } = parts.stores;
		this.#proofs = new Proofs({
			log,
			tiles,
			state,
			covering: (index) => this.#covering(index),
			durable: (height) => this.durable(height),
		});
		parts.machine.onDurable((block) => this.#settle(block));
	}

	get traits() {
		return this.#parts.driver.traits;
	}

	get policy(): TrustPolicy {
		return policyInForce(this.registry, this.#parts.stores.chain.view()) ?? this.#parts.policy;
	}

	head(): Head {
		return this.#parts.machine.durable;
	}

	durable(height: number): Promise<void> {
		return this.#heights.reached(height);
	}

	async submit(envelope: Bytes): Promise<Receipt | Rejection> {
		if (this.#trouble) return { code: "not-ready" };
		const { door, driver } = this.#parts;
		const act = door.take(envelope);
		if (typeof act === "string") return { code: act };
		const wait = this.#waiting.wait(act.id);
		try {
			const stage = await driver.submit(envelope);
			if (stage.stage === "held") return await wait.receipt;
			return await this.#answer(act, stage, wait);
		} catch (error) {
			wait.forget();
			if (error instanceof NotOrdered) return { code: "not-ready" };
			throw this.#heed(error);
		} finally {
			door.letGo(envelope);
		}
	}

	/** What the sender of a transaction is told that was not newly taken. */
	async #answer(act: Prepared, stage: Stage, wait: ReceiptWait): Promise<Receipt | Rejection> {
		const index = this.#placeOf(act, stage);
		if (stage.stage === "known" && index === undefined) return await wait.receipt;
		wait.forget();
		if (index !== undefined) return this.#reading(() => storedReceipt(this.#parts.stores.log, index));
		const { code } = stage as { code: string };
		return { code, ...(code === "input-invalid" ? { faults: this.#faults(act.payload) } : {}) };
	}

	/** Where the transaction stands on the durable record; one sent again after its time is looked up in the index. */
	#placeOf(act: Prepared, stage: Stage): number | undefined {
		const { machine, stores } = this.#parts;
		if (stage.stage === "refused") {
			if (stage.code !== "transaction-expired") return undefined;
			return this.#reading(() => stores.index.entry(act.id)?.index);
		}
		const index = machine.place(act);
		return index !== undefined && index < this.head().size ? index : undefined;
	}

	queryContext(service: string): QueryContext {
		this.#usable();
		const { chain, index } = this.#parts.stores;
		const view = this.#view();
		const { height, timeMs } = chain.head;
		const needs = this.registry.contracts.get(service)?.manifest.needs ?? [];
		return {
			height,
			timeMs,
			...view,
			use: (name) => {
				if (!needs.includes(name)) throw new TypeError(`${service} does not declare it needs ${name}`);
				return this.registry.capability(name, view);
			},
			find: (from, what) => this.#reading(() => index.find(from, what)),
		};
	}

	checkpoint(): string {
		this.#usable();
		const { cosigning, checkpoints, followed } = this.#parts;
		return followed?.latest.note ?? cosigning.latest?.note ?? checkpoints.of(this.head());
	}

	/** Where the policy in force names cosigners and some are asked, what they said; only lines the policy knows go into a proof. */
	async #covering(index: number): Promise<ProofCheckpoint> {
		const { cosigning, checkpoints, followed } = this.#parts;
		const { policy } = this;
		if (followed) {
			const { size, note } = await followed.covering(index);
			return { size, note: knownLines(note, policy) };
		}
		const sign = (head: Head) => checkpoints.of(head);
		if (!cosigning.asks || policy.cosigners.length + (policy.executors?.length ?? 0) === 0) {
			const head = this.head();
			return { size: head.size, note: sign(head) };
		}
		const { size, note } = await cosigning.covering(index + 1, () => this.head(), sign);
		return { size, note: knownLines(note, policy) };
	}

	/** Root of the log at a size it had after a durable block of this node's own execution; undefined where it never had that size. */
	rootAt(size: number): Bytes | undefined {
		this.#usable();
		return rootAt(this.#parts.stores.log, size);
	}

	/** A while after blocks have come, their head is cosigned; blocks that come meanwhile share it. */
	#cosignSoon(): void {
		const { cosigning, checkpoints } = this.#parts;
		if (!cosigning.asks || this.#cosignTimer) return;
		this.#cosignTimer = setTimeout(() => {
			this.#cosignTimer = undefined;
			if (this.#trouble) return;
			cosigning.begin(this.head(), (head) => checkpoints.of(head)).catch((error) => this.fail(error));
		}, cosignMs);
		this.#cosignTimer.unref();
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

	async indexed(): Promise<void> {
		const { index } = this.#parts.stores;
		const { height } = this.head();
		if (index.height >= height) return;
		const soon = new Promise<void>((resolve) => setTimeout(resolve, longestWaitMs).unref());
		await Promise.race([index.settled(height), soon]).catch((error) => {
			throw this.#heed(error);
		});
	}

	async entry(at: number | string) {
		const find = () => this.#reading(() => this.#parts.stores.index.entry(at));
		const found = find();
		if (found) return found;
		await this.indexed();
		return find();
	}

	async entryParts(index: number) {
		this.#usable();
		const { log } = this.#parts.stores;
		const place = log.placeOfIndex(index);
		if (!place || index === place.firstIndex + place.entryCount) return undefined;
		const { block, results } = this.#reading(() => log.read(place.height)!);
		const order = index - place.firstIndex;
		return { envelope: block.envelopes[order]!, result: results[order]!.result };
	}

	async entries(filter: EntryFilter) {
		await this.indexed();
		return this.#reading(() => this.#parts.stores.index.entries(filter));
	}

	entryProof(index: number) {
		return this.#proving(() => this.#proofs.entry(index));
	}

	stateProof(key: string) {
		return this.#proving(() => this.#proofs.state(key));
	}

	async #proving<T>(prove: () => Promise<T>): Promise<T> {
		this.#usable();
		try {
			return await prove();
		} catch (error) {
			throw this.#heed(error);
		}
	}

	async history(key: string) {
		const { chain, index } = this.#parts.stores;
		const slash = key.indexOf("/");
		const of = [...this.registry.contracts.values()]
			.flatMap(({ manifest }) => manifest.collections)
			.find(({ name, history }) => history && name === key.slice(0, slash));
		const { height } = chain.head;
		const stamp = of && this.#view().stamp(of, key.slice(slash + 1));
		await this.durable(height);
		await index.settled(height);
		const entries = this.#reading(() => index.history(key));
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
		this.#waiting.fail(error);
		this.#condemning = this.#parts.condemn(error).catch(() => {});
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

	/** Takes nothing more; those whose acts an engine of several members did not order in time are told so. Reads go on. */
	finish(): Promise<void> {
		this.#finishing ??= this.#parts.stop().then(() => this.#waiting.fail(new NotOrdered()));
		return this.#finishing;
	}

	async #close(): Promise<void> {
		clearTimeout(this.#cosignTimer);
		await this.finish();
		await this.#parts.cosigning.close();
		await this.#condemning;
		await this.#parts.close();
	}

	#settle(block: AppliedBlock): void {
		this.#heights.advance(block.height);
		this.#cosignSoon();
		for (const entry of block.entries) {
			if (this.#waiting.has(entry.act.id)) this.#waiting.settle(receiptOf(entry, block));
		}
	}

	#faults(payload: { service: string; action: string; input: Json }) {
		const action = this.registry.contracts.get(payload.service)!.manifest.actions[payload.action]!;
		return schemaFaults(action.input, payload.input);
	}

	#view(): StateReader {
		const view = this.#parts.stores.chain.view();
		return {
			get: (from, key) => this.#reading(() => view.get(from, key)),
			stamp: (from, key) => this.#reading(() => view.stamp(from, key)),
		};
	}

	#usable(): void {
		if (this.#trouble) throw new Error(this.#trouble);
	}

	#reading<T>(read: () => T): T {
		this.#usable();
		try {
			return read();
		} catch (error) {
			throw this.#heed(error);
		}
	}

	/** Ends service where an error is trouble of a store; a mistake of the question is not. */
	#heed(error: unknown): unknown {
		const trouble = storeTrouble(error);
		if (trouble) this.fail(trouble);
		return trouble ?? error;
	}
}
