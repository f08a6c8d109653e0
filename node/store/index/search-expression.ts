import { matchExpression, searchTerms } from "@mingjian/services/search/search-terms.ts";

/** How strictly a text has to meet the question. */
export type Strictness = "all" | "any";

/**
 * A question as an FTS5 expression, whatever it holds: tokens are quoted and consist of letters and digits, so nothing of it
 * is syntax. A Latin word it ends with may be unfinished. Undefined where there is nothing to search for.
 */
export function searchExpression(question: string, strictness: Strictness): string | undefined {
	const terms = searchTerms(question);
	const [written = [], ...readings] = terms.at(-1)?.any ?? [];
	const [unfinished = ""] = written;
	if (written.length !== 1 || !/^[a-z0-9]{2,}$/.test(unfinished) || !/[a-zA-Z0-9]$/.test(question))
		return matchExpression(terms, strictness);
	const before = matchExpression(terms.slice(0, -1), strictness);
	const read = readings.length > 0 ? matchExpression([{ any: readings }], "all") : undefined;
	const last = read ? `("${unfinished}" * OR ${read})` : `"${unfinished}" *`;
	return before ? `${before} ${strictness === "all" ? "AND" : "OR"} ${last}` : last;
}
