import assert from "node:assert/strict";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { commands } from "@mingjian/cli/program/commands.ts";
import { manifests } from "@mingjian/services/manifests.ts";

const root = resolve(import.meta.dirname, "..");
const pages = globSync("**/*.md", {
	cwd: root,
	exclude: (name) => /node_modules|\/dist(\/|$)/.test(name),
}).sort();
const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The page without code, in which brackets and pipes mean something else. */
function prose(text: string): string {
	return text.replace(/^```[\s\S]*?^```/gm, "").replace(/`[^`\n]*`/g, "");
}

/** What stands in code: blocks, indented lines and spans. */
function code(text: string): string {
	const pieces = text.matchAll(/^```[\s\S]*?^```|^ {4}.+$|`[^`\n]+`/gm);
	return [...pieces].map(([piece]) => piece).join("\n");
}

function codeBlocks(text: string): string[] {
	return [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block!);
}

/** As GitHub makes them from headings. */
function anchors(text: string): Set<string> {
	const headings = [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/^#+ (.+)$/gm)];
	return new Set(
		headings.map(([, heading]) =>
			heading!
				.toLowerCase()
				.replace(/[^\p{L}\p{N} _-]/gu, "")
				.replaceAll(" ", "-"),
		),
	);
}

function brokenLinks(page: string, text: string): string[] {
	const targets = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
	return targets
		.filter((target) => !/^[a-z]+:/.test(target))
		.filter((target) => {
			const [path, anchor] = target.split("#") as [string, string?];
			const file = path === "" ? page : join(dirname(page), path);
			if (!existsSync(join(root, file))) return true;
			return anchor !== undefined && !anchors(read(file)).has(anchor);
		});
}

/** File names and folders a README speaks of, as code: `a/b.ts`, `folder/`. */
function namedFiles(text: string): string[] {
	return [...text.matchAll(/`([A-Za-z0-9@.][\w@./-]*)`/g)]
		.map(([, name]) => name!)
		.filter((name) => /^[^.].*\.(ts|tsx|md|json|go)$/.test(name) || /^[^.].*\/$/.test(name));
}

const folders = new Set(
	"ledger services consensus node client cli portal testing bench spec docs".split(" "),
);
const exists = (folder: string, name: string) =>
	existsSync(join(root, folder, name)) || existsSync(join(root, name));

test("every relative link leads somewhere", () => {
	assert.ok(pages.length > 30, `only ${pages.length} pages found`);
	const broken = pages.flatMap((page) => brokenLinks(page, read(page)).map((target) => `${page}: ${target}`));
	assert.deepEqual(broken, []);
});

test("a link to nowhere, or to no heading, would be noticed", () => {
	const text = "# A page\n[a](nowhere.md) [b](#a-page) [c](#other) [d](https://example.org/x) `[e](f)`";
	assert.deepEqual(brokenLinks("README.md", text), ["nowhere.md", "#a-page", "#other"]);
	assert.deepEqual(anchors("## 许可 Licence\n### What's `new`?\n"), new Set(["许可-licence", "whats-new"]));
});

test("a folder's README names only files that are there", () => {
	const readmes = pages.filter((page) => page.endsWith("/README.md"));
	const folders = [
		"ledger",
		"services",
		"consensus",
		"node",
		"client",
		"cli",
		"portal",
		"testing",
		"bench",
		"spec",
	];
	for (const folder of folders) assert.ok(readmes.includes(`${folder}/README.md`), `${folder} has no README`);
	const wrong = readmes.flatMap((page) =>
		namedFiles(read(page))
			.filter((name) => !exists(dirname(page), name))
			.map((name) => `${page}: ${name}`),
	);
	assert.deepEqual(wrong, []);
	assert.deepEqual(namedFiles("`a/b.ts` `c/` `.mjcert.json` `GET /v1` `x.test.ts`"), [
		"a/b.ts",
		"c/",
		"x.test.ts",
	]);
});

test("pages outside the folders name only files that are there", () => {
	const files = globSync("{.ci,*/**}/*", { cwd: root, exclude: (name) => name.includes("node_modules") });
	const names = new Set(files.map((file) => file.split("/").at(-1)!));
	const wrong = pages
		.filter(
			(page) =>
				!page.endsWith("/README.md") &&
				!page.startsWith("spec/") &&
				page !== "docs/guides/write-a-service.md",
		)
		.flatMap((page) =>
			namedFiles(read(page))
				.filter((name) =>
					/^[^/]+\.ts$/.test(name) ? !names.has(name) : folders.has(name.split("/")[0]!) && !exists("", name),
				)
				.map((name) => `${page}: ${name}`),
		);
	assert.deepEqual(wrong, []);
});

/** Titles that no test of a file they are told of begins with. */
function untoldTests(text: string): string[] {
	const cells = [...text.matchAll(/\[`([^`]+\.test\.ts)`\]\([^)]+\)(?:: (_[^|;]+_))?/g)];
	return cells.flatMap(([, file, titles]) => {
		const source = read(file!);
		return (titles?.slice(1, -1).split("_, _") ?? [])
			.filter((title) => !source.includes(`"${title}`) && !source.includes(`\`${title}`))
			.map((title) => `${file}: ${title}`);
	});
}

test("what is shown where: each test that is named is there", () => {
	const text = read("docs/evidence.md");
	assert.deepEqual(untoldTests(text), []);
	const wrong = "[`testing/docs.test.ts`](../testing/docs.test.ts): _every relative link_, _no such test_ |";
	assert.deepEqual(untoldTests(wrong), ["testing/docs.test.ts: no such test"]);
	assert.ok([...text.matchAll(/^\| /gm)].length > 40);
});

test("commands that pages give exist as npm scripts", () => {
	const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
	const own = new Set(["ci", "install", "run"]);
	const unknown = pages.flatMap((page) =>
		[...code(read(page)).matchAll(/\bnpm (?:run (?:--silent )?)?([a-z][a-z-]*)/g)]
			.map(([, name]) => name!)
			.filter((name) => !own.has(name) && !Object.hasOwn(scripts, name))
			.map((name) => `${page}: npm ${name}`),
	);
	assert.deepEqual(unknown, []);
	assert.match(read("README.md"), /npm ci && npm start/);
});

test("commands of mingjian that pages give exist", () => {
	const known = new Set([
		...commands.map(({ name }) => name.split(" ")[0]!),
		...manifests.map(({ id }) => id),
	]);
	const given = pages.flatMap((page) =>
		[...code(read(page)).matchAll(/\bmingjian -- ([a-z][a-z-]*)/g)].map(([, name]) => ({
			page,
			name: name!,
		})),
	);
	assert.ok(given.length >= 8, `only ${given.length} commands found`);
	assert.deepEqual(
		given.filter(({ name }) => !known.has(name)),
		[],
	);
});

test("the README gives the same commands and the same pages in Chinese and English", () => {
	const [, rest] = read("README.md").split("\n## 中文\n") as [string, string];
	const [chinese, english] = rest.split(/\n## (?:English|许可 Licence)\n/) as [string, string];
	assert.deepEqual(codeBlocks(chinese), codeBlocks(english));
	assert.ok(codeBlocks(chinese).length >= 3);
	const links = (text: string) =>
		[...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target).sort();
	assert.deepEqual(links(chinese), links(english));
	const parts = (text: string) => [...text.matchAll(/^### /gm)].length;
	assert.equal(parts(chinese), parts(english));
});

test("capabilities that services cite are ids of the list", () => {
	for (const page of pages.filter((each) => /^services\/[^/]+\/README\.md$/.test(each))) {
		const cited = /\bCapabilit(?:y|ies):?([\s\S]*?)(?:\n\n|\)\n)/.exec(read(page))?.[1];
		assert.ok(cited, `${page} cites no capability`);
		const ids = cited.match(/\b[A-Z]{1,2}\d+\b/g) ?? [];
		assert.ok(ids.length > 0, page);
		for (const id of ids) assert.match(id, /^[A-M][0-9]+$/, page);
	}
});

test("every decision has its number, its four parts and its place in the list", () => {
	const decisions = pages.filter((page) => /^docs\/decisions\/\d{4}-/.test(page));
	assert.ok(decisions.length >= 15);
	const list = read("docs/decisions/README.md");
	decisions.forEach((page, order) => {
		const number = String(order + 1).padStart(4, "0");
		const text = read(page);
		assert.ok(text.startsWith(`# ${number} `), page);
		const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
		assert.deepEqual(headings, ["Decision", "Why", "Alternatives", "Risks"], page);
		assert.ok(list.includes(page.split("/").at(-1)!), `${page} is not in the list`);
	});
});

test("every dependency has a line: what it replaces, who keeps it, what would replace it", () => {
	const manifests = ["package.json", ...globSync("*/package.json", { cwd: root })];
	const named = manifests.flatMap((file) => {
		const { dependencies = {}, devDependencies = {} } = JSON.parse(read(file)) as Record<string, object>;
		return Object.keys({ ...dependencies, ...devDependencies }).filter(
			(name) => !name.startsWith("@mingjian/"),
		);
	});
	const rows = tableRows(read("docs/decisions/dependencies.md"));
	assert.ok(rows.every((cells) => cells.length === 6 && cells.every((cell) => cell !== "")));
	const listed = rows.flatMap(([names]) => [...names!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
	assert.deepEqual([...new Set(listed)].sort(), [...new Set(named)].sort());
});

test("the glossary has a Chinese and an English word for each thing, and no word twice", () => {
	const rows = tableRows(read("docs/glossary.md"));
	assert.ok(rows.length > 60);
	const seen = new Set<string>();
	for (const [zh, en, about, code] of rows) {
		assert.match(zh!, /^\p{Script=Han}+$/u);
		assert.match(en!, /^[A-Za-z][A-Za-z ,-]*$/);
		assert.ok(about && code, `${zh} ${en}`);
		for (const word of [zh!, en!]) {
			assert.ok(!seen.has(word), `${word} stands twice`);
			seen.add(word);
		}
	}
});

/** Cells of all table rows but headings and rules. */
function tableRows(text: string): string[][] {
	const lines = text.split("\n").filter((line) => line.startsWith("|"));
	const isRule = (line: string | undefined) => /^\|[\s:|-]+\|$/.test(line ?? "");
	return lines
		.filter((line, at) => !isRule(line) && !isRule(lines[at + 1]))
		.map((line) =>
			line
				.slice(1, -1)
				.split("|")
				.map((cell) => cell.trim()),
		);
}
