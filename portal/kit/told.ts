import type { Frame } from "../frame/frame.ts";

/** The part of a frame that components with words of their own read. */
export interface Told {
	readonly frame: Pick<Frame, "language">;
}
