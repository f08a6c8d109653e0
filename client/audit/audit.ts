import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Tile } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { AnchorData } from "@mingjian/ledger/note/anchor-data.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Contract } from "@mingjian/ledger/runtime/contract.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import {
	type Contradiction,
	checkAnchored,
	contradiction,
	type ShownCheckpoint,
} from "../anchor/check-anchored.ts";
import type { RecordSource } from "../api/record-source.ts";
import { checkEnvelope } from "../verify/check-signatures.ts";
import { type LogPosition, verifyGrowth } from "../verify/growth.ts";
import type { ProofPolicy } from "../verify/verdict.ts";
import { Departure, type Divergence } from "./divergence.ts";
import { LogFiles } from "./log-files.ts";
import { readLog } from "./read-log.ts";
import { type ActCheck, replay } from "./replay.ts";

/** How far an audit has come. */
export interface AuditProgress {
	/** First every hash of the log is recomputed, then every act carried out again. */
	readonly stage: "log" | "replay";
	/** Leaves done, of this many. */
	readonly done: number;
	readonly size: number;
}

export interface AuditOptions {
	/** The contracts the ledger runs, in the order in which they write the genesis. */
	readonly contracts: readonly Contract[];
	/** A position the log was seen at before, with the signed checkpoint where it was kept: the log must have grown from it. */
	readonly previous?: LogPosition & { readonly note?: Bytes | undefined };
	/** Checkpoints found on a public chain: the log must have grown from those its keys signed. */
	readonly anchored?: readonly AnchorData[];
	/** Checks signatures; portable, one after the other, unless given. */
	readonly check?: ActCheck;
	/** Files and blocks under way at once. */
	readonly concurrency?: number;
	readonly progress?: (progress: AuditProgress) => void;
	/** Hears of each block that was carried out again and found right, from the genesis on. */
	readonly block?: (block: AppliedBlock) => void;
	/** Milliseconds of a clock that only goes forward. */
	readonly clock?: () => number;
}

/** What an audit found. */
export interface AuditReport {
	/** The first departure; undefined where the whole record is as it should be. */
	readonly divergence: Divergence | undefined;
	/** The position that was audited, to give as `previous` next time; undefined where no checkpoint was believed. */
	readonly position: ShownCheckpoint | undefined;
	/** The checkpoint seen elsewhere that the log as shown contradicts, with evidence where that can be had. */
	readonly against: Contradiction | undefined;
	/** Of the anchors given, how many the log's keys signed and the log grew from. */
	readonly anchorsHeld: number;
	/** What was carried out again and found right. */
	readonly blocks: number;
	readonly entries: number;
	readonly signatures: number;
	/** Refusals on the record, by code. */
	readonly refusals: Readonly<Record<string, number>>;
	readonly elapsedMs: number;
}

const defaultConcurrency = 8;

/**
 * Follows a record from nothing: the checkpoint under the policy, growth from the position seen before, every file of the log
 * up to the signed root, every signature, and every act carried out again to the same leaves and roots (spec/proof.md §5).
 * A departure is reported; outside trouble of the source is thrown.
 */
export async function audit(
	source: RecordSource,
	policy: ProofPolicy,
	options: AuditOptions,
): Promise<AuditReport> {
	const { clock = () => performance.now() } = options;
	const begun = clock();
	const tally = new Tally();
	let position: ShownCheckpoint | undefined;
	let divergence: Divergence | undefined;
	let against: Contradiction | undefined;
	try {
		position = await believedPosition(source, policy);
		await auditPosition({ source, policy, options, position, tally });
	} catch (error) {
		if (!(error instanceof Departure)) throw error;
		divergence = error.divergence;
		against = error.against;
	}
	return {
		divergence,
		position,
		against,
		anchorsHeld: tally.anchors,
		...tally.sums(),
		elapsedMs: clock() - begun,
	};
}

// Lines of further witnesses are welcome on a checkpoint that was just fetched: nobody keeps it as evidence.
async function believedPosition(source: RecordSource, policy: ProofPolicy): Promise<ShownCheckpoint> {
	const note = await source.checkpoint();
	const trusted = verifyCheckpoint(note, policy);
	if (!trusted.ok) throw new Departure({ kind: "checkpoint-refused", found: trusted.reason });
	const { size, root } = trusted.value.checkpoint;
	if (size === 0) throw new Departure({ kind: "checkpoint-refused", found: "checkpoint-size" });
	return { size, root, note };
}

interface Audit {
	readonly source: RecordSource;
	readonly policy: ProofPolicy;
	readonly options: AuditOptions;
	readonly position: ShownCheckpoint;
	readonly tally: Tally;
}

async function auditPosition({ source, policy, options, position, tally }: Audit): Promise<void> {
	const { concurrency = defaultConcurrency, progress = () => {} } = options;
	const { size } = position;
	const files = new LogFiles(source, size);
	await compareWithEarlier({ source, policy, options, position, tally }, files);
	const log = await readLog(position, {
		files,
		concurrency,
		progress: (done) => progress({ stage: "log", done, size }),
	});
	const genesis = await source.genesis();
	if (genesis.ledger !== policy.ledger || genesis.origin !== policy.origin)
		throw new Departure({ kind: "ledger-other", expected: policy.ledger, found: genesis.ledger });
	await replay({
		source,
		files,
		log,
		genesis,
		registry: new Registry(options.contracts),
		check: options.check ?? ((act) => checkEnvelope(act, policy.passkeys)),
		concurrency,
		done: (block) => {
			tally.add(block);
			options.block?.(block);
			progress({ stage: "replay", done: block.size, size });
		},
	});
}

/** What was seen of the log before, and what of it stands on a public chain, must be where it began. */
async function compareWithEarlier(
	{ policy, options, position, tally }: Audit,
	files: LogFiles,
): Promise<void> {
	const { previous, anchored = [] } = options;
	const setting = { policy, fetch: (tile: Tile) => files.tileBytes(tile) };
	if (previous) {
		const growth = await verifyGrowth(previous, position, setting.fetch);
		const { note } = previous;
		const against =
			growth.ok || !note ? undefined : await contradiction({ ...previous, note }, position, setting);
		if (!growth.ok) throw new Departure({ kind: growth.reason }, against);
	}
	const { checked, contradiction: against } = await checkAnchored(anchored, position, setting);
	if (against) throw new Departure({ kind: anchorDeparture[against.kind] }, against);
	tally.anchors = checked;
}

const anchorDeparture = {
	forked: "anchor-forked",
	shorter: "anchor-longer",
	unproved: "anchor-differs",
} as const;

/** Counts what was found right. */
class Tally {
	anchors = 0;
	#blocks = 0;
	#entries = 0;
	#signatures = 0;
	readonly #refusals: Record<string, number> = {};

	add({ entries }: AppliedBlock): void {
		this.#blocks += 1;
		this.#entries += entries.length;
		for (const { code, act } of entries) {
			this.#signatures += act.signatures.length;
			if (code !== "ok") this.#refusals[code] = (this.#refusals[code] ?? 0) + 1;
		}
	}

	sums() {
		return {
			blocks: this.#blocks,
			entries: this.#entries,
			signatures: this.#signatures,
			refusals: this.#refusals,
		};
	}
}
