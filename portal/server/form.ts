/** Forms a page comes in. */
export type Form = "html" | "json" | "txt";

/** The form a path names by its ending, and the path without it. */
export function formOfPath(path: string): { readonly path: string; readonly form: Form | undefined } {
	const ending = /\.(json|txt)$/.exec(path);
	if (!ending) return { path, form: undefined };
	return { path: path.slice(0, -ending[0].length), form: ending[1] as Form };
}

const media: readonly (readonly [RegExp, Form])[] = [
	[/^text\/html$|^application\/xhtml\+xml$|^text\/\*$|^\*\/\*$/, "html"],
	[/^application\/json$|^application\/\*$/, "json"],
	[/^text\/plain$/, "txt"],
];

/** The form a reader likes best (RFC 9110 §12.5.1): HTML unless another is preferred. Never refuses. */
export function formOfAccept(accept: string | undefined): Form {
	if (accept === undefined || accept.length > 1000) return "html";
	let best: Form = "html";
	let bestWeight = 0;
	for (const range of accept.split(",")) {
		const [type = "", ...parameters] = range.split(";");
		const form = media.find(([pattern]) => pattern.test(type.trim().toLowerCase()))?.[1];
		const weight = form ? weightOf(parameters) : 0;
		if (form && (weight > bestWeight || (weight === bestWeight && form === "html"))) {
			best = form;
			bestWeight = weight;
		}
	}
	return best;
}

function weightOf(parameters: readonly string[]): number {
	const weight = parameters.map((each) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(each)?.[1]).find(Boolean);
	return weight === undefined ? 1 : Math.min(1, Number(weight));
}
