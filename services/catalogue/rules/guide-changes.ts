import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";

/** One difference between two versions. */
export interface Change {
	/** JSON pointer (RFC 6901); into the older version for what went, else into the newer. */
	readonly pointer: string;
	readonly kind: "added" | "removed" | "changed";
	readonly before?: Json;
	readonly after?: Json;
}

type Members = { readonly [member: string]: Json };

/**
 * What changed from one value to the other, smallest parts first found: members by name, list rows matched by content, so a
 * row put in between is one addition. Empty exactly where the two are the same.
 */
export function guideChanges(before: Json, after: Json, pointer = ""): Change[] {
	if (canonicalJson(before) === canonicalJson(after)) return [];
	if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, pointer);
	if (isMembers(before) && isMembers(after)) return memberChanges(before, after, pointer);
	return [{ pointer, kind: "changed", before, after }];
}

function memberChanges(before: Members, after: Members, pointer: string): Change[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return names.flatMap((name) => {
		const at = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
		// A member may have the name of one that every object inherits.
		if (!Object.hasOwn(before, name)) return added(at, after[name]!);
		if (!Object.hasOwn(after, name)) return removed(at, before[name]!);
		return guideChanges(before[name]!, after[name]!, at);
	});
}

/** Rows both have in order stay; between them rows are compared one by one, and what is left over came or went. */
function listChanges(before: readonly Json[], after: readonly Json[], pointer: string): Change[] {
	const changes: Change[] = [];
	let [i, j] = [0, 0];
	for (const [keptOld, keptNew] of [...keptRows(before, after), [before.length, after.length] as const]) {
		while (i < keptOld && j < keptNew) {
			changes.push(...guideChanges(before[i]!, after[j]!, `${pointer}/${j}`));
			i++;
			j++;
		}
		for (; i < keptOld; i++) changes.push(...removed(`${pointer}/${i}`, before[i]!));
		for (; j < keptNew; j++) changes.push(...added(`${pointer}/${j}`, after[j]!));
		i = keptOld + 1;
		j = keptNew + 1;
	}
	return changes;
}

/** Index pairs of a longest common subsequence; lists of guides are short (`maxListed`). */
function keptRows(before: readonly Json[], after: readonly Json[]): (readonly [number, number])[] {
	const [old, young] = [before.map(canonicalJson), after.map(canonicalJson)];
	const longest = lengths(old, young);
	const kept: (readonly [number, number])[] = [];
	let [i, j] = [0, 0];
	while (i < old.length && j < young.length) {
		if (old[i] === young[j]) kept.push([i++, j++]);
		else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++;
		else j++;
	}
	return kept;
}

/** Length of the longest common subsequence of the tails from each pair of positions. */
function lengths(old: readonly string[], young: readonly string[]): number[][] {
	const table = Array.from({ length: old.length + 1 }, () => new Array<number>(young.length + 1).fill(0));
	for (let i = old.length - 1; i >= 0; i--) {
		for (let j = young.length - 1; j >= 0; j--) {
			const [here, below] = [table[i]!, table[i + 1]!];
			here[j] = old[i] === young[j] ? below[j + 1]! + 1 : Math.max(below[j]!, here[j + 1]!);
		}
	}
	return table;
}

function added(pointer: string, after: Json): Change[] {
	return [{ pointer, kind: "added", after }];
}

function removed(pointer: string, before: Json): Change[] {
	return [{ pointer, kind: "removed", before }];
}

function isMembers(value: Json): value is Members {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
