// Types and words of what a trail proves.
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Stamp } from "@mingjian/ledger/runtime/context.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { AsOf, EntryFacts, VerifyReason } from "../verify/verdict.ts";
import { explain } from "../verify/words.ts";
import type { LeafRange } from "./range-proof.ts";
import type { Period } from "./trail.ts";

/** An entry of a range, with the block it stands in. */
export interface RangeEntry extends EntryFacts {
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
}

/** Every act that ever wrote a record is here, and nothing else did. */
export interface ProvedRecordTrail {
	readonly kind: "record";
	readonly key: string;
	/** The record without its stamp; undefined where there is none, and in a collection that keeps history there never was one. */
	readonly record: Json | undefined;
	readonly stamp: Stamp | undefined;
	readonly asOf: AsOf;
	/** Whether the genesis document wrote it first. */
	readonly fromGenesis: boolean;
	/** Oldest first. */
	readonly entries: readonly EntryFacts[];
}

/** Every leaf of a part of the log is here. */
export interface ProvedRangeTrail extends LeafRange {
	readonly kind: "range";
	readonly size: number;
	/** Proved to be covered whole. */
	readonly period: Period | undefined;
	/** Of a period, only those of blocks in it. */
	readonly entries: readonly RangeEntry[];
}

export type ProvedTrail = ProvedRecordTrail | ProvedRangeTrail;

/** Why a trail was refused: its own reasons, or what is wrong with a proof in it. */
export type TrailReason =
	| "trail-unreadable"
	| "trail-key"
	| "trail-kind"
	| "trail-history"
	| "trail-order"
	| "trail-gap"
	| "trail-period"
	| VerifyReason;

/** Where in the trail: the place of the entry or leaf, where it is one. */
export type TrailVerdict = Result<ProvedTrail, TrailReason> & { readonly at?: number };

const words: Readonly<Record<Exclude<TrailReason, VerifyReason>, Words>> = {
	"trail-unreadable": {
		zh: "这不是完整的轨迹文件：内容残缺或被改动。",
		en: "This is not a whole trail file: it is damaged or was changed.",
	},
	"trail-key": {
		zh: "轨迹中的状态证明属于另一条记录。",
		en: "The state proof in the trail is of another record.",
	},
	"trail-kind": { zh: "轨迹中的证明种类不对。", en: "A proof in the trail is of the wrong kind." },
	"trail-history": {
		zh: "轨迹不完整：所列各项与记录的历史印记不符，有遗漏或多余。",
		en: "The trail is not complete: its entries do not give the record's history stamp, so some are missing or added.",
	},
	"trail-order": { zh: "轨迹中的各项次序不对。", en: "The entries of the trail are not in order." },
	"trail-gap": {
		zh: "轨迹有缺口，或其中的内容与城市签署的账本不符。",
		en: "The trail has a gap, or a leaf in it is not what the city signed.",
	},
	"trail-period": {
		zh: "轨迹没有覆盖所称的整个期间。",
		en: "The trail does not cover the whole period it claims.",
	},
};

/** A reason in words, both languages. */
export function explainTrail(reason: TrailReason): Words {
	return reason in words ? words[reason as keyof typeof words] : explain(reason as VerifyReason);
}

/** A refusal that names the entry or leaf. */
export function refuseAt(reason: TrailReason, at: number): TrailVerdict {
	return { ...refuse(reason), at };
}

/** A trail that is whole and true. */
export function acceptTrail(trail: ProvedTrail): TrailVerdict {
	return accept(trail);
}
