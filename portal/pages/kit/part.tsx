import type { ComponentChildren } from "preact";
import { type Frame, link } from "../../frame/frame.ts";
import type { Spoken } from "../../words/words.ts";
import type { KitModel } from "./load.ts";
import type { kitWords } from "./words.ts";

/** What each part of the page is made of. */
export interface Shown {
	readonly model: KitModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof kitWords>;
}

interface PartSetting {
	readonly id: string;
	readonly title: string;
	readonly children: ComponentChildren;
}

/** A part of the page under a heading of its own. */
export function Part({ id, title, children }: PartSetting) {
	return (
		<section aria-labelledby={id}>
			<h2 id={id}>{title}</h2>
			{children}
		</section>
	);
}

/** Where the page's example links lead. */
export function nowhere(frame: Frame): string {
	return link(frame, "/kit");
}
