import { link } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import type { Part } from "./view.tsx";

/** Asks once more before erasure is asked for: what is erased does not come back. */
export function Erasing({ model, frame, t }: Part) {
	return (
		<>
			<p class="actions">
				<Button type="button" kind="second" opens="erase">
					{t.erase}
				</Button>
			</p>
			<Dialog id="erase" title={t.eraseTitle} frame={frame}>
				<p>{t.eraseText}</p>
				<form method="post" action={link(frame, `/me/data/${model.content}`)}>
					<Csrf frame={frame} />
					<Button kind="warn" name="do" value="erase">
						{t.erase}
					</Button>
				</form>
			</Dialog>
		</>
	);
}
