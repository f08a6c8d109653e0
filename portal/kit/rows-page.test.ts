import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsPage } from "./rows-page.ts";

const rows = Array.from({ length: 10_000 }, (_, at) => ({
	code: `PS-${at}`,
	name: at % 2 === 0 ? "民政局" : "Housing",
}));
const textOf = ({ code, name }: (typeof rows)[number]) => `${code} ${name}`;
const ask = (text: string, page?: string) => rowsPage(rows, { text, page, size: 50, textOf });

test("without words every row is there, page by page", () => {
	assert.deepEqual(
		[ask("").found, ask("").pages, ask("").rows.length, ask("").rows[0]!.code],
		[10_000, 200, 50, "PS-0"],
	);
	assert.equal(ask("", "200").rows.at(-1)!.code, "PS-9999");
});

test("a row is found by all words, however they are written", () => {
	assert.deepEqual(
		ask("ｈＯＵＳＩＮＧ ps-1234").rows.map(({ code }) => code),
		[],
	);
	assert.deepEqual(
		ask("housing PS-1235").rows.map(({ code }) => code),
		["PS-1235"],
	);
	assert.equal(ask("民政").found, 5000);
	assert.deepEqual(ask("nowhere"), { rows: [], found: 0, page: 1, pages: 1 });
});

test("a page that is not there is the first", () => {
	for (const page of ["0", "-1", "201", "x", "1e9", "99999999"]) assert.equal(ask("", page).page, 1, page);
});
