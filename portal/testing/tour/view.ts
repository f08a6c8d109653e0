import type { Words } from "../../words/words.ts";
import type { Tourist } from "./tourist.ts";

/** A page of the tour. */
export interface View {
	/** Of its pictures. */
	readonly name: string;
	readonly title: Words;
	readonly path: string;
	/** Done before each picture. */
	readonly act?: (tourist: Tourist) => Promise<void>;
}

/** Pages that one person sees, one after the other. */
export interface Part {
	readonly title: Words;
	/** Who; nobody where it is not said. */
	readonly account?: string;
	readonly views: readonly View[];
}

/** A view in one line. */
export function view(
	name: string,
	[zh, en]: readonly [string, string],
	path: string,
	act?: View["act"],
): View {
	return { name, title: { zh, en }, path, ...(act ? { act } : {}) };
}
