import type {
	DecidedBlock,
	Machine,
	Misbehaviour,
	Outcome,
	Snapshots,
	Verdict,
} from "@mingjian/consensus/driver/machine.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import type { AppliedBlock, Chain, Head } from "@mingjian/ledger/runtime/chain.ts";
import type { BlockLog } from "../store/block-log/block-log.ts";
import { type CompletedHashes, LogTiles } from "../store/tiles/log-tiles.ts";
import type { ActVerifier } from "./act-verifier.ts";
import type { Door } from "./door.ts";
import type { Follower } from "./follower.ts";
import { frameOf } from "./frame-of.ts";
import { type Orderers, orderingChanges } from "./orderers.ts";
import { PassingMap } from "./passing-map.ts";

export interface MachineParts {
	readonly chain: Chain;
	readonly door: Door;
	readonly verifiers: ActVerifier;
	readonly log: BlockLog;
	readonly tiles: LogTiles;
	readonly follower: Follower;
	/** Says who orders. */
	readonly orderers: Orderers;
}

/** Path at which a member's engine is asked who orders. */
export const membersPath = "members";

/** Proofs of misbehaviour kept for whoever asks. */
const maxProved = 1000;
/** Acts remembered as verified; a proposal that came to nothing leaves some behind, and the oldest go first. */
const maxVerified = 65_536;

interface Pending {
	readonly applied: AppliedBlock;
	readonly txs: readonly Bytes[];
	readonly completed: CompletedHashes;
	readonly membersHash: Bytes;
}

/**
 * The record as an ordering engine drives it: checks at the door, executes blocks in memory, makes them durable, and
 * only then lets anybody see them.
 */
export class NodeMachine implements Machine {
	readonly #parts: MachineParts;
	readonly #pending = new PassingMap<number, Pending>();
	/**
	 * Acts whose signatures are valid, by the very array that holds them, until their block is applied: each is checked once, however
	 * often it is shown. Not weak: collecting what is held weakly stops the node for longer than a block takes.
	 */
	readonly #verified = new PassingMap<Bytes, Prepared>();
	/** Ids between the door and their block. */
	readonly #held = new PassingMap<string, true>();
	readonly #listeners = new Set<(block: AppliedBlock) => void>();
	#durable: Head;
	readonly #proved: Misbehaviour[] = [];
	readonly #suspicious = new Set<(proved: Misbehaviour) => void>();
	/** Set once the parts are together. */
	snapshots: Snapshots | undefined;
	contractFailures = 0;

	constructor(parts: MachineParts) {
		this.#parts = parts;
		this.#durable = parts.chain.head;
	}

	/** The last durable head. */
	get durable(): Head {
		return this.#durable;
	}

	head() {
		const { height, root, timeMs } = this.#durable;
		return { height: BigInt(height), root, timeMs };
	}

	async check(tx: Bytes): Promise<Verdict> {
		const { door, verifiers } = this.#parts;
		const act = door.read(tx);
		if (typeof act === "string") return { accepted: false, code: act };
		const fault = door.fault(act);
		if (fault) return { accepted: false, code: fault };
		if (!(await verifiers.verify(act))) return { accepted: false, code: "signature-invalid" };
		// Known only after the signatures: a stranger's bad copy must not stand in the way of the honest one.
		if (this.#held.has(act.id) || this.place(act) !== undefined) {
			return { accepted: true, known: true };
		}
		const stranger = door.stranger(act);
		if (stranger) return { accepted: false, code: stranger };
		this.#held.set(act.id, true);
		this.#remember(tx, act);
		return { accepted: true };
	}

	/** Log index of a transaction in a block already, durable or about to be. */
	place({ digest, payload }: Prepared): number | undefined {
		return this.#parts.chain.find(digest, payload.issuedAt);
	}

	async acceptable({ txs }: DecidedBlock): Promise<boolean> {
		if (txs.length > limits.blockEntries) return false;
		return (await Promise.all(txs.map((tx) => this.#sound(tx)))).every((sound) => sound);
	}

	async #sound(tx: Bytes): Promise<boolean> {
		if (this.#verified.has(tx)) return true;
		const act = this.#parts.door.read(tx);
		if (typeof act === "string" || !(await this.#parts.verifiers.verify(act))) return false;
		this.#remember(tx, act);
		return true;
	}

	#remember(tx: Bytes, act: Prepared): void {
		this.#verified.set(tx, act);
		if (this.#verified.size > maxVerified) this.#verified.delete(this.#verified.first()!);
	}

	fresh(txs: readonly Bytes[]): boolean[] {
		const seen = new Set<string>();
		return txs.map((tx) => {
			const act = this.#act(tx);
			if (seen.has(act.id) || this.place(act) !== undefined) return false;
			seen.add(act.id);
			return true;
		});
	}

	#act(tx: Bytes): Prepared {
		const act = this.#verified.get(tx) ?? this.#parts.door.read(tx);
		if (typeof act === "string") throw new TypeError(`a block holds what is no envelope: ${act}`);
		return act;
	}

	apply({ height, timeMs, txs }: DecidedBlock): Outcome {
		const { chain, orderers } = this.#parts;
		const before = orderers.at(chain.view());
		const membersHash = orderers.hash(before);
		const acts = txs.map((tx) => this.#act(tx));
		for (const tx of txs) this.#verified.delete(tx);
		const { sink, completed } = LogTiles.collector();
		const applied = chain.apply({ height: Number(height), timeMs, membersHash, acts }, sink);
		for (const { act, failure } of applied.entries) {
			this.#held.delete(act.id);
			if (failure !== undefined) this.#failed(act.id, failure);
		}
		this.#pending.set(applied.height, { applied, txs, completed, membersHash });
		const changes = orderingChanges(before, orderers.at(chain.view()));
		return { root: applied.root, results: applied.entries, ...changes };
	}

	async commit(height: bigint): Promise<{ keepFrom: bigint }> {
		const { log, tiles, follower } = this.#parts;
		const { applied, txs, completed, membersHash } = this.#pending.get(Number(height))!;
		await log.append(frameOf(applied, txs, membersHash));
		this.#pending.delete(applied.height);
		tiles.append(applied.leaves, completed);
		const { height: at, timeMs, size, root, stateRoot } = applied;
		this.#durable = { height: at, timeMs, size, root, stateRoot };
		for (const listener of this.#listeners) listener(applied);
		await follower.follow(applied);
		return { keepFrom: height + 1n };
	}

	misbehaved(proved: Misbehaviour): void {
		const { kind, member, engineHeight } = proved;
		const known = this.#proved.some((each) => each.member === member && each.engineHeight === engineHeight);
		if (known || this.#proved.length === maxProved) return;
		this.#proved.push(proved);
		for (const listener of this.#suspicious) listener(proved);
		process.emitWarning(`member ${member}: ${kind} at the engine's height ${engineHeight}`, {
			code: "MINGJIAN_MISBEHAVIOUR",
		});
	}

	/** Calls back for each member proved to have broken the rules of ordering, those since this node started included; returns how to stop that. */
	onMisbehaviour(listener: (proved: Misbehaviour) => void): () => void {
		this.#suspicious.add(listener);
		for (const proved of this.#proved) listener(proved);
		return () => this.#suspicious.delete(listener);
	}

	/** `members`: who orders by the record as it is, as JSON. Everything else is read through the node (TypeError). */
	async read(path: string): Promise<Bytes> {
		if (path !== membersPath) throw new TypeError("an embedded engine reads through the node");
		const { chain, orderers } = this.#parts;
		return utf8(JSON.stringify(orderers.at(chain.view()).members ?? []));
	}

	/** Calls back for each block the moment it is durable. */
	onDurable(listener: (block: AppliedBlock) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	#failed(id: string, failure: unknown): void {
		this.contractFailures++;
		process.emitWarning(failure instanceof Error ? failure : String(failure), {
			detail: `transaction ${id}`,
		});
	}
}
