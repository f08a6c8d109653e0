import type { ComponentChildren } from "preact";

/** Words of somebody else, or an example, set apart from the text. */
export function Inset({ children }: { readonly children: ComponentChildren }) {
	return <blockquote class="inset">{children}</blockquote>;
}
