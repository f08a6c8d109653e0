import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = {
	copy: { zh: "复制", en: "Copy" },
	copied: { zh: "已复制", en: "Copied" },
} as const satisfies Catalogue;

/** A text to take along, with a button where the island `kit` runs. */
export function Copy({ text, label, frame }: Told & { readonly text: string; readonly label: string }) {
	const t = speak(words, frame.language);
	return (
		<p class="copy">
			<span class="code">{text}</span>
			<button type="button" class="second" hidden data-copy={text} data-copied={t.copied}>
				{t.copy}
				<span class="hidden"> {label}</span>
			</button>
		</p>
	);
}
