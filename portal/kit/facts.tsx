import type { ComponentChildren } from "preact";

/** Names and what they say, one a row. */
export function Facts({
	rows,
}: {
	readonly rows: readonly (readonly [ComponentChildren, ComponentChildren])[];
}) {
	return (
		<dl class="facts">
			{rows.map(([name, value]) => (
				<div>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}
