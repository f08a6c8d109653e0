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
						<strong>
							<Value of={value} />
						</strong>
						{note ? <span class="quiet">{note}</span> : null}
					</dd>
				</div>
			))}
		</dl>
	);
}

/** A number large, and the words after it, such as working days, beside it in small. */
function Value({ of: value }: { readonly of: string }) {
	const [, number, unit] = /^([\d.,]+) (\D+)$/.exec(value) ?? [];
	if (number === undefined) return value;
	return (
		<>
			{number} <span class="stat-unit">{unit}</span>
		</>
	);
}
