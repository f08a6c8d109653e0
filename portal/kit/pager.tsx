import type { Frame } from "../frame/frame.ts";
import { type Catalogue, speak } from "../words/words.ts";

const words = {
	label: { zh: "翻页", en: "Pages" },
	first: { zh: "回到第一页", en: "First page" },
	more: { zh: "下一页", en: "Next page" },
} as const satisfies Catalogue;

/** Ways to the next page and back to the first. */
export function Pager(given: {
	readonly frame: Frame;
	readonly first?: string | undefined;
	readonly next?: string | undefined;
}) {
	const { frame, first, next } = given;
	const t = speak(words, frame.language);
	if (!first && !next) return null;
	return (
		<nav class="pager" aria-label={t.label}>
			{first ? <a href={first}>{t.first}</a> : null}
			{next ? (
				<a class="pager-next" href={next} rel="next">
					{t.more}
				</a>
			) : null}
		</nav>
	);
}
