import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type Driver, type Progress, type Stage, stageOf, type Traits } from "../driver/driver.ts";
import type { Machine, MemberPower } from "../driver/machine.ts";
import { AbciServer } from "./abci/abci-server.ts";
import { Batches } from "./batches.ts";
import { maxEngineBlock } from "./engine/engine-genesis.ts";
import { type HomeSetting, prepareHome, sockets } from "./engine/engine-home.ts";
import { engineFiles } from "./engine/engine-keys.ts";
import { EngineProcess } from "./engine/engine-process.ts";
import { EngineRpc } from "./engine/engine-rpc.ts";
import { findEngine } from "./engine/find-engine.ts";
import { Gateway } from "./gateway.ts";
import { HeightFile } from "./height-file.ts";
import { type CommittedBlock, RecordApplication } from "./record-application.ts";

export interface CometbftSetting extends HomeSetting {
	/** The engine's program, where it is not the installed one. */
	readonly program?: string | undefined;
	/** This node's clock; it is asked only whether block time is stale. */
	readonly clock?: () => number;
	/** Most transactions this member proposes in one block; one batch alone may have more. */
	readonly maxBlockEntries?: number;
	/** Most transactions waiting; beyond it they are refused with `busy`. */
	readonly maxWaiting?: number;
	/** Octets of a block that members agreed on since the beginning. */
	readonly blockBytes?: number;
	/** Most transactions in one batch. */
	readonly maxBatchEntries?: number;
	/** Hears why a snapshot another member sent was refused. */
	readonly snapshotRefused?: ((code: string) => void) | undefined;
	/** How long what is held may take to get into a block once the driver is told to stop. */
	readonly drainMs?: number;
}

const notReady: Stage = { stage: "refused", code: "not-ready" };
const defaults = {
	clock: Date.now,
	maxBlockEntries: 10_000,
	maxWaiting: 20_000,
	maxBatchEntries: 250,
	drainMs: 10_000,
};
/** Octets in one batch; one transaction alone may be larger. */
const maxBatchBytes = 512 * 1024;
/** Room for the header and the votes of a hundred members. */
const besideTxs = 64 * 1024;

/**
 * Orders for several departments: CometBFT as a child process, byzantine faults of less than a third of the votes survived.
 * Engine and driver live and die together; whoever runs the node starts both again.
 */
export class CometbftDriver implements Driver {
	readonly #setting: CometbftSetting & typeof defaults;
	readonly #members: Map<string, bigint>;
	readonly #listeners = new Set<(progress: Progress) => void>();
	readonly #batches: Batches;
	readonly #gateway: Gateway;
	readonly #rpc: EngineRpc;
	#machine: Machine | undefined;
	#stop: AbortSignal | undefined;
	#checking = 0;
	#height = -1n;
	#maxTxBytes: number;
	#state: Progress["state"] = "starting";
	#fail!: (error: unknown) => void;
	readonly #failure = new Promise<never>((_, reject) => {
		this.#fail = reject;
	});

	constructor(setting: CometbftSetting) {
		this.#setting = { ...defaults, ...setting };
		this.#maxTxBytes = (setting.blockBytes ?? maxEngineBlock) - besideTxs;
		this.#members = new Map(
			setting.genesis.validators.map(({ pub_key, power }) => [pub_key.value, BigInt(power)]),
		);
		this.#rpc = new EngineRpc(join(setting.home, sockets.commands));
		this.#batches = new Batches((txs) => this.#machine!.acceptable({ height: 0n, timeMs: 0, txs }));
		const { maxBatchEntries, maxBlockEntries } = this.#setting;
		this.#gateway = new Gateway({
			batches: this.#batches,
			send: (octets) => this.#rpc.broadcast(octets),
			maxBatchEntries: Math.min(maxBatchEntries, maxBlockEntries),
			maxBatchBytes,
		});
		this.#failure.catch(() => {});
	}

	get traits(): Traits {
		return {
			engine: "cometbft",
			fault: "byzantine",
			agreesOnRoot: true,
			finality: "immediate",
			time: "median",
			members: this.#members.size,
			maxTxBytes: this.#maxTxBytes,
		};
	}

	async run(machine: Machine, stop: AbortSignal): Promise<void> {
		this.#machine = machine;
		this.#stop = stop;
		this.#height = machine.head().height;
		const closing: (() => unknown)[] = [];
		try {
			await this.#live(machine, stop, closing);
			this.#state = "stopped";
		} catch (error) {
			this.#state = "failed";
			throw error;
		} finally {
			this.#gateway.close();
			for (const close of closing.reverse()) await close();
			this.#rpc.close();
		}
	}

	async submit(tx: Bytes): Promise<Stage> {
		if (!this.#machine || !this.#taking()) return notReady;
		if (tx.length > this.#maxTxBytes) return { stage: "refused", code: "envelope-too-large" };
		if (this.#gateway.waiting + this.#checking >= this.#setting.maxWaiting)
			return { stage: "refused", code: "busy" };
		this.#checking++;
		try {
			const stage = stageOf(await this.#machine.check(tx, false));
			if (stage.stage === "refused") return stage;
			// The engine may have ended while the signature was being checked.
			if (this.#ended()) return notReady;
			if (stage.stage === "held") this.#gateway.add(tx);
			return stage;
		} finally {
			this.#checking--;
		}
	}

	progress(): Progress {
		return { height: this.#height, waiting: this.#gateway.waiting, state: this.#state };
	}

	onProgress(listener: (progress: Progress) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Lives until told to stop, and rejects on anything fatal; `closing` is what must be undone, the last first. */
	async #live(machine: Machine, stop: AbortSignal, closing: (() => unknown)[]): Promise<void> {
		const { home, program } = this.#setting;
		const engine = findEngine(program);
		prepareHome(this.#setting);
		const heights = HeightFile.open(
			engineFiles(home).heights,
			BigInt(this.#setting.genesis.app_state.height),
		);
		closing.push(() => heights.close());
		const { clock, maxBlockEntries } = this.#setting;
		const committed = (block: CommittedBlock) => this.#committed(block);
		const batches = this.#batches;
		const { snapshotRefused = () => {} } = this.#setting;
		const app = new RecordApplication({
			machine,
			batches,
			heights,
			clock,
			maxBlockEntries,
			committed,
			snapshotRefused,
		});
		const server = await AbciServer.listen(join(home, sockets.application), app, this.#fail);
		closing.push(() => server.close());
		const child = await EngineProcess.start(engine, home);
		closing.push(() => (this.#state === "failed" ? child.kill() : child.stop()));
		void child.trouble.then(this.#fail);
		this.#state = "live";
		await Promise.race([this.#drained(stop), this.#failure]);
	}

	/** Resolves when told to stop and everything let in before is in a block, or cannot get there in time. */
	async #drained(stop: AbortSignal): Promise<void> {
		if (!stop.aborted)
			await new Promise((resolve) => stop.addEventListener("abort", resolve, { once: true }));
		const late = new AbortController();
		const limit = pause(this.#setting.drainMs, undefined, { signal: late.signal }).catch(() => {});
		await Promise.race([this.#everythingOrdered(), limit]);
		late.abort();
	}

	async #everythingOrdered(): Promise<void> {
		while (this.#checking > 0) await pause(1);
		await this.#gateway.emptied();
	}

	#committed({ height, batches, members, parameters }: CommittedBlock): void {
		this.#count(members);
		if (parameters) this.#maxTxBytes = parameters.blockBytes - besideTxs;
		const grew = height > this.#height;
		this.#height = height;
		for (const name of batches) this.#gateway.settled(name);
		if (grew) for (const listener of this.#listeners) listener(this.progress());
	}

	#count(changed: readonly MemberPower[]): void {
		for (const { publicKey, power } of changed) {
			if (power === 0n) this.#members.delete(toBase64(publicKey));
			else this.#members.set(toBase64(publicKey), power);
		}
	}

	#taking(): boolean {
		return !this.#ended() && !this.#stop?.aborted;
	}

	#ended(): boolean {
		return this.#state === "failed" || this.#state === "stopped";
	}
}
