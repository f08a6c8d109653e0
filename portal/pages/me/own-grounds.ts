import type { Text } from "../../city/subject.ts";
import type { Words } from "../../words/words.ts";

export const fewestLetters = 10;
export const mostLetters = 2000;

/** What somebody writes about a case of theirs in their own words, to be sealed to the office that answers. */
export interface OwnGrounds {
	readonly case: string;
	readonly title: Text;
	readonly written: string;
	readonly fault?: "short" | "long";
	readonly trouble?: Words;
}

/** What was sent as the grounds, and what is wrong with their length. */
export function groundsOf(fields: URLSearchParams): Pick<OwnGrounds, "written" | "fault"> {
	const written = (fields.get("grounds") ?? "").trim();
	const { length } = [...written];
	if (length < fewestLetters) return { written, fault: "short" };
	return length > mostLetters ? { written, fault: "long" } : { written };
}
