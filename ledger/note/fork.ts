import { toBase64 } from "../crypto/base64.ts";
import { type Bytes, equal, utf8 } from "../crypto/bytes.ts";
import { prefixRoots } from "../merkle/log/consistency.ts";
import { accept, type Result, refuse } from "../merkle/log/result.ts";
import type { Checkpoint } from "./checkpoint.ts";
import { type LogTrust, logAlone } from "./log-trust.ts";
import { type CheckpointRefusal, verifyCheckpoint } from "./policy.ts";
import { readBase64, readUtf8 } from "./strict-text.ts";
import { readHashes } from "./tlog-proof.ts";

/** Two checkpoints of one log that cannot both be true, and what shows it. */
export interface ForkEvidence {
	/** The signed checkpoint of the smaller log, byte for byte. */
	readonly older: Bytes;
	readonly newer: Bytes;
	/** Of the newer log: what gives its root and the root of its first leaves, as many as the older has (`prefixRoots`). None where both have one size. */
	readonly hashes: readonly Bytes[];
}

/** What evidence of a fork proves: the log's own key signed both. */
export interface ProvedFork {
	readonly older: Checkpoint;
	readonly newer: Checkpoint;
}

/** Why a file is no evidence of a fork. */
export type ForkRefusal = "fork-unreadable" | "fork-none" | CheckpointRefusal;

/** Longest evidence accepted, in bytes: two of the longest notes in base64, and the hashes. */
export const MAX_FORK_BYTES = 4 << 20;

const HEADER = "mingjian/fork/1";

/** Reads evidence of a fork (spec/notes.md §7). Every value has one spelling. */
export function parseFork(file: Bytes): Result<ForkEvidence, "fork-unreadable"> {
	const text = file.length <= MAX_FORK_BYTES ? readUtf8(file) : undefined;
	const [header, first = "", second = "", ...lines] = text?.split("\n") ?? [];
	if (header !== HEADER || lines.pop() !== "") return refuse("fork-unreadable");
	const [older, newer, hashes] = [readBase64(first), readBase64(second), readHashes(lines)];
	return older && newer && hashes ? accept({ older, newer, hashes }) : refuse("fork-unreadable");
}

/** Writes evidence of a fork. */
export function formatFork({ older, newer, hashes }: ForkEvidence): Bytes {
	return utf8(`${[HEADER, ...[older, newer, ...hashes].map(toBase64)].join("\n")}\n`);
}

/**
 * Accepts two checkpoints that keys of the log signed and of which the newer did not grow from the older: one size and two roots, or
 * hashes that give the newer's root and another root for its first leaves. Nobody can make such a file of an honest log.
 */
export function verifyFork(
	{ older, newer, hashes }: ForkEvidence,
	trust: LogTrust,
): Result<ProvedFork, ForkRefusal> {
	const policy = logAlone(trust);
	const [before, after] = [verifyCheckpoint(older, policy), verifyCheckpoint(newer, policy)];
	if (!before.ok) return before;
	if (!after.ok) return after;
	const [from, to] = [before.value.checkpoint, after.value.checkpoint];
	return pastsDiffer(from, to, hashes) ? accept({ older: from, newer: to }) : refuse("fork-none");
}

/** Whether the newer of two checkpoints did not grow from the older, by `ForkEvidence.hashes`. */
export function pastsDiffer(from: Checkpoint, to: Checkpoint, hashes: readonly Bytes[]): boolean {
	if (from.size === to.size) return hashes.length === 0 && !equal(from.root, to.root);
	const roots = prefixRoots(from.size, to.size, hashes);
	return roots !== undefined && equal(roots.whole, to.root) && !equal(roots.prefix, from.root);
}
