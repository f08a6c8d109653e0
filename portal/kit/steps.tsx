import type { ComponentChildren } from "preact";

export interface Step {
	readonly title: ComponentChildren;
	readonly text?: ComponentChildren;
}

/** What to do one after the other, numbered. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
	return (
		<ol class="steps">
			{steps.map(({ title, text }) => (
				<li>
					<strong>{title}</strong>
					{text ? <div>{text}</div> : null}
				</li>
			))}
		</ol>
	);
}
