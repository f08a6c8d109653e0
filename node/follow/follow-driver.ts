import type { RecordSource } from "@mingjian/client/api/record-source.ts";
import { LogFiles } from "@mingjian/client/audit/log-files.ts";
import { type LogPosition, verifyGrowth } from "@mingjian/client/verify/growth.ts";
import type { Driver, Progress, Stage, Traits } from "@mingjian/consensus/driver/driver.ts";
import type { Machine } from "@mingjian/consensus/driver/machine.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type TrustPolicy, verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { type Block, decodeBlock } from "@mingjian/ledger/record/block.ts";
import { limits } from "@mingjian/ledger/record/limits.ts";

/** What a follower hears while it follows. */
export type FollowNews =
	| { readonly kind: "reached"; readonly size: number }
	/** The other node cannot be reached, or its answers cannot be used; it is asked again. Told once until it answers. */
	| { readonly kind: "away"; readonly detail: string };

export interface FollowSetting {
	/** The node that is followed. */
	readonly source: RecordSource;
	/** What its checkpoints are checked with. */
	readonly policy: () => TrustPolicy;
	/** From one look to the next. */
	readonly everyMs: number;
	readonly told: (news: FollowNews) => void;
}

/** What came from the other node is not the log its checkpoint is of, or executing it leads elsewhere. Nothing of it was kept. */
export class FollowedDiffers extends Error {
	readonly code = "followed-differs";
}

/** How the follower keeps where it is. */
export interface Followed {
	/** Leaves in the log when it begins. */
	readonly size: number;
	/** Takes a checkpoint this node has executed up to. */
	adopt(size: number, note: Bytes): Promise<void>;
}

const batchBlocks = 200;
const batchBytes = 32 << 20;

/**
 * Orders nothing: takes the blocks another node serves, checks every signature, executes them, and commits them only when the log
 * they lead to is shown to be the beginning of the one that node's checkpoint is of. It goes on from wherever it is, after whatever time away.
 */
export class FollowDriver implements Driver {
	readonly traits: Traits = {
		engine: "follower",
		fault: "crash",
		agreesOnRoot: true,
		finality: "immediate",
		time: "operator",
		members: 1,
		maxTxBytes: limits.envelope,
	};
	readonly #setting: FollowSetting;
	readonly #followed: Followed;
	readonly #listeners = new Set<(progress: Progress) => void>();
	#height = -1n;
	#size: number;
	#away = false;
	#state: Progress["state"] = "starting";

	constructor(setting: FollowSetting, followed: Followed) {
		this.#setting = setting;
		this.#followed = followed;
		this.#size = followed.size;
	}

	async run(machine: Machine, stop: AbortSignal): Promise<void> {
		this.#height = machine.head().height;
		this.#state = "live";
		try {
			while (!stop.aborted) {
				await this.#look(machine, stop);
				await pause(this.#setting.everyMs, stop);
			}
			this.#state = "stopped";
		} catch (error) {
			this.#state = "failed";
			throw error;
		}
	}

	/** A follower takes nothing: acts go to those who order. */
	async submit(): Promise<Stage> {
		return { stage: "refused", code: "read-only" };
	}

	progress(): Progress {
		return { height: this.#height, waiting: 0, state: this.#state };
	}

	onProgress(listener: (progress: Progress) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	async #look(machine: Machine, stop: AbortSignal): Promise<void> {
		const { source, policy, told } = this.#setting;
		try {
			const note = await source.checkpoint();
			const trusted = verifyCheckpoint(note, policy());
			if (!trusted.ok) return this.#isAway(trusted.reason);
			const { size, root } = trusted.value.checkpoint;
			if (size < this.#size) return this.#isAway(`its log has ${size} leaves, this one ${this.#size}`);
			const goal = { size, root };
			while (this.#size < size && !stop.aborted) await this.#batch(machine, goal);
			if (this.#size < size) return;
			await this.#followed.adopt(size, note);
			this.#away = false;
			told({ kind: "reached", size });
		} catch (error) {
			if (!isAway(error)) throw error;
			this.#isAway((error as Error).message);
		}
	}

	/** Fetches first and executes then: what cannot be had leaves nothing half done. */
	async #batch(machine: Machine, goal: LogPosition): Promise<void> {
		const blocks = await this.#fetch(goal);
		let root: Bytes = machine.head().root;
		let size = this.#size;
		for (const block of blocks) {
			root = await execute(machine, block);
			size += block.envelopes.length + 1;
		}
		const files = new LogFiles(this.#setting.source, goal.size);
		const grown = await verifyGrowth({ size, root }, goal, (tile) => files.tileBytes(tile));
		if (!grown.ok)
			throw new FollowedDiffers(`executing up to block ${blocks.at(-1)!.height}: ${grown.reason}`);
		for (const { height } of blocks) await machine.commit(BigInt(height));
		this.#size = size;
		this.#height = BigInt(blocks.at(-1)!.height);
		for (const listener of this.#listeners) listener(this.progress());
	}

	async #fetch({ size }: LogPosition): Promise<Block[]> {
		const blocks: Block[] = [];
		let reached = this.#size;
		let octets = 0;
		for (let height = Number(this.#height) + 1; reached < size; height++) {
			if (blocks.length === batchBlocks || octets > batchBytes) break;
			const bytes = await this.#setting.source.block(height);
			const block = bytes && decodeBlock(bytes);
			if (!bytes || !block || block.height !== height)
				throw new FollowedDiffers(`block ${height} is missing or malformed`);
			octets += bytes.length;
			reached += block.envelopes.length + 1;
			blocks.push(block);
		}
		return blocks;
	}

	#isAway(detail: string): void {
		if (!this.#away) this.#setting.told({ kind: "away", detail });
		this.#away = true;
	}
}

async function execute(machine: Machine, { height, timeMs, envelopes }: Block): Promise<Bytes> {
	const decided = { height: BigInt(height), timeMs, txs: envelopes };
	if (!(await machine.acceptable(decided)))
		throw new FollowedDiffers(`block ${height} holds what nobody signed`);
	try {
		return (await machine.apply(decided)).root;
	} catch (error) {
		// What no honest log holds, such as time going back, is refused where it is executed.
		if (error instanceof RangeError || error instanceof TypeError)
			throw new FollowedDiffers(`block ${height}: ${error.message}`, { cause: error });
		throw error;
	}
}

// Told by name, as the client has it: trouble with the network, and answers that are none.
function isAway(error: unknown): boolean {
	return error instanceof Error && (error.name === "TroubleError" || error.name === "ProblemError");
}

function pause(ms: number, stop: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (stop.aborted) return resolve();
		const done = () => {
			clearTimeout(timer);
			stop.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, ms);
		stop.addEventListener("abort", done);
	});
}
