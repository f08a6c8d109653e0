import type { Frame } from "../frame/frame.ts";

/** Inside every form that is posted: the session's token, by which the portal knows its own forms. */
export function Csrf({ frame }: { readonly frame: Pick<Frame, "csrf"> }) {
	return frame.csrf === undefined ? null : <input type="hidden" name="csrf" value={frame.csrf} />;
}
