import type { ComponentChildren } from "preact";

interface DetailsSetting {
	readonly summary: ComponentChildren;
	readonly children: ComponentChildren;
	readonly open?: boolean;
}

/** What not everybody needs to read. */
export function Details({ summary, children, open = false }: DetailsSetting) {
	return (
		<details open={open}>
			<summary>{summary}</summary>
			<div class="details-body">{children}</div>
		</details>
	);
}
