import type { ComponentChildren } from "preact";

/** One of several answers. */
export interface Option {
	readonly value: string;
	readonly label: ComponentChildren;
	readonly hint?: ComponentChildren;
}
