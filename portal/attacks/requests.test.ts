import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pages } from "../pages/pages.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { type Planted, plant } from "./planted-city.ts";

let city: OpenCity;
let planted: Planted;

before(async () => {
	city = await openCity();
	planted = await plant(city);
});
after(() => city?.close());

const seatOf = (kind: string, title = "") =>
	city.seats.find(
		(each) => each.kind === kind && each.title.zh.includes(title) && each.account !== planted.account,
	)!.account;
const seated = (account: string) => new PlainBrowser(city.address).takeSeat(account);

/** An address of every page, its parameters filled with something. */
const addressOf = (path: string) => path.replaceAll(/:[a-z]+/g, "x").replace("*", "x");
const acting = pages.filter(({ act }) => act).map(({ path }) => addressOf(path));

test("every form of the portal is deaf to another site, with the browser's cookie or without", async () => {
	assert.ok(acting.length >= 20);
	const victims = [
		new PlainBrowser(city.address),
		await seated(seatOf("citizen")),
		await seated(seatOf("officer", "公安局负责人")),
		await seated(seatOf("operator")),
	];
	for (const victim of victims) {
		await victim.get("/sign-in");
		for (const path of acting) {
			for (const origin of ["https://evil.example", "http://localhost.evil.example", "null"])
				assert.equal((await victim.post(path, {}, { origin })).status, 403, `${path} of ${origin}`);
		}
	}
});

test("browsers say where a form comes from: a neighbouring site is another", async () => {
	for (const site of ["cross-site", "same-site", "none"]) {
		const victim = new PlainBrowser(city.address, { headers: { "sec-fetch-site": site } });
		for (const path of acting) assert.equal((await victim.post(path, {})).status, 403, `${path} ${site}`);
	}
});

test("who is signed in shows their session's token with every form; nobody else's counts", async () => {
	for (const [kind, title] of [
		["citizen", ""],
		["officer", "公安局负责人"],
		["operator", ""],
	] as const) {
		const victim = await seated(seatOf(kind, title));
		const attacker = new PlainBrowser(city.address);
		const foreign = /name="csrf" value="([^"]+)"/.exec((await attacker.get("/sign-in")).body)![1]!;
		for (const path of acting) {
			for (const csrf of [null, "", foreign])
				assert.equal((await victim.post(path, {}, { csrf })).status, 403, `${kind} ${path} ${csrf}`);
		}
	}
});

test("a page is changed by no question: forms act by POST alone", async () => {
	const before = city.node.head().size;
	const victim = await seated(seatOf("citizen"));
	for (const path of acting.filter((each) => each !== "/sign-out"))
		await victim.get(`${path}?do=end-others&way=demo&fit=yes`);
	await victim.get("/sign-out");
	assert.equal((await victim.get("/me/security")).status, 200);
	assert.equal(city.node.head().size, before);
});

const strangers = [
	["nobody", undefined],
	["another citizen", "citizen"],
	["an officer", "officer"],
	["the operator", "operator"],
] as const;

for (const [who, kind] of strangers) {
	test(`${who} who has the addresses of somebody's pages sees nothing of theirs`, async () => {
		const stranger = kind ? await seated(seatOf(kind)) : new PlainBrowser(city.address);
		const own = planted.addresses.citizen.filter((each) => !/^\/(sign-out|not-for-you|me\/apply)/.test(each));
		assert.ok(own.length >= 6);
		for (const path of [...own, `/me/cases/${planted.case}`]) {
			for (const ending of ["", ".json", ".txt"]) {
				const address = path.includes("?") ? path.replace("?", `${ending}?`) : path + ending;
				const { status, location, body } = await stranger.get(address);
				if (status === 303) assert.match(location!, /^\/(sign-in|not-for-you)/, address);
				// What waits for a signature is gone for everybody else, and says no more than that.
				else if (path.startsWith("/sign/")) assert.match(body, /gone|没有等待签署的内容/, address);
				else assert.equal(status, 404, address);
				assert.ok(!body.includes(planted.account), address);
			}
			const { status, location } = await stranger.post(path.split("?")[0]!, { do: "withdraw", way: "demo" });
			if (status === 303) assert.match(location!, /^\/(sign-in|not-for-you)/, path);
			else assert.ok([200, 403, 404, 405, 422].includes(status), `${path} ${status}`);
		}
		const again = await planted.citizen.get(`/me/cases/${planted.case}`);
		assert.equal(again.status, 200);
		assert.ok(!again.body.includes("已撤回"), "somebody else withdrew the case");
	});
}

test("pages of a role are for that role alone, in every form of them", async () => {
	const wrong = { "/me": "operator", "/work": "citizen", "/ops": "officer" } as const;
	for (const [place, kind] of Object.entries(wrong)) {
		const stranger = await seated(seatOf(kind));
		const inside = pages
			.map(({ path }) => path)
			.filter((path) => path === place || path.startsWith(`${place}/`));
		assert.ok(inside.length > 0);
		for (const each of inside.filter((path) => path !== "/me/security")) {
			const path = addressOf(each);
			for (const address of [path, `${path}.json`, `${path}.txt`, `/en${path}`]) {
				const { status, location } = await stranger.get(address);
				// A page whose address ends in a word of its own has no other forms.
				if (address !== path && /:\w+\/\w+$/.test(each) && status === 404) continue;
				assert.equal(status, 303, `${kind} ${address}`);
				assert.match(location!, /^(\/en)?\/not-for-you$/, address);
			}
		}
	}
});

test("headers of every page forbid frames, foreign sources and guessing of types", async () => {
	const somebody = await seated(seatOf("citizen"));
	for (const path of pages.map((each) => addressOf(each.path))) {
		const { headers } = await somebody.get(path);
		const policy = headers.get("content-security-policy") ?? "";
		assert.match(policy, /default-src 'none'/, path);
		assert.match(policy, /frame-ancestors 'none'/, path);
		assert.match(policy, /base-uri 'none'/, path);
		assert.match(policy, /form-action 'self'/, path);
		assert.doesNotMatch(policy, /'unsafe-|\*|https?:/, path);
		assert.equal(/wasm-unsafe-eval/.test(policy), path === "/verify", path);
		assert.equal(headers.get("x-content-type-options"), "nosniff", path);
		assert.equal(headers.get("cross-origin-opener-policy"), "same-origin", path);
		assert.equal(headers.get("referrer-policy"), "same-origin", path);
		assert.equal(headers.get("access-control-allow-origin"), null, path);
		assert.equal(headers.get("cache-control"), "no-store", path);
	}
});

const elsewhere = [
	"//evil.example",
	"///evil.example",
	"/\\evil.example",
	"\\\\evil.example",
	"https://evil.example",
	"https:evil.example",
	"/\t/evil.example",
	"/\n//evil.example",
	" //evil.example",
	"javascript:alert(1)",
	"data:text/html,x",
	"/%0d%0aset-cookie:%20x=y",
	"/\r\nset-cookie: x=y",
	"/居住证\ud800",
	`/${"x".repeat(3000)}`,
];

test("no page leads out of the portal, or breaks, whatever it is asked to go back to", async () => {
	const somebody = await seated(seatOf("officer", "公安局负责人"));
	const nobody = new PlainBrowser(city.address);
	await nobody.get("/sign-in");
	for (const target of elsewhere) {
		const query = new URLSearchParams({ next: target, back: target });
		for (const browser of [somebody, nobody]) {
			for (const path of pages.map((each) => addressOf(each.path)))
				stays(await browser.get(`${path}?${query}`), path, target);
			for (const path of acting.filter((each) => each !== "/sign-out")) {
				const account = seatOf("officer", "公安局负责人");
				const fields = {
					next: target,
					back: target,
					way: "demo",
					account: path === "/sign-in" ? "nobody" : account,
				};
				stays(await browser.post(`${path}?${query}`, fields), path, target);
			}
		}
		const fresh = new PlainBrowser(city.address);
		await fresh.get("/sign-in");
		stays(
			await fresh.post("/sign-in", { way: "demo", account: seatOf("citizen"), next: target }),
			"/sign-in",
			target,
		);
	}
});

function stays(
	{ status, location, headers }: Awaited<ReturnType<PlainBrowser["get"]>>,
	path: string,
	target: string,
): void {
	const where = `${path} asked for ${JSON.stringify(target.slice(0, 40))}`;
	assert.ok(status < 500, `${where}: ${status}`);
	if (location === undefined) return;
	assert.match(location, /^\/(?![/\\])[\x21-\x7e]*$/, where);
	assert.equal(new URL(location, city.address).origin, new URL(city.address).origin, where);
	assert.ok(!headers.getSetCookie().some((line) => line.startsWith("x=")), where);
}

test("the network says who asks, not the one who asks: a header of their own makes nobody another", async () => {
	for (let each = 0; each < 30; each++) {
		const address = `192.0.2.${each}`;
		const headers = { "x-forwarded-for": address, "x-real-ip": address, forwarded: `for=${address}` };
		const browser = new PlainBrowser(city.address, { headers });
		await browser.get("/sign-in");
		await browser.post("/sign-in", { way: "passkey", response: "{}" });
	}
	const browser = new PlainBrowser(city.address, { headers: { "x-forwarded-for": "198.51.100.1" } });
	await browser.get("/sign-in");
	assert.match((await browser.post("/sign-in", { way: "passkey", response: "{}" })).body, /错误次数太多/);
});
