import { type Catalogue, speak } from "../words/words.ts";
import type { Told } from "./told.ts";

const words = {
	label: { zh: "翻页", en: "Pages" },
	first: { zh: "回到第一页", en: "First page" },
	previous: { zh: "上一页", en: "Previous page" },
	more: { zh: "下一页", en: "Next page" },
} as const satisfies Catalogue;

/** Ways to the next page, to the one before and back to the first. */
export function Pager(
	given: Told & {
		readonly first?: string | undefined;
		readonly previous?: string | undefined;
		readonly next?: string | undefined;
	},
) {
	const { frame, first, previous, next } = given;
	const t = speak(words, frame.language);
	if (!first && !next) return null;
	return (
		<nav class="pager" aria-label={t.label}>
			{first ? <a href={first}>{t.first}</a> : null}
			{previous ? (
				<a href={previous} rel="prev">
					{t.previous}
				</a>
			) : null}
			{next ? (
				<a class="pager-next" href={next} rel="next">
					{t.more}
				</a>
			) : null}
		</nav>
	);
}
