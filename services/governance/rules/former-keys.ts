import { parseVkey } from "@mingjian/ledger/note/vkey.ts";
import { mostFormerSigners, type PolicyRecord } from "../schema.ts";

type Keys = Pick<
	PolicyRecord,
	"logKeys" | "formerLogKeys" | "cosigners" | "formerCosigners" | "executors" | "formerExecutors"
>;
type Former = NonNullable<PolicyRecord["formerLogKeys"]>;

/**
 * Whether each former key of a policy was of the same kind by the policy before it: a key that never was one does not become good for the
 * past, and one that was replaced is good for no more of the log afterwards. Nobody leaves with more of the log than there is.
 */
export function formerKeysFollow(next: Keys, before: Keys, logSize: number): boolean {
	return (
		follow(next.formerLogKeys, [before.logKeys, before.formerLogKeys], Number.MAX_SAFE_INTEGER) &&
		follow(next.formerCosigners, [before.cosigners, before.formerCosigners], logSize) &&
		follow(next.formerExecutors, [before.executors, before.formerExecutors], logSize)
	);
}

function follow(
	named: Former = [],
	[present = [], former = []]: [readonly string[] | undefined, Former | undefined],
	most: number,
): boolean {
	const sizes = new Map(former.map(({ key, lastSize }) => [key, lastSize]));
	return named.every(({ key, lastSize }) => {
		const bound = present.includes(key) ? most : sizes.get(key);
		return bound !== undefined && lastSize <= bound;
	});
}

/**
 * A policy with the cosigners and executors who left since the one before: what they signed so far stays good. Whoever signs the policy can name
 * them himself, and so leave out one whose key was stolen.
 */
export function withFormerSigners<P extends Keys>(next: P, before: Keys, logSize: number): P {
	const { formerCosigners, formerExecutors, ...rest } = next;
	const stays = new Set(
		[
			...[next.logKeys, next.cosigners, next.executors ?? []].flat(),
			...[next.formerLogKeys, formerCosigners, formerExecutors].flatMap((list) =>
				(list ?? []).map(({ key }) => key),
			),
		].map(publicKeyOf),
	);
	const left = (present: readonly string[] = [], former: Former = []): Former =>
		[...former, ...present.map((key) => ({ key, lastSize: logSize }))]
			.filter(({ key }) => !stays.has(publicKeyOf(key)))
			.slice(-mostFormerSigners);
	return {
		...(rest as P),
		...named("formerCosigners", formerCosigners ?? left(before.cosigners, before.formerCosigners)),
		...named("formerExecutors", formerExecutors ?? left(before.executors, before.formerExecutors)),
	};
}

// Nobody having left is said by leaving the member out, so that a policy is written in one way only.
function named(member: "formerCosigners" | "formerExecutors", former: Former) {
	return former.length === 0 ? {} : { [member]: former };
}

// One key must not stand in a policy twice, under another name either.
function publicKeyOf(vkey: string): string {
	const key = parseVkey(vkey);
	return key.ok ? key.value.publicKey.join() : vkey;
}
