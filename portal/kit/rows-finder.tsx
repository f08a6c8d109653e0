import type { ComponentChildren } from "preact";
import { whole } from "../words/format.ts";
import { type Catalogue, speak } from "../words/words.ts";
import { Pager } from "./pager.tsx";
import type { RowsPage } from "./rows-page.ts";
import type { Told } from "./told.ts";

const words = {
	go: { zh: "查找", en: "Find" },
	found: (found: string, page: string, pages: string) => ({
		zh: `共 ${found} 行，第 ${page} 页，共 ${pages} 页`,
		en: `${found} rows, page ${page} of ${pages}`,
	}),
	none: { zh: "没有找到。换个词，或清空后再找。", en: "Nothing found. Try another word, or none." },
} as const satisfies Catalogue;

interface RowsFinderSetting extends Told {
	/** Address of the list, with its language, without a query. */
	readonly address: string;
	/** Members of the query that stay as they are. */
	readonly kept?: Readonly<Record<string, string>>;
	readonly label: string;
	readonly hint?: string;
	readonly asked: string;
	readonly shown: Omit<RowsPage<unknown>, "rows">;
	/** The table. */
	readonly children: ComponentChildren;
}

/** Finds in a long list and turns its pages, by forms and links alone: `q` and `page` of the query, as `rowsPage` reads them. */
export function RowsFinder(setting: RowsFinderSetting) {
	const { frame, address, kept = {}, label, hint, asked, shown, children } = setting;
	const t = speak(words, frame.language);
	const { found, page, pages } = shown;
	const to = (at: number) =>
		`${address}?${new URLSearchParams({ ...kept, ...(asked ? { q: asked } : {}), page: String(at) })}`;
	const said = (value: number) => whole(value, frame.language);
	return (
		<>
			<form class="filter" method="get" action={address}>
				{Object.entries(kept).map(([name, value]) => (
					<input type="hidden" name={name} value={value} />
				))}
				<div>
					<label for="find">{label}</label>
					{hint ? (
						<p class="hint" id="find-hint">
							{hint}
						</p>
					) : null}
					<input
						id="find"
						name="q"
						value={asked}
						maxLength={100}
						autoComplete="off"
						aria-describedby={hint ? "find-hint" : undefined}
					/>
				</div>
				<button type="submit" class="second">
					{t.go}
				</button>
			</form>
			<p class="quiet" role="status">
				{found === 0 ? t.none : t.found(said(found), said(page), said(pages))}
			</p>
			{found === 0 ? null : children}
			<Pager
				frame={frame}
				first={page > 1 ? to(1) : undefined}
				previous={page > 2 ? to(page - 1) : undefined}
				next={page < pages ? to(page + 1) : undefined}
			/>
		</>
	);
}
