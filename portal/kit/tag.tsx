import type { ComponentChildren } from "preact";

export type Tone = "plain" | "ok" | "warn" | "error" | "info";

/** A state in a word. The word says it; the colour only repeats it. */
export function Tag({
	tone = "plain",
	children,
}: {
	readonly tone?: Tone;
	readonly children: ComponentChildren;
}) {
	return <span class={tone === "plain" ? "tag" : `tag tag-${tone}`}>{children}</span>;
}
