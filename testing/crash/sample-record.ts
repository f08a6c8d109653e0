import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { assembleNode } from "@mingjian/node/assemble.ts";
import { InlineVerifier } from "@mingjian/node/pipeline/inline-verifier.ts";
import { isReceipt } from "@mingjian/node/pipeline/receipt.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import type { Files } from "@mingjian/node/store/files.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { ModelLedger } from "../simulator/model-ledger.ts";
import { beginMs, genesis, logSeed } from "../simulator/people.ts";
import { Random } from "../simulator/random.ts";
import { Workload } from "../simulator/workload.ts";

/** What opening a data directory may be told besides where it lies. */
export interface Opening {
	readonly genesis?: GenesisDocument;
	readonly files?: Files;
	readonly notes?: string[];
}

/** Opens a real node on a real directory, its clock where the sample record ends. */
export function openSample(directory: string, { notes = [], ...rest }: Opening = {}): Promise<RunningNode> {
	return assembleNode({
		directory,
		genesis,
		contracts,
		logSeed,
		clock: () => beginMs,
		verifiers: new InlineVerifier(),
		solo: { blockIntervalMs: 0, maxBlockEntries: 3 },
		note: (line) => notes.push(line),
		...rest,
	});
}

/** A closed data directory of some hundred blocks on the real disk, and what must be true of it. */
export class SampleRecord {
	readonly model = new ModelLedger();
	readonly directory = mkdtempSync(join(tmpdir(), "mingjian-sample-"));
	readonly #workload = new Workload(new Random(3));
	#copies = 0;

	static async make(entries: number): Promise<SampleRecord> {
		const record = new SampleRecord();
		const node = await openSample(join(record.directory, "whole"));
		while (node.head().size < entries) await record.load(node, 30);
		await node.close();
		return record;
	}

	/** Hands over some acts; answers how many were acknowledged. */
	async load(node: RunningNode, count: number): Promise<number> {
		const before = this.model.acknowledged.size;
		const submissions = this.#workload.next(count, beginMs);
		const one = async ({ bytes, refusal }: (typeof submissions)[number]) => {
			const act = prepare(bytes);
			if (refusal === undefined && typeof act !== "string") this.model.sent.set(act.id, bytes);
			const answer = await node.submit(bytes).catch(() => undefined);
			if (answer && isReceipt(answer)) this.model.acknowledge(answer);
		};
		await Promise.all(submissions.map(one));
		return this.model.acknowledged.size - before;
	}

	/** A copy of the whole directory, to be damaged. */
	copy(): string {
		const copy = join(this.directory, String(this.#copies++));
		cpSync(join(this.directory, "whole"), copy, { recursive: true });
		return copy;
	}

	remove(): void {
		rmSync(this.directory, { recursive: true, force: true });
	}
}
