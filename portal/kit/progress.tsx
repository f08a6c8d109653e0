import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = {
	step: (at: number, of: number) => ({ zh: `第 ${at} 步，共 ${of} 步`, en: `Step ${at} of ${of}` }),
} as const satisfies Catalogue;

/** How far somebody has come: said in words, shown as a bar. */
export function Progress({ at, of, frame }: Told & { readonly at: number; readonly of: number }) {
	const text = speak(words, frame.language).step(at, of);
	return (
		<p class="progress">
			<span>{text}</span>
			<progress max={of} value={at} aria-hidden="true" />
		</p>
	);
}
