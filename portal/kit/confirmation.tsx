import type { ComponentChildren } from "preact";

interface ConfirmationSetting {
	readonly title: ComponentChildren;
	/** The number to keep. */
	readonly number?: ComponentChildren;
	readonly children?: ComponentChildren;
	/** One, the page's own heading, unless it stands further down. */
	readonly level?: 1 | 2 | 3;
}

/** Something was done; it says so once, in large letters, and gives the number to keep. */
export function Confirmation({ title, number, children, level = 1 }: ConfirmationSetting) {
	const Heading = `h${level}` as const;
	return (
		<div class="confirmation">
			<Heading>{title}</Heading>
			{number ? <p class="confirmation-number">{number}</p> : null}
			{children}
		</div>
	);
}
