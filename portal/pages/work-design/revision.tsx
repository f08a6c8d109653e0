import type { Frame } from "../../frame/frame.ts";
import { Csrf } from "../../parts/csrf.tsx";
import type { DesignHead } from "./design-trail.tsx";

/** What every form of a design sends besides: the session's token, and which revision it was made from. */
export function Revision({ design, frame }: { readonly design: DesignHead; readonly frame: Frame }) {
	return (
		<>
			<Csrf frame={frame} />
			<input type="hidden" name="revision" value={design.revision} />
		</>
	);
}
