import type { Misbehaviour } from "@mingjian/consensus/driver/machine.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { AppliedBlock, Head } from "@mingjian/ledger/runtime/chain.ts";
import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { EntryFilter } from "../store/index/query-index.ts";
import type { WitnessStanding } from "../witness/cosigning.ts";
import { CoveringCheckpoints } from "./covering-checkpoints.ts";
import { DurableHeights } from "./durable-heights.ts";
import type { NodeParts } from "./node-parts.ts";
import { policyInForce } from "./policy-in-force.ts";
import { type ProofCheckpoint, Proofs } from "./proofs.ts";
import type { Receipt, Rejection } from "./receipt.ts";
import type { NodeStats, RecordNode } from "./record-node.ts";
import { RecordReader } from "./record-reader.ts";
import { ServiceGuard } from "./service-guard.ts";
import { Submissions } from "./submissions.ts";

/** The node behind every door. What it tells is durable; in trouble it tells nothing more. */
export class RunningNode implements RecordNode {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	readonly #parts: NodeParts;
	readonly #guard: ServiceGuard;
	readonly #heights: DurableHeights;
	readonly #submissions: Submissions;
	readonly #reader: RecordReader;
	readonly #covering: CoveringCheckpoints;
	readonly #proofs: Proofs;
	#condemning: Promise<void> | undefined;
	#closing: Promise<void> | undefined;
	#finishing: Promise<void> | undefined;

	constructor(parts: NodeParts) {
		this.genesis = parts.genesis;
		this.registry = parts.registry;
		this.#parts = parts;
		this.#guard = new ServiceGuard((error) => this.#tellTrouble(error));
		this.#heights = new DurableHeights(parts.machine.durable.height);
		this.#submissions = new Submissions(parts, this.#guard);
		const durable = (height: number) => this.durable(height);
		const { registry, stores, machine, checkpoints, cosigning, followed } = parts;
		this.#reader = new RecordReader({ registry, stores, machine, durable }, this.#guard);
		const [policy, head] = [() => this.policy, () => this.head()];
		this.#covering = new CoveringCheckpoints({ checkpoints, cosigning, followed, policy, head }, this.#guard);
		const { log, tiles, state } = stores;
		const covering = (index: number) => this.#covering.covering(index);
		this.#proofs = new Proofs({ log, tiles, state, covering, durable });
		machine.onDurable((block) => this.#settle(block));
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

	submit(envelope: Bytes): Promise<Receipt | Rejection> {
		return this.#submissions.submit(envelope);
	}

	queryContext(service: string): QueryContext {
		return this.#reader.queryContext(service);
	}

	checkpoint(): string {
		return this.#covering.newest();
	}

	/** Root of the log at a size it had after a durable block of this node's own execution; undefined where it never had that size. */
	rootAt(size: number): Bytes | undefined {
		return this.#reader.rootAt(size);
	}

	/** Proof that the log of one size grew to another it had (RFC 6962 §2.1.2). */
	proveGrowth(from: number, to: number): Bytes[] {
		return this.#reader.proveGrowth(from, to);
	}

	/** The head under this node's own log key alone; undefined where it may not be told. */
	ownCheckpoint(): ProofCheckpoint | undefined {
		return this.trouble() === undefined ? this.#covering.own() : undefined;
	}

	async tile(level: number, index: number, width: number) {
		return this.#reader.tile(level, index, width);
	}

	async bundle(index: number, width: number) {
		return this.#reader.bundle(index, width);
	}

	async block(height: number) {
		return this.#reader.block(height);
	}

	indexed(): Promise<void> {
		return this.#reader.indexed();
	}

	entry(at: number | string) {
		return this.#reader.entry(at);
	}

	async entryParts(index: number) {
		return this.#reader.entryParts(index);
	}

	entries(filter: EntryFilter) {
		return this.#reader.entries(filter);
	}

	entryProof(index: number) {
		return this.#guard.awaiting(() => this.#proofs.entry(index));
	}

	stateProof(key: string) {
		return this.#guard.awaiting(() => this.#proofs.state(key));
	}

	history(key: string) {
		return this.#reader.history(key);
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

	onMisbehaviour(listener: (proved: Misbehaviour) => void): () => void {
		return this.#parts.machine.onMisbehaviour(listener);
	}

	trouble(): string | undefined {
		return this.#guard.trouble;
	}

	/** What the trouble is, as its error says it, for the operator; undefined where there is none. */
	troubleDetail(): string | undefined {
		return this.#guard.detail;
	}

	/** Ends service: something happened after which nothing here may be believed. Those who wait are told. */
	fail(error: unknown): void {
		this.#guard.fail(error);
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

	/** Who is asked to cosign, and who of them did not. */
	witnesses(): WitnessStanding {
		return this.#parts.cosigning.standing;
	}

	close(): Promise<void> {
		this.#closing ??= this.#close();
		return this.#closing;
	}

	/** Takes nothing more; those whose acts an engine of several members did not order in time are told so. Reads go on. */
	finish(): Promise<void> {
		this.#finishing ??= this.#parts.stop().then(() => this.#submissions.end());
		return this.#finishing;
	}

	async #close(): Promise<void> {
		this.#covering.stop();
		await this.finish();
		await this.#parts.cosigning.close();
		await this.#condemning;
		await this.#parts.close();
	}

	#settle(block: AppliedBlock): void {
		this.#heights.advance(block.height);
		this.#covering.cosignSoon();
		this.#submissions.settle(block);
	}

	#tellTrouble(error: unknown): void {
		this.#heights.fail(error);
		this.#submissions.fail(error);
		this.#condemning = this.#parts.condemn(error).catch(() => {});
	}
}
