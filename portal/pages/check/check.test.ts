import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { CaseCity } from "@mingjian/client/testing/case-city.ts";
import { buildPortal } from "../../build.ts";
import { mountPortal } from "../../mount.ts";

let city: CaseCity;
let allowance: string;

before(async () => {
	await buildPortal();
	city = await CaseCity.open("2026-03-02", ["civil-affairs", "social-security"], mountPortal);
	allowance = (await city.publish("elderly-allowance")).item;
});
after(() => city.close());

const html = { accept: "text/html", "sec-fetch-site": "same-origin" };

async function ask(path: string, answers?: Readonly<Record<string, string>>) {
	const sent = answers ? { method: "POST", body: new URLSearchParams(answers) } : {};
	const answer = await fetch(city.url + path, { headers: html, redirect: "manual", ...sent });
	return { status: answer.status, text: await answer.text() };
}

const born = (year: number) => ({
	"birthDate-year": String(year),
	"birthDate-month": "3",
	"birthDate-day": "27",
});

test("the guide leads to the check, and the check asks what its rule must know and no more", async () => {
	const guide = await ask(`/services/${allowance}`);
	assert.match(guide.text, new RegExp(`href="/services/${allowance}/check"`));
	const page = await ask(`/services/${allowance}/check`);
	assert.equal(page.status, 200);
	for (const name of ["birthDate-year", "registered", "paidElsewhere"])
		assert.match(page.text, new RegExp(`name="${name}"`));
	assert.doesNotMatch(page.text, /name="(citizenNumber|name|accountNumber)"/);
});

test("the rule in force says yes, or no with its reasons, in both languages", async () => {
	const path = `/services/${allowance}/check`;
	const old = { ...born(1940), registered: "yes", paidElsewhere: "no" };
	const yes = await ask(path, old);
	assert.equal(yes.status, 200);
	assert.match(yes.text, /data-answer="yes"/);
	const young = await ask(`/en${path}`, { ...old, ...born(1990) });
	assert.match(young.text, /data-answer="no"/);
	assert.match(young.text, /not yet 80/);
	const stranger = await ask(path, { ...old, registered: "no" });
	assert.match(stranger.text, /data-answer="no"/);
	assert.match(stranger.text, /非本市户籍/);
});

test("what the rule leaves to people goes to a person", async () => {
	const unborn = { ...born(2090), registered: "yes", paidElsewhere: "no" };
	const answer = await ask(`/services/${allowance}/check`, unborn);
	assert.match(answer.text, /data-answer="person"/);
	assert.match(answer.text, /出生日期晚于核定日期/);
});

test("answers that are missing or impossible come back with what to mend, and nothing is decided", async () => {
	const answer = await ask(`/services/${allowance}/check`, { ...born(1940), "birthDate-day": "40" });
	assert.match(answer.text, /id="errors"/);
	assert.match(answer.text, /value="1940"/, "what was written is kept");
	assert.doesNotMatch(answer.text, /data-answer=/);
});

test("an item no rule decides has no check, and another site's form is not answered", async () => {
	assert.equal((await ask("/services/NOPE/check")).status, 404);
	const foreign = await fetch(`${city.url}/services/${allowance}/check`, {
		method: "POST",
		headers: { accept: "text/html", "sec-fetch-site": "cross-site" },
		body: new URLSearchParams({ registered: "yes" }),
	});
	assert.equal(foreign.status, 403);
});
