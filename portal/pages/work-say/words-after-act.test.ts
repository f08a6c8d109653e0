// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cases } from "@mingjian/services/cases/state.ts";
import { CaseStaff } from "../../testing/case-staff.ts";
import { LandApplicant } from "../../testing/land-applicant.ts";
import { seatOf } from "../../testing/office.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";

let city: OpenCity;
let id: string;

before(async () => {
	city = await openCity();
	const item = await new CaseStaff(city).publish("land-pre-approval");
	const citizen = city.seats.find(({ kind }) => kind === "citizen")!;
	id = await (await LandApplicant.enter(city.address, citizen.account)).apply(item);
});
after(() => city?.close());

/** A clerk who writes what must be corrected; gives where it waits to be signed. */
async function writes(clerk: PlainBrowser, text: string): Promise<string> {
	const path = `/work/cases/${id}/say/return?stage=intake`;
	await clerk.get(path);
	const { location, body } = await clerk.post(path, { materials: "boundary", text });
	assert.ok(location, body);
	await clerk.get(location);
	return location;
}

const entriesSince = async (size: number) =>
	(await city.node.entries({ newestFirst: true, limit: 10 })).entries
		.filter(({ index }) => index >= size)
		.map(({ action, code }) => [action, code])
		.reverse();

test("words go on the record after the act they belong to, once both are signed; those of a refused act never", async () => {
	const seat = seatOf(city, "自然资源和规划局窗口受理");
	const [first, second] = [
		await new PlainBrowser(city.address).takeSeat(seat.account),
		await new PlainBrowser(city.address).takeSeat(seat.account),
	];
	const one = await writes(first, "界址点坐标缺第 7 点，请补齐。");
	const other = await writes(second, "界址点坐标缺第 8 点，请补齐。");
	const { size } = city.node.head();
	const demo = { way: "demo" };
	// The act alone is not sent: who goes away now has done nothing.
	assert.equal((await first.post(one, demo)).location, one);
	assert.match((await first.get(one)).body, /第 2 件，共 2 件/);
	assert.equal(city.node.head().size, size);
	assert.equal((await first.post(one, demo)).location, `/work/cases/${id}`);
	await city.node.history(`${cases.name}/${id}`);
	assert.deepEqual(await entriesSince(size), [
		["return", "ok"],
		["seal", "ok"],
	]);
	const done = city.node.head().size;
	assert.equal((await second.post(other, demo)).location, other);
	const refused = await second.post(other, demo);
	assert.equal(refused.status, 422, refused.body);
	await city.node.history(`${cases.name}/${id}`);
	const after = await entriesSince(done);
	assert.deepEqual(
		after.map(([action]) => action),
		["return"],
	);
	assert.notEqual(after[0]![1], "ok");
});
