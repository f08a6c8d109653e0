import type { Frame } from "../frame/frame.ts";
import { day, moment } from "../words/format.ts";

interface Given {
	readonly timeMs: number;
	readonly frame: Pick<Frame, "language">;
}

/** A moment, to the second. */
export function When({ timeMs, frame }: Given) {
	return <time dateTime={new Date(timeMs).toISOString()}>{moment(timeMs, frame.language)}</time>;
}

/** A date. */
export function Day({ timeMs, frame }: Given) {
	return <time dateTime={new Date(timeMs).toISOString()}>{day(timeMs, frame.language)}</time>;
}
