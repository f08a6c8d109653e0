import type { Bytes } from "../crypto/bytes.ts";
import { sha256, sha256Text } from "../crypto/sha256.ts";
import { leafHash } from "../merkle/log/hash.ts";
import { RightEdge, type SubtreeSink } from "../merkle/log/right-edge.ts";
import type { Result } from "../record/block.ts";
import { encodeLeaves } from "../record/leaf.ts";
import { membersHash } from "../record/members.ts";
import type { Prepared } from "../record/prepared.ts";
import { BlockState, ParsedValues, type StateSource, type Write } from "./block-state.ts";
import type { StateReader } from "./context.ts";
import type { GenesisDocument } from "./contract.ts";
import { execute, type Runtime } from "./execute.ts";
import { openBlock } from "./open-block.ts";
import type { Registry } from "./registry.ts";
import { ReplayWindow } from "./replay-window.ts";

/** The authenticated state map a chain runs over: memory-fast, durable or not as its owner chooses. */
export interface StateMap extends StateSource {
	/** Applies the changes of a block and returns the new root. */
	apply(height: number, writes: readonly Write[]): Bytes;
}

/** Where a chain stands. */
export interface Head {
	/** −1 before the genesis. */
	readonly height: number;
	readonly timeMs: number;
	/** Leaves in the log. */
	readonly size: number;
	/** Root of the log: app hash, checkpoint root, anchor. */
	readonly root: Bytes;
	readonly stateRoot: Bytes;
}

/** A block to run: its envelopes prepared and, for whoever cares, their signatures verified. */
export interface PreparedBlock {
	readonly height: number;
	readonly timeMs: number;
	readonly membersHash: Bytes;
	readonly acts: readonly Prepared[];
}

/** One executed transaction and its place. */
export interface Entry extends Result {
	/** Index of its leaf in the log. */
	readonly index: number;
	readonly act: Prepared;
	/** State keys it wrote. */
	readonly touched: readonly string[];
	readonly failure?: unknown;
}

export interface AppliedBlock extends Head {
	/** Index of the block's first leaf. */
	readonly firstIndex: number;
	readonly entries: readonly Entry[];
	/** Entry leaves in order, then the block leaf. */
	readonly leaves: readonly Bytes[];
	readonly writes: readonly Write[];
}

/**
 * The ledger as a pure machine: blocks in, leaves and state changes out. Whoever runs the same blocks from the same
 * genesis gets the same roots: the node, the auditor, the simulator.
 */
export class Chain {
	readonly #registry: Registry;
	readonly #ledger: string;
	readonly #state: StateMap;
	readonly #parsed = new ParsedValues();
	readonly #view: StateReader;
	readonly #replays: ReplayWindow;
	readonly #edge: RightEdge;
	#head: Head;

	constructor(setting: ChainSetting) {
		this.#registry = setting.registry;
		this.#ledger = setting.ledger;
		this.#state = setting.state;
		this.#edge = setting.edge ?? new RightEdge();
		this.#replays = setting.replays ?? new ReplayWindow();
		this.#head = setting.head ?? beforeGenesis;
		this.#view = new BlockState(this.#state, this.#parsed);
	}

	get head(): Head {
		return this.#head;
	}

	/** Log index of a transaction of the validity window that is on the record, by its 32-octet id. */
	find(id: Bytes, issuedAt: number): number | undefined {
		return this.#replays.find(id, issuedAt);
	}

	/** The state after the last block, for questions that are no part of a block. */
	view(): StateReader {
		return this.#view;
	}

	/** Writes the first state. Height 0 has a block leaf and no entries. */
	genesis(document: GenesisDocument, completed?: SubtreeSink): AppliedBlock {
		if (this.#head.height !== -1) throw new RangeError("the chain has begun already");
		const state = new BlockState(this.#state, this.#parsed);
		const transaction = "00".repeat(32);
		for (const { genesis } of this.#registry.first.values()) {
			genesis?.(
				{ timeMs: document.timeMs, get: state.get.bind(state), put: state.put.bind(state) },
				document,
			);
			state.keep(transaction);
		}
		const hash = membersHash(document.members);
		return this.#close(
			{ height: 0, timeMs: document.timeMs, membersHash: hash, acts: [] },
			state,
			[],
			completed,
		);
	}

	/** Runs one block. Refuses a block that does not follow the head (RangeError), or that runs a contract this program lacks (ContractMissing). */
	apply(block: PreparedBlock, completed?: SubtreeSink): AppliedBlock {
		if (block.height !== this.#head.height + 1) {
			throw new RangeError(`block ${block.height} does not follow ${this.#head.height}`);
		}
		if (block.timeMs < this.#head.timeMs) throw new RangeError(`block ${block.height} goes back in time`);
		this.#replays.advance(block.timeMs);
		const state = new BlockState(this.#state, this.#parsed);
		const { opened, ...runtime } = openBlock(this.#registry, state, {
			...block,
			logSize: this.#edge.size,
		});
		const entries = block.acts.map((act, offset) => {
			const entry = this.#enter(act, state, runtime, this.#edge.size + offset);
			if (offset > 0 || opened.length === 0) return entry;
			return { ...entry, touched: [...new Set([...opened, ...entry.touched])] };
		});
		return this.#close(block, state, entries, completed);
	}

	#enter(act: Prepared, state: BlockState, runtime: Runtime, index: number): Entry {
		const { timeMs } = runtime;
		const { ledger, issuedAt } = act.payload;
		const refused = (code: string): Entry => ({ index, act, code, result: "null", touched: [] });
		if (ledger !== this.#ledger) return refused("ledger-other");
		if (!ReplayWindow.open(issuedAt, timeMs)) return refused("transaction-expired");
		if (this.#replays.find(act.digest, issuedAt) !== undefined) return refused("transaction-repeated");
		this.#replays.add(act.digest, issuedAt, index);
		return { index, act, ...execute(runtime, state, act) };
	}

	#close(
		block: PreparedBlock,
		state: BlockState,
		entries: readonly Entry[],
		completed?: SubtreeSink,
	): AppliedBlock {
		const writes = state.writes();
		const stateRoot = this.#state.apply(block.height, writes);
		const { height, timeMs, membersHash } = block;
		const leaves = encodeLeaves(
			entries.map(({ act, code, result }) => ({
				envelopeHash: sha256(act.bytes),
				code,
				resultHash: sha256Text(result),
			})),
			{ height, timeMs, entryCount: entries.length, stateRoot, membersHash },
		);
		const firstIndex = this.#edge.size;
		for (const leaf of leaves) this.#edge.append(leafHash(leaf), completed);
		this.#head = { height, timeMs, size: this.#edge.size, root: this.#edge.root(), stateRoot };
		return { ...this.#head, firstIndex, entries, leaves, writes };
	}
}

/** What a chain is made of; without `head` it stands before the genesis. */
export interface ChainSetting {
	readonly registry: Registry;
	readonly ledger: string;
	readonly state: StateMap;
	readonly edge?: RightEdge;
	readonly replays?: ReplayWindow;
	readonly head?: Head;
}

const beforeGenesis: Head = {
	height: -1,
	timeMs: 0,
	size: 0,
	root: new Uint8Array(32),
	stateRoot: new Uint8Array(32),
};
