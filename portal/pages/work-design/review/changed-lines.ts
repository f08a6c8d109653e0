/** A place in a document that differs between two versions of it. */
export interface ChangedLine {
	/** JSON pointer (RFC 6901). */
	readonly place: string;
	/** Undefined where it was not there. */
	readonly was?: string;
	/** Undefined where it is not there any more. */
	readonly is?: string;
}

const mostLines = 200;

/** Every leaf that differs between two JSON documents, in the order of their members; the first 200. */
export function changedLines(before: unknown, after: unknown): ChangedLine[] {
	const [old, now] = [leavesOf(before, ""), leavesOf(after, "")];
	const places = [...new Set([...old.keys(), ...now.keys()])];
	return places
		.filter((place) => old.get(place) !== now.get(place))
		.slice(0, mostLines)
		.map((place) => {
			const [was, is] = [old.get(place), now.get(place)];
			return { place, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }) };
		});
}

function leavesOf(value: unknown, place: string): Map<string, string> {
	if (typeof value !== "object" || value === null) return new Map([[place, JSON.stringify(value)]]);
	const inner = Object.entries(value).flatMap(([name, member]) => [
		...leavesOf(member, `${place}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`),
	]);
	return new Map(inner);
}
