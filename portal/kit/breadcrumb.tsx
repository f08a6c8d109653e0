import { link } from "../frame/frame.ts";
import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = { label: { zh: "当前位置", en: "You are here" } } as const satisfies Catalogue;

interface Place {
	readonly title: string;
	/** Path without the language. */
	readonly path: string;
}

/** The way down to this page, without the page itself. */
export function Breadcrumb({ places, frame }: Told & { readonly places: readonly Place[] }) {
	return (
		<nav class="breadcrumb" aria-label={speak(words, frame.language).label}>
			<ol>
				{places.map(({ title, path }) => (
					<li>
						<a href={link(frame, path)}>{title}</a>
					</li>
				))}
			</ol>
		</nav>
	);
}
