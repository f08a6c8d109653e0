import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accounts } from "@mingjian/services/identity/state.ts";
import { generateSync } from "otplib";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";

let city: OpenCity;
let lateMs = 0;
const clock = () => Date.now() + lateMs;

before(async () => {
	city = await openCity({ clock });
});
after(() => city?.close());

const password = "横栏 correct horse 2026";
/** A form's next code: each counts once, so time goes on by half a minute. */
function nextCode(secret: string): string {
	lateMs += 30_000;
	return generateSync({ secret, epoch: Math.floor(clock() / 1000) });
}

interface Opened {
	readonly browser: PlainBrowser;
	readonly login: string;
	readonly secret: string;
	readonly account: string;
}

/** Opens an account under a password, as somebody does whose browser runs no scripts. */
async function open(): Promise<Opened> {
	const browser = new PlainBrowser(city.address);
	await browser.get("/sign-up");
	const { location } = await browser.post("/sign-up", { way: "password", password, again: password });
	const { body } = await browser.get(location!);
	const login = /opening-login">([\d ]+)</.exec(body)![1]!.replaceAll(" ", "");
	const secret = /class="code">([A-Z2-7]{16,})</.exec(body)![1]!;
	const account = /citizen:k[a-z2-7]{32}/.exec(body)![0];
	const page = await browser.submit(location!, { way: "password", password, code: nextCode(secret) });
	assert.match(page.body, /账户已开立/);
	return { browser, login, secret, account };
}

async function asSeat(kind: "citizen" | "officer" | "operator"): Promise<PlainBrowser> {
	const browser = new PlainBrowser(city.address);
	const { body } = await browser.get("/sign-in");
	const account = new RegExp(`value="(${kind}:[^"]+)"`).exec(body)![1]!;
	const { status } = await browser.post("/sign-in", { way: "demo", account });
	assert.equal(status, 303);
	return browser;
}

test("with scripts off, a password and codes open an account on the record and sign in again", async () => {
	const { browser, login, secret, account } = await open();
	const context = city.node.queryContext("identity");
	assert.equal(context.get(accounts, account)?.kind, "citizen");
	assert.equal((await browser.post("/sign-out", {})).location, "/");
	assert.equal((await browser.get("/me/security")).location, "/sign-in?next=%2Fme%2Fsecurity");
	await browser.get("/sign-in?next=/me/security");
	const fields = { way: "password", login, password, code: nextCode(secret), next: "/me/security" };
	assert.equal((await browser.post("/sign-in", fields)).location, "/me/security");
	assert.match((await browser.get("/me/security")).body, new RegExp(account));
});

test("a code counts once, and one of an hour ago not at all", async () => {
	const { browser, login, secret } = await open();
	await browser.post("/sign-out", {});
	const code = nextCode(secret);
	await browser.get("/sign-in");
	assert.equal((await browser.post("/sign-in", { way: "password", login, password, code })).status, 303);
	const other = new PlainBrowser(city.address);
	await other.get("/sign-in");
	assert.equal((await other.post("/sign-in", { way: "password", login, password, code })).status, 422);
	lateMs += 3_600_000;
	await other.get("/sign-in");
	assert.equal((await other.post("/sign-in", { way: "password", login, password, code })).status, 422);
});

test("another site's form does nothing, with the browser's cookie or without its token", async () => {
	const browser = await asSeat("citizen");
	await browser.get("/me/security");
	const deed = { do: "begin-code" };
	assert.equal((await browser.post("/me/security", deed, { origin: "https://evil.example" })).status, 403);
	assert.equal((await browser.post("/me/security", deed, { csrf: null })).status, 403);
	assert.equal((await browser.post("/me/security", deed, { csrf: "x".repeat(43) })).status, 403);
	const stranger = new PlainBrowser(city.address);
	await stranger.get("/sign-in");
	const foreign = /name="csrf" value="([^"]+)"/.exec((await stranger.get("/sign-in")).body)![1]!;
	assert.equal((await browser.post("/me/security", deed, { csrf: foreign })).status, 403);
	await browser.get("/me/security");
	assert.equal((await browser.post("/me/security", deed)).location, "/me/security#code");
});

test("signing in gives a new session: who planted the old one has nothing, and its cookie is for this host alone", async () => {
	const victim = new PlainBrowser(city.address);
	const { headers, body } = await victim.get("/sign-in");
	assert.match(
		headers.get("set-cookie")!,
		/^mingjian=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/,
	);
	const planted = victim.cookies.get("mingjian")!;
	const account = /value="(citizen:[^"]+)"/.exec(body)![1]!;
	await victim.post("/sign-in", { way: "demo", account });
	assert.notEqual(victim.cookies.get("mingjian"), planted);
	const attacker = new PlainBrowser(city.address);
	attacker.cookies.set("mingjian", planted);
	assert.match((await attacker.get("/me/security")).location!, /^\/sign-in/);
	assert.equal((await victim.get("/me/security")).status, 200);
});

test("a stolen cookie is worth nothing once its session was ended elsewhere, idle or over", async () => {
	const own = await asSeat("citizen");
	const thief = new PlainBrowser(city.address);
	thief.cookies.set("mingjian", own.cookies.get("mingjian")!);
	assert.equal((await thief.get("/me/security")).status, 200);
	await own.get("/sign-out");
	await own.post("/sign-out", {});
	assert.match((await thief.get("/me/security")).location!, /^\/sign-in/);
	const idle = await asSeat("citizen");
	lateMs += 31 * 60_000;
	assert.match((await idle.get("/me/security")).location!, /^\/sign-in/);
	const busy = await asSeat("citizen");
	for (let minutes = 0; minutes <= 720; minutes += 20) {
		lateMs += 20 * 60_000;
		await busy.get("/me/security");
	}
	assert.match((await busy.get("/me/security")).location!, /^\/sign-in/);
});

test("sessions are listed; one ends only its own account's", async () => {
	const [first, second, stranger] = [
		await asSeat("citizen"),
		await asSeat("citizen"),
		await asSeat("operator"),
	];
	const listed = [
		...(await first.get("/me/security")).body.matchAll(/name="session" value="([0-9a-f]{64})"/g),
	];
	assert.ok(listed.length >= 1);
	const ofSecond = listed[0]![1]!;
	await stranger.get("/me/security");
	await stranger.post("/me/security", { do: "end-session", session: ofSecond });
	assert.equal((await second.get("/me/security")).status, 200);
	await first.get("/me/security");
	await first.post("/me/security", { do: "end-others" });
	assert.match((await second.get("/me/security")).location!, /^\/sign-in/);
	assert.equal((await first.get("/me/security")).status, 200);
});

test("what waits to be signed in one session is not there in another's, by its address either", async () => {
	const { browser, secret } = await open();
	await browser.get("/me/security");
	const added = await browser.post("/me/security", { do: "cancel-recovery" });
	const address = added.location!;
	assert.match((await browser.get(address)).body, /取消恢复账户/);
	const stranger = await asSeat("citizen");
	await stranger.get("/me/security");
	assert.match((await stranger.get(address)).body, /没有等待签署的内容/);
	const posted = await stranger.post(address, { way: "password", password, code: nextCode(secret) });
	assert.match(posted.body, /没有等待签署的内容/);
	// The owner's signature reaches the record, which says no: there is no recovery to stop.
	await browser.get(address);
	const refused = await browser.post(address, { way: "password", password, code: nextCode(secret) });
	assert.match(refused.body, /账本没有接受/);
	assert.match(refused.body, /没有正在办理的恢复/);
});

test("nobody is led to another site after signing in", async () => {
	for (const next of [
		"//evil.example",
		"/\\evil.example",
		"https://evil.example",
		"/\tevil",
		"javascript:alert(1)",
	]) {
		const browser = new PlainBrowser(city.address);
		const { body } = await browser.get(`/sign-in?next=${encodeURIComponent(next)}`);
		const account = /value="(citizen:[^"]+)"/.exec(body)![1]!;
		const { location } = await browser.post("/sign-in", { way: "demo", account, next });
		assert.equal(location, "/me", next);
	}
});

test("whoever guesses passwords is slowed down, and the right one waits as well", async () => {
	const { login, secret } = await open();
	const browser = new PlainBrowser(city.address);
	await browser.get("/sign-in");
	const attempt = (guess: string) =>
		browser.post("/sign-in", { way: "password", login, password: guess, code: nextCode(secret) });
	for (let at = 0; at < 10; at++)
		assert.match((await attempt(`guess ${at}`)).body, /登录号、密码或动态码不对/);
	assert.match((await attempt(password)).body, /错误次数太多/);
});

test("an unknown login number is answered like a wrong password", async () => {
	const { login } = await open();
	const told = async (number: string) => {
		const browser = new PlainBrowser(city.address);
		await browser.get("/sign-in");
		const { status, body } = await browser.post("/sign-in", {
			way: "password",
			login: number,
			password: "wrong wrong wrong",
			code: "000000",
		});
		// Challenges and tokens are new each time; everything else is compared.
		return { status, body: body.replaceAll(/[\w-]{43}/g, "…") };
	};
	assert.deepEqual(await told(login), await told("999999999999"));
});

test("what a stranger sends is shown as text and runs nowhere", async () => {
	const evil = `"><script>alert(1)</script>`;
	const browser = new PlainBrowser(city.address, { agent: `Chrome/1 ${evil}` });
	const { body } = await browser.get(`/sign-in?next=${encodeURIComponent(`/${evil}`)}`);
	assert.ok(!body.includes("<script>alert"));
	const account = /value="(citizen:[^"]+)"/.exec(body)![1]!;
	await browser.post("/sign-in", { way: "demo", account });
	assert.ok(!(await browser.get("/me/security")).body.includes("<script>alert"));
	assert.ok(!(await browser.get(`/recover/${encodeURIComponent(evil)}`)).body.includes("<script>alert"));
	assert.ok(!(await browser.get(`/sign/${encodeURIComponent(evil)}`)).body.includes("<script>alert"));
});

test("pages of one person are kept by no cache and read by no other site", async () => {
	const browser = await asSeat("citizen");
	for (const path of ["/me/security", "/me/security.json", "/"]) {
		const { headers } = await browser.get(path);
		assert.equal(headers.get("cache-control"), "no-store", path);
		assert.equal(headers.get("access-control-allow-origin"), null, path);
	}
});
