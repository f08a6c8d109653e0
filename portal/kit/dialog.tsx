import type { ComponentChildren } from "preact";
import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = { close: { zh: "取消", en: "Cancel" } } as const satisfies Catalogue;

interface DialogSetting extends Told {
	/** What a button's `opens` names. */
	readonly id: string;
	readonly title: ComponentChildren;
	/** Ends with the button that does it; the way back is here already. */
	readonly children: ComponentChildren;
}

/** A question before something that cannot be undone. Opened by a button that names it, with scripts off as well. */
export function Dialog({ id, title, children, frame }: DialogSetting) {
	return (
		<div class="dialog" id={id} popover="auto" role="dialog" aria-labelledby={`${id}-title`}>
			<h2 id={`${id}-title`}>{title}</h2>
			{children}
			<p class="actions">
				<button type="button" class="second" popovertarget={id} popovertargetaction="hide">
					{speak(words, frame.language).close}
				</button>
			</p>
		</div>
	);
}
