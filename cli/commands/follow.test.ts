import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { CaseOffice } from "../testing/case-office.ts";
import { cleanEnvironment, documentOf, mingjian, program } from "../testing/run-command.ts";
import { RunningCity, temporaryFolder } from "../testing/running-city.ts";

const folder = temporaryFolder();
const parcel = "PS-2026-0017";
let city: RunningCity;
let office: CaseOffice;

before(async () => {
	city = await RunningCity.start(join(folder.path, "data"));
	office = await CaseOffice.open(city);
});
after(async () => {
	await city.stop("SIGKILL");
	folder.remove();
});

const follow = (...words: string[]) => mingjian(["follow", "--url", city.url, ...words]);

/** A `follow` that runs until it is told to stop: its lines as they come. */
function following(...words: string[]) {
	const child = spawn(process.execPath, [program, "follow", "--url", city.url, ...words], {
		env: cleanEnvironment,
		stdio: ["ignore", "pipe", "inherit"],
	});
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
	return {
		next: async () => (await lines.next()).value as string,
		stop: async () => {
			child.kill("SIGTERM");
			return await ended;
		},
	};
}

test("a neighbour is told of the first case about a parcel and of each step after it, without an account", async () => {
	const empty = await follow("--parcel", parcel, "--once");
	assert.deepEqual([empty.code, empty.out], [0, "There is no case yet.\n"]);
	await office.submitted("PS-2026-9999");
	const seen = await office.submitted(parcel);
	const neighbour = following("--parcel", parcel, "--json");
	const heard: { case: string; act: string; status: string }[] = [];
	const hear = async () => heard.push(JSON.parse(await neighbour.next()));
	await hear();
	await office.accept(seen);
	await hear();
	const second = await office.submitted(parcel);
	await hear();
	await office.grant(seen);
	await hear();
	assert.deepEqual(
		heard.map(({ case: id, act, status }) => [id, act, status]),
		[
			[seen, "submitted", "submitted"],
			[seen, "accepted", "reviewing"],
			[second, "submitted", "submitted"],
			[seen, "decided", "decided"],
		],
	);
	assert.equal(await neighbour.stop(), 0);
	for (const { actor } of [office.citizen, office.officer]) assert.ok(!JSON.stringify(heard).includes(actor));
	const one = documentOf(await follow("--case", seen, "--once", "--json")) as { rows: { act: string }[] };
	assert.deepEqual(
		one.rows.map(({ act }) => act),
		["submitted", "accepted", "decided"],
	);
	const chinese = await follow("--case", second, "--once", "--lang", "zh");
	assert.match(chinese.out, /用地预审与选址：提交申请\n {2}.+ · PS-2026-0017 · 待受理/);
});

test("the same news are feeds, with a tag that changes when something happens", async () => {
	const id = await office.submitted("PS-<1>&2");
	const about = `publicValue=${encodeURIComponent("PS-<1>&2")}`;
	const get = (path: string, headers = {}) => fetch(`${city.url}/v1/cases/news.${path}`, { headers });
	const atom = await get(`atom?${about}`);
	assert.equal(atom.headers.get("content-type"), "application/atom+xml; charset=utf-8");
	const text = await atom.text();
	assert.match(
		text,
		/^<\?xml version="1\.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www\.w3\.org\/2005\/Atom" xml:lang="zh-CN">/,
	);
	assert.match(text, /<title>办件动态：PS-&lt;1&gt;&amp;2<\/title>/);
	assert.match(text, /<title>用地预审与选址：提交申请<\/title>/);
	const tag = { "if-none-match": atom.headers.get("etag")! };
	assert.equal((await get(`atom?${about}`, tag)).status, 304);
	await office.accept(id);
	assert.equal((await get(`atom?${about}`, tag)).status, 200);
	const feed = (await (await get(`json?case=${id}&lang=en`)).json()) as {
		version: string;
		items: { id: string; title: string; content_text: string }[];
	};
	assert.equal(feed.version, "https://jsonfeed.org/version/1.1");
	assert.deepEqual(
		feed.items.map(({ title }) => title),
		["Land pre-approval: Accepted", "Land pre-approval: Submitted"],
	);
	assert.match(
		feed.items[0]!.content_text,
		/^About: PS-<1>&2\nOffice: .+\nNow: Under review\nOpen: Decision \(.+, by \d{4}-/,
	);
	assert.equal(new Set(feed.items.map((each) => each.id)).size, 2);
	const table = await (await get(`csv?case=${id}`)).text();
	assert.equal(table.trimEnd().split("\r\n").length, 3);
	for (const { actor } of [office.citizen, office.officer])
		for (const said of [text, JSON.stringify(feed), table]) assert.ok(!said.includes(actor));
});

test("whom or what to follow must be said, and be there", async () => {
	for (const words of [[], ["--case", "abc"], ["--parcel", parcel, "--case", "0".repeat(64)]])
		assert.equal((await follow(...words, "--once")).code, 2);
	const unknown = await follow("--case", "0".repeat(64), "--once");
	assert.equal(unknown.code, 1);
	assert.match(unknown.error, /no such case on the record/);
	const refused = await fetch(`${city.url}/v1/cases/news.atom`);
	assert.deepEqual(
		[refused.status, ((await refused.json()) as { code: string }).code],
		[400, "cases/news-of-what"],
	);
	const events = await fetch(`${city.url}/v1/events?about=cases.task/stage=intake`);
	assert.equal(events.status, 400);
});
