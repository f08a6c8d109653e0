import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { assembleNode } from "@mingjian/node/assemble.ts";
import { InlineVerifier } from "@mingjian/node/pipeline/inline-verifier.ts";
import { isReceipt } from "@mingjian/node/pipeline/receipt.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { FileTrouble } from "@mingjian/node/store/files.ts";
import { RecordDamaged } from "@mingjian/node/store/record-damaged.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { type FaultPlan, noFaults, planFaults } from "./disk/fault-plan.ts";
import { SimulatedDisk } from "./disk/simulated-disk.ts";
import { ModelLedger } from "./model-ledger.ts";
import { beginMs, genesis, logSeed } from "./people.ts";
import { Random } from "./random.ts";
import { crashIndex, SimulatedIndex } from "./simulated-index.ts";
import { type Submission, Workload } from "./workload.ts";

/** What one history came to. */
export interface SimulationReport {
	readonly lives: number;
	readonly acknowledged: number;
	/** Receipts found again, added up over all openings. */
	readonly recovered: number;
	readonly faults: SimulatedDisk["happened"];
	/** Flipped bits that stopped a node or made it mend itself. */
	readonly found: number;
	/** Digest of everything that was answered: equal for equal seeds. */
	readonly trace: string;
}

/** Turns of the event loop in which something must happen. */
const patience = 50_000;
const patienceMs = 10_000;
const operationsOfALife = 160;
const stepMs = 60_000;

/** One ledger through several lives of its node, each ended by a crash, a failing disk or an orderly stop. */
export class Simulation {
	readonly #random: Random;
	readonly #disk: SimulatedDisk;
	readonly #workload: Workload;
	readonly #index: ReturnType<typeof SimulatedIndex.opener>;
	readonly #model = new ModelLedger();
	readonly #trace = createHash("sha256");
	readonly #directory = mkdtempSync(
		join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "mingjian-simulated-"),
	);
	#clockMs = beginMs;
	#flip: ReturnType<SimulatedDisk["flip"]>;
	#found = 0;
	/** Whether the node has opened since the last power cut, which may have taken the word of what was acknowledged last. */
	#settled = false;

	constructor(seed: number) {
		this.#random = new Random(seed);
		this.#disk = new SimulatedDisk(this.#random.fork());
		this.#workload = new Workload(this.#random.fork());
		this.#index = SimulatedIndex.opener(this.#disk, this.#random.fork());
	}

	/** Throws at the first thing that is not as it must be. */
	async run(): Promise<SimulationReport> {
		const lives = 2 + this.#random.int(5);
		try {
			for (let life = 0; life < lives; life++) await this.#live(planFaults(this.#random, operationsOfALife));
			await this.#live(noFaults);
		} finally {
			this.#disk.end();
			this.#index.last()?.abandon();
			rmSync(this.#directory, { recursive: true, force: true });
		}
		return {
			lives: lives + 1,
			acknowledged: this.#model.acknowledged.size,
			recovered: this.#model.recovered,
			faults: this.#disk.happened,
			found: this.#found,
			trace: this.#trace.digest("hex"),
		};
	}

	async #live(planned: FaultPlan): Promise<void> {
		// One fault at a time, where a bit was flipped.
		const plan = this.#flip ? noFaults : planned;
		this.#disk.arm(plan);
		const node = await this.#open();
		if (node) {
			this.#disk.arm(noFaults);
			this.#settled = true;
			if (await this.#verified(node)) {
				this.#disk.arm(plan);
				await this.#load(node);
			}
		}
		await this.#end(node, plan.crash);
	}

	/** Opens the node; undefined where it crashed, the disk failed, or a flipped bit was found in what cannot be mended. */
	async #open(): Promise<RunningNode | undefined> {
		const opening = assembleNode({
			directory: this.#directory,
			genesis,
			contracts,
			logSeed,
			clock: () => this.#clockMs,
			files: this.#disk.files(),
			openIndex: this.#index.open,
			verifiers: new InlineVerifier(),
			solo: {
				blockIntervalMs: 0,
				maxBlockEntries: 1 + this.#random.int(6),
				maxInFlight: 1 + this.#random.int(4),
			},
			note: (line) => this.#note(line),
		});
		try {
			return await this.#unlessCrashed(opening);
		} catch (error) {
			if (this.#disk.dead || error instanceof FileTrouble) return undefined;
			if (!(error instanceof RecordDamaged && this.#flip)) throw error;
			this.#flip.undo();
			this.#flip = undefined;
			this.#found++;
			return undefined;
		}
	}

	/** True where the node answered right; false where a flipped bit made it stop rather than answer. */
	async #verified(node: RunningNode): Promise<boolean> {
		try {
			await this.#model.verify(node, this.#random);
		} catch (error) {
			if (!this.#flip || node.trouble() === undefined) throw error;
			this.#note(`stopped: ${node.trouble()}`);
			this.#found++;
			// The record itself is restored from a backup; what follows from it must mend itself.
			if (this.#flip.path.includes("/record/")) this.#flip.undo();
			this.#flip = undefined;
			return false;
		}
		this.#flip = undefined;
		return true;
	}

	async #load(node: RunningNode): Promise<void> {
		for (let wave = 1 + this.#random.int(3); wave > 0 && !this.#disk.dead; wave--) {
			this.#tick();
			const senders = this.#random.chance(90) ? this.#clockMs : this.#clockMs + this.#random.int(1_800_000);
			const submissions = this.#workload.next(1 + this.#random.int(15), senders);
			await this.#unlessCrashed(Promise.all(submissions.map((each) => this.#submit(node, each))));
		}
	}

	/** Time goes on, stands still, and now and then jumps, either way. */
	#tick(): void {
		this.#clockMs += this.#random.int(stepMs);
		if (this.#random.chance(5)) this.#clockMs += this.#random.int(1_800_000) - 900_000;
	}

	async #submit(node: RunningNode, submission: Submission): Promise<void> {
		const { bytes, refusal } = submission;
		for (let turns = this.#random.int(4); turns > 0; turns--) await setImmediate();
		const act = prepare(bytes);
		if (refusal === undefined && typeof act !== "string") this.#model.sent.set(act.id, bytes);
		// A node in trouble tells those who wait that no receipt will come.
		const answer = await node.submit(bytes).catch(() => undefined);
		if (this.#disk.dead || answer === undefined) return;
		this.#note(JSON.stringify(answer));
		if (isReceipt(answer)) {
			assert.equal(refusal, undefined, `on the record: ${JSON.stringify(answer)}`);
			this.#model.acknowledge(answer);
		} else this.#rightlyRefused(node, answer.code, submission);
	}

	#rightlyRefused(node: RunningNode, code: string, { refusal, issuedAt }: Submission): void {
		if (code === "not-ready") {
			assert.ok(node.trouble(), "not ready without trouble");
			return;
		}
		const away = Math.abs(issuedAt - Math.max(this.#clockMs, node.head().timeMs));
		if (code === "transaction-expired" && away > 600_000) return;
		if (refusal !== undefined) assert.equal(code, refusal);
		else assert.ok(["account-suspended", "account-unknown"].includes(code), `refused: ${code}`);
	}

	async #end(node: RunningNode | undefined, crash: FaultPlan["crash"]): Promise<void> {
		const inOrder = node && !this.#disk.dead && this.#random.chance(60);
		// An orderly stop may itself run into a disk that fails.
		if (inOrder) await this.#unlessCrashed(node.close().catch(() => {}));
		if (inOrder) this.#disk.end();
		else this.#disk.crash();
		const power = crash === "power" && !this.#flip;
		crashIndex(
			join(this.#directory, "index.sqlite"),
			this.#index.last(),
			power ? this.#random.fork() : undefined,
		);
		this.#disk.revive(power ? "power" : "kill");
		this.#settled &&= !power;
		// A power cut and then a bit turned in the last block: nothing tells that from a write torn before it was acknowledged.
		if (!this.#settled || this.#flip || this.#random.chance(60)) return;
		this.#flip = this.#disk.flip((path) => path.startsWith(this.#directory));
		if (this.#flip) this.#note(`flip ${this.#flip.path.slice(this.#directory.length)}`);
	}

	/** What comes of a promise; undefined where this life crashes first. Throws where neither ever happens. */
	async #unlessCrashed<T>(work: Promise<T>): Promise<T | undefined> {
		let over = false;
		const guard = async () => {
			// What little the node does on the real disk may take its time.
			const until = performance.now() + patienceMs;
			for (let turn = 0; !over && (turn < patience || performance.now() < until); turn++)
				await setImmediate();
			if (!over) throw new Error("the node neither answers nor fails");
		};
		try {
			const crashed = this.#disk.crashed.then(() => undefined);
			return await Promise.race([work, crashed, guard().then(() => undefined)]);
		} finally {
			over = true;
		}
	}

	#note(line: string): void {
		this.#trace.update(`${line.replaceAll(this.#directory, "")}\n`);
	}
}
