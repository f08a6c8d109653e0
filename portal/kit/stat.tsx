import type { ComponentChildren } from "preact";

export interface Figure {
	readonly value: string;
	readonly label: ComponentChildren;
	readonly note?: ComponentChildren;
}

/** A few figures to take in at a glance. */
export function Stats({ figures }: { readonly figures: readonly Figure[] }) {
	return (
		<dl class="stats">
			{figures.map(({ value, label, note }) => (
				<div class="stat">
					<dt>{label}</dt>
					<dd>
						<strong>{value}</strong>
						{note ? <span class="quiet">{note}</span> : null}
					</dd>
				</div>
			))}
		</dl>
	);
}
