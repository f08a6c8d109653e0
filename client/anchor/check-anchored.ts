import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { prefixPlan, prefixRoots } from "@mingjian/ledger/merkle/log/consistency.ts";
import { assemble } from "@mingjian/ledger/merkle/log/proof-plan.ts";
import { type FetchTile, fetchTiles } from "@mingjian/ledger/merkle/log/tile-reader.ts";
import type { AnchorData } from "@mingjian/ledger/note/anchor-data.ts";
import { formatFork, verifyFork } from "@mingjian/ledger/note/fork.ts";
import { type LogTrust, logAlone } from "@mingjian/ledger/note/log-trust.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import type { LogPosition } from "../verify/growth.ts";

/** A checkpoint as it was shown: where the log stood, and the signed note. */
export interface ShownCheckpoint extends LogPosition {
	readonly note: Bytes;
}

/** A checkpoint seen earlier or elsewhere that the log as shown did not come from. */
export interface Contradiction<Earlier = ShownCheckpoint> {
	/** `forked`: proved to anybody. `shorter`: the log shown is the shorter one, so only whoever has the longer can prove it. `unproved`: the files shown lead to neither. */
	readonly kind: "forked" | "shorter" | "unproved";
	readonly earlier: Earlier;
	/** A `.fork` file (spec/notes.md §7). */
	readonly evidence?: Bytes;
}

/**
 * Whether the log as shown grew from a checkpoint that keys of the log signed, by the tiles shown; undefined where it did. Otherwise what contradicts it. Both checkpoints
 * were verified.
 */
export async function contradiction(
	earlier: ShownCheckpoint,
	shown: ShownCheckpoint,
	{ fetch, policy }: { readonly fetch: FetchTile; readonly policy: LogTrust },
): Promise<Contradiction | undefined> {
	if (earlier.size > shown.size) return { kind: "shorter", earlier };
	if (earlier.size === shown.size && equal(earlier.root, shown.root)) return undefined;
	if (earlier.size === 0) return undefined;
	const hashes = earlier.size === shown.size ? [] : await prefixHashes(earlier.size, shown.size, fetch);
	const roots = prefixRoots(earlier.size, shown.size, hashes);
	if (roots && equal(roots.whole, shown.root) && equal(roots.prefix, earlier.root)) return undefined;
	const fork = { older: earlier.note, newer: shown.note, hashes };
	return verifyFork(fork, policy).ok
		? { kind: "forked", earlier, evidence: formatFork(fork) }
		: { kind: "unproved", earlier };
}

async function prefixHashes(from: number, to: number, fetch: FetchTile): Promise<Bytes[]> {
	const plan = prefixPlan(from, to);
	return assemble(plan, (await fetchTiles(plan, to, fetch)).read);
}

/** What comparing a log with its anchors found. */
export interface AnchoredReport<Anchored> {
	/** Of those read, how many the log's keys signed. */
	readonly checked: number;
	/** The newest of them; undefined where there is none. */
	readonly newest: Anchored | undefined;
	/** The first that contradicts the log as shown, proved ones before others. */
	readonly contradiction: Contradiction<Anchored & ShownCheckpoint> | undefined;
}

/** Compares a log as shown with checkpoints found on a public chain. What the log's keys did not sign is passed over. */
export async function checkAnchored<Anchored extends AnchorData>(
	anchored: readonly Anchored[],
	shown: ShownCheckpoint,
	setting: { readonly fetch: FetchTile; readonly policy: LogTrust },
): Promise<AnchoredReport<Anchored>> {
	const policy = logAlone(setting.policy);
	const signed = anchored.filter(({ note }) => verifyCheckpoint(note, policy).ok);
	const found: Contradiction<Anchored & ShownCheckpoint>[] = [];
	for (const each of signed) {
		const earlier = { ...each, size: each.checkpoint.size, root: each.checkpoint.root };
		const against = await contradiction(earlier, shown, setting);
		if (against) found.push({ ...against, earlier });
	}
	return {
		checked: signed.length,
		newest: signed.at(-1),
		contradiction: found.find(({ kind }) => kind === "forked") ?? found[0],
	};
}
