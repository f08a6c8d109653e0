/** Some of many rows: those in which something is found, so many at a time. */
export interface RowsPage<R> {
	readonly rows: readonly R[];
	/** How many were found in all. */
	readonly found: number;
	/** Which page of how many this is, the first being 1. */
	readonly page: number;
	readonly pages: number;
}

export interface RowsAsked<R> {
	/** Words of which a row must have all, in whatever order and case; every row where there are none. */
	readonly text: string;
	/** The page asked for, as it stands in an address; the first where there is no such page. */
	readonly page: string | null | undefined;
	readonly size: number;
	/** Everything of a row that is searched. */
	readonly textOf: (row: R) => string;
}

/** Finds rows on the server, so that a list of ten thousand costs a phone no more than a short one. */
export function rowsPage<R>(all: readonly R[], { text, page, size, textOf }: RowsAsked<R>): RowsPage<R> {
	const words = plain(text).split(/\s+/).filter(Boolean);
	const found =
		words.length === 0
			? all
			: all.filter((row) => {
					const within = plain(textOf(row));
					return words.every((word) => within.includes(word));
				});
	const pages = Math.max(1, Math.ceil(found.length / size));
	const asked = /^[1-9]\d{0,6}$/.test(page ?? "") ? Number(page) : 1;
	const at = asked <= pages ? asked : 1;
	return { rows: found.slice((at - 1) * size, at * size), found: found.length, page: at, pages };
}

/** Wide letters as narrow ones, capitals as small ones: however somebody's keyboard writes them. */
function plain(text: string): string {
	return text.normalize("NFKC").toLowerCase();
}
