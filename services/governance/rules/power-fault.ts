/** A member, the key it votes with and how many votes it has. */
export interface VotingPower {
	readonly member: string;
	readonly validatorKey: string;
	readonly power: number;
}

/**
 * What is wrong with changing the votes at once from the one to the other: a member would reach a third who had less (and could then stop
 * the record alone), or more than a third of the votes would move between keys. Undefined where nothing is.
 */
export function powerFault(
	before: readonly VotingPower[],
	after: readonly VotingPower[],
): "power-third" | "power-moved" | undefined {
	const [was, is] = [total(before), total(after)];
	const moved = Math.max(gained(before, after), gained(after, before));
	if (is === 0 || moved * 3 > was) return "power-moved";
	const had = new Map(before.map(({ member, power }) => [member, power]));
	const reaches = after.some(({ member, power }) => power * 3 >= is && (had.get(member) ?? 0) * 3 < was);
	return reaches ? "power-third" : undefined;
}

/** Votes that keys have afterwards and had not before. */
function gained(before: readonly VotingPower[], after: readonly VotingPower[]): number {
	const had = new Map(before.map(({ validatorKey, power }) => [validatorKey, power]));
	return after.reduce(
		(sum, { validatorKey, power }) => sum + Math.max(0, power - (had.get(validatorKey) ?? 0)),
		0,
	);
}

function total(all: readonly VotingPower[]): number {
	return all.reduce((sum, { power }) => sum + power, 0);
}

/** How many of so many members must approve: more than two thirds, as for a block. */
export function quorumOf(members: number): number {
	return Math.floor((members * 2) / 3) + 1;
}
