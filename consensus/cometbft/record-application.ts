import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { equal, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";
import type { Timestamp } from "cosmjs-types/google/protobuf/timestamp";
import {
	ExecTxResult,
	type Misbehavior,
	type RequestApplySnapshotChunk,
	type RequestCheckTx,
	type RequestFinalizeBlock,
	type RequestInitChain,
	type RequestLoadSnapshotChunk,
	type RequestOfferSnapshot,
	type RequestPrepareProposal,
	type RequestProcessProposal,
	type RequestQuery,
	ResponseCheckTx,
	ResponseFinalizeBlock,
	ResponseInfo,
	ResponseInitChain,
	ResponsePrepareProposal,
	ResponseProcessProposal,
	ResponseQuery,
	ResponseProcessProposal_ProposalStatus as Status,
} from "cosmjs-types/tendermint/abci/types";
import type { EngineParameters, Machine, MemberPower, Outcome } from "../driver/machine.ts";
import type { Application } from "./abci/application.ts";
import type { Batch, Batches } from "./batches.ts";
import { EngineTrouble } from "./engine/engine-trouble.ts";
import type { HeightFile } from "./height-file.ts";
import { SnapshotCalls } from "./snapshot-calls.ts";

export interface ApplicationSetting {
	readonly machine: Machine;
	readonly batches: Batches;
	readonly heights: HeightFile;
	/** This node's clock, milliseconds since the Unix epoch. */
	readonly clock: () => number;
	readonly maxBlockEntries: number;
	/** Hears of each block once it is durable, empty ones too: which batches it held, and who gained or lost votes. */
	readonly committed: (block: CommittedBlock) => void;
	/** Hears why a snapshot another member sent was refused. */
	readonly snapshotRefused: (code: string) => void;
}

export interface CommittedBlock {
	/** Height of the record after the block. */
	readonly height: bigint;
	readonly batches: readonly string[];
	readonly members: readonly MemberPower[];
	readonly parameters?: EngineParameters;
}

interface Decided extends CommittedBlock {
	readonly engineHeight: bigint;
	/** Whether the record grew. */
	readonly grew: boolean;
	/** Resolves when the engine's height of the block is durable. */
	readonly noted: Promise<void>;
}

/** Block time may lie so far from a proposer's clock before it waits for a fresher one. */
const staleMs = 60_000;
const accepted = 0;
const refused = 1;

/**
 * The record as the engine sees it. The engine counts empty blocks and ours that add nothing; the record does not: its heights are those of
 * blocks that hold something new. What a block holds twice, or what the record has already, adds nothing.
 */
export class RecordApplication implements Application {
	readonly #setting: ApplicationSetting;
	#height: bigint;
	#root: Bytes;
	#timeMs: number;
	#decided: Decided | undefined;
	readonly #snapshots: SnapshotCalls;

	constructor(setting: ApplicationSetting) {
		this.#setting = setting;
		const { height, root, timeMs } = setting.machine.head();
		this.#height = height;
		this.#root = root;
		this.#timeMs = timeMs;
		const { machine, heights, snapshotRefused: refused } = setting;
		this.#snapshots = new SnapshotCalls({ snapshots: machine.snapshots, heights, refused });
	}

	async info() {
		return ResponseInfo.fromPartial({
			data: "mingjian",
			lastBlockHeight: this.#setting.heights.engineHeight(this.#height),
			lastBlockAppHash: this.#root,
		});
	}

	/** The engine begins. Refuses (EngineTrouble) to begin anywhere but where all members agreed to. */
	async initChain({ appStateBytes }: RequestInitChain) {
		const begin = JSON.parse(fromUtf8(appStateBytes)) as { height: number; root: string };
		if (BigInt(begin.height) !== this.#height || !equal(fromBase64(begin.root), this.#root))
			throw new EngineTrouble(
				"engine-genesis-other",
				`the members begin at block ${begin.height} with root ${begin.root}; this record does not`,
			);
		return ResponseInitChain.fromPartial({ appHash: this.#root });
	}

	/** Reads what the machine shows of the record by path; one it does not have is answered with a code. */
	async query({ path, data }: RequestQuery) {
		try {
			return ResponseQuery.fromPartial({
				code: accepted,
				value: await this.#setting.machine.read(path, data),
			});
		} catch (error) {
			return ResponseQuery.fromPartial({ code: refused, log: error instanceof Error ? error.message : "" });
		}
	}

	async checkTx({ tx }: RequestCheckTx) {
		const batch = await this.#setting.batches.read(tx);
		return ResponseCheckTx.fromPartial({ code: batch ? accepted : refused });
	}

	/**
	 * What this member proposes: batches in the order they came, as many as fit, whether the engine's pool has them already or not. Nothing while
	 * block time is stale, in the first block or after all were away: block time is that of the votes before, and the next block has a fresh one.
	 */
	async prepareProposal({ txs, time, height, maxTxBytes }: RequestPrepareProposal) {
		const { clock, maxBlockEntries, batches } = this.#setting;
		const stale = height === 1n || Math.abs(clock() - msOf(time)) > staleMs;
		if (stale) return ResponsePrepareProposal.fromPartial({ txs: [] });
		for (const tx of txs) await batches.read(tx);
		const taken: Bytes[] = [];
		let entries = 0;
		let bytes = 0;
		for (const { txs: held, octets: tx } of batches.waiting()) {
			// Members may have agreed on smaller blocks since it was let in.
			if (tx.length + 8 > Number(maxTxBytes)) continue;
			entries += held.length;
			// The engine counts a few octets of framing a transaction.
			bytes += tx.length + 8;
			if (taken.length > 0 && (entries > maxBlockEntries || bytes > Number(maxTxBytes))) break;
			taken.push(tx);
		}
		return ResponsePrepareProposal.fromPartial({ txs: taken });
	}

	/** Refuses a block with anything no honest member proposes: malformed, forged, or beyond the record's bound. */
	async processProposal({ txs }: RequestProcessProposal) {
		let entries = 0;
		for (const tx of txs) {
			const batch = await this.#setting.batches.read(tx);
			entries += batch?.txs.length ?? 0;
			if (!batch || entries > limits.blockEntries)
				return ResponseProcessProposal.fromPartial({ status: Status.REJECT });
		}
		return ResponseProcessProposal.fromPartial({ status: Status.ACCEPT });
	}

	async finalizeBlock({ txs, time, height, misbehavior }: RequestFinalizeBlock) {
		const { batches } = this.#setting;
		const read: (Batch | undefined)[] = [];
		for (const tx of txs) read.push(await batches.read(tx));
		const sound = read.filter((batch) => batch !== undefined);
		const outcome = await this.#apply(
			sound.flatMap((batch) => batch.txs),
			msOf(time),
		);
		const { members = [], parameters } = outcome ?? {};
		const grew = outcome !== undefined;
		const noted = grew ? this.#setting.heights.reached(this.#height, height) : Promise.resolve();
		// Heard of in `commit`.
		noted.catch(() => {});
		this.#decided = {
			engineHeight: height,
			height: this.#height,
			grew,
			noted,
			batches: sound.map(({ name }) => name),
			members,
			...(parameters ? { parameters } : {}),
		};
		for (const each of misbehavior) this.#tell(each, height);
		return ResponseFinalizeBlock.fromPartial({
			txResults: read.map((batch) => ExecTxResult.fromPartial({ code: batch ? accepted : refused })),
			validatorUpdates: members.map(({ publicKey, power }) => ({
				pubKey: { ed25519: publicKey },
				power,
			})),
			...(parameters ? { consensusParamUpdates: parameterUpdates(parameters) } : {}),
			appHash: this.#root,
		});
	}

	async commit() {
		const { machine, heights, batches, committed } = this.#setting;
		const decided = this.#decided!;
		if (decided.grew) {
			await decided.noted;
			await machine.commit(decided.height);
		} else await heights.idled(decided.height, decided.engineHeight);
		for (const name of decided.batches) batches.forget(name);
		committed(decided);
		// Every block is kept: members who join replay them all.
		return { retainHeight: 0n };
	}

	async listSnapshots() {
		return this.#snapshots.list();
	}

	async loadSnapshotChunk(request: RequestLoadSnapshotChunk) {
		return this.#snapshots.load(request);
	}

	async offerSnapshot(request: RequestOfferSnapshot) {
		return this.#snapshots.offer(request);
	}

	async applySnapshotChunk(request: RequestApplySnapshotChunk) {
		const answer = await this.#snapshots.apply(request);
		// The record may have grown by a whole snapshot.
		const { height, root, timeMs } = this.#setting.machine.head();
		[this.#height, this.#root, this.#timeMs] = [height, root, timeMs];
		return answer;
	}

	/** Executes what is new; undefined where nothing is. */
	async #apply(held: readonly Bytes[], timeMs: number): Promise<Outcome | undefined> {
		const { machine } = this.#setting;
		const fresh = machine.fresh(held);
		const txs = held.filter((_, order) => fresh[order]);
		if (txs.length === 0) return undefined;
		this.#height += 1n;
		// The first block's time is the engine's genesis, which may be earlier than what the record has.
		this.#timeMs = Math.max(this.#timeMs, timeMs);
		const outcome = await machine.apply({ height: this.#height, timeMs: this.#timeMs, txs });
		this.#root = outcome.root;
		return outcome;
	}

	#tell({ type, validator, height, time }: Misbehavior, provedIn: bigint): void {
		this.#setting.machine.misbehaved?.({
			kind: type === lightClientAttack ? "light-client-attack" : "equivocation",
			member: toHex(validator.address),
			engineHeight: height,
			provedIn,
			timeMs: msOf(time),
		});
	}
}

const lightClientAttack = 2;

/** Both parts whole, as the engine replaces them whole. */
function parameterUpdates({ blockBytes, evidenceMs }: EngineParameters) {
	return {
		block: { maxBytes: BigInt(blockBytes), maxGas: -1n },
		evidence: {
			maxAgeNumBlocks: 1_000_000n,
			maxAgeDuration: {
				seconds: BigInt(Math.floor(evidenceMs / 1000)),
				nanos: (evidenceMs % 1000) * 1_000_000,
			},
			maxBytes: 65_536n,
		},
	};
}

function msOf({ seconds, nanos }: Timestamp): number {
	return Number(seconds) * 1000 + Math.floor(nanos / 1_000_000);
}
