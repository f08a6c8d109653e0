import type { ComponentChildren } from "preact";

interface OnwardSetting {
	readonly href: string;
	readonly children: ComponentChildren;
}

/** A way on from where one is, with an arrow. */
export function Onward({ href, children }: OnwardSetting) {
	return (
		<a class="onward" href={href}>
			{children}
		</a>
	);
}
