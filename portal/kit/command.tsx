/** Lines to type into a terminal. Wide ones scroll, by keyboard too. */
export function Command({ lines, label }: { readonly lines: readonly string[]; readonly label: string }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
		<section class="command" tabIndex={0} aria-label={label}>
			<pre>
				<code>{lines.join("\n")}</code>
			</pre>
		</section>
	);
}
