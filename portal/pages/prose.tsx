import type { ComponentChildren } from "preact";

/** A page that is read from top to bottom: headings, each with its paragraphs. */
export function Prose({
	title,
	lead,
	parts,
	children,
}: {
	readonly title: string;
	readonly lead: string;
	readonly parts: readonly (readonly [heading: string, ...paragraphs: string[]])[];
	readonly children?: ComponentChildren;
}) {
	return (
		<article class="prose">
			<h1>{title}</h1>
			<p class="lead">{lead}</p>
			{parts.map(([heading, ...paragraphs]) => (
				<>
					<h2>{heading}</h2>
					{paragraphs.map((each) => (
						<p>{each}</p>
					))}
				</>
			))}
			{children}
		</article>
	);
}
