import type { ComponentChildren } from "preact";

/** Nothing is here, why, and what to do next. */
export function Empty({
	title,
	children,
}: {
	readonly title: ComponentChildren;
	readonly children?: ComponentChildren;
}) {
	return (
		<div class="empty">
			<p class="empty-title">{title}</p>
			{children}
		</div>
	);
}
