import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { City } from "./city.ts";
import { lifeEvents } from "./life-events.ts";
import { placesFor } from "./places.ts";
import { otherTheme, themes } from "./themes.ts";

let running: OpenCity;
let city: City;

before(async () => {
	running = await openCity();
	city = new City(running.node, running.configuration);
});
after(() => running.close());

test("the directory holds every published item with the guide in force", async () => {
	const items = await city.directory.items();
	const page = await city.ask<{ total: number }>("catalogue", "items", { status: "published", limit: 1 });
	assert.equal(items.length, page?.total);
	assert.ok(items.length >= 24);
	for (const { line, guide } of items) assert.equal(guide.title.zh, line.title.zh);
});

test("the directory is read once however many ask, and again only after an act of the catalogue", async () => {
	const fresh = new City(running.node, running.configuration);
	const [one, two] = await Promise.all([fresh.directory.items(), fresh.directory.items()]);
	assert.equal(one, two);
	assert.equal(await fresh.directory.items(), one);
});

test("every item has a theme that says something", async () => {
	const unplaced = (await city.directory.items()).filter(({ themes: of }) => of.includes(otherTheme.id));
	assert.deepEqual(
		unplaced.map(({ line }) => line.title.zh),
		[],
	);
});

test("ids of themes and life events are told once", () => {
	for (const all of [themes, lifeEvents]) assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});

test("most steps of the life events are services the sample city publishes", async () => {
	const steps = lifeEvents.flatMap((event) => event.steps);
	const found = await Promise.all(steps.map(({ service }) => city.directory.titled(service)));
	const missing = steps.filter((_, at) => !found[at]).map(({ service }) => service);
	assert.ok(missing.length <= 2, missing.join(", "));
});

test("a page of the site is found by what people call it, in pinyin too", () => {
	const paths = (question: string) => placesFor(question).map(({ path }) => path);
	assert.deepEqual(paths("扫码"), ["/verify"]);
	assert.ok(paths("wangdian").includes("/help"));
	assert.ok(paths("买房").includes("/life/home"));
	assert.ok(paths("disability").includes("/accessibility"));
	assert.deepEqual(paths("zzz"), []);
	assert.deepEqual(paths(""), []);
});
