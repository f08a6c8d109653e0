import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { generateSync } from "otplib";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { type Answered, PlainBrowser } from "../testing/plain-browser.ts";
import { SoftPasskey } from "../testing/soft-passkey.ts";
import { challengeIn } from "./planted-city.ts";

let city: OpenCity;
let lateMs = 0;
const clock = () => Date.now() + lateMs;
const password = "横栏 correct horse 2026";

before(async () => {
	city = await openCity({ clock, proxied: true });
});
after(() => city?.close());

let networks = 0;
/** A browser somewhere nobody was before, as the proxy in front of the portal says. */
function elsewhere(address = `2001:db8:${(++networks).toString(16)}::1`): PlainBrowser {
	return new PlainBrowser(city.address, { headers: { "x-forwarded-for": address } });
}

function nextCode(secret: string): string {
	lateMs += 30_000;
	return generateSync({ secret, epoch: Math.floor(clock() / 1000) });
}

interface Opened {
	readonly browser: PlainBrowser;
	readonly login: string;
	readonly secret: string;
}

async function openUnderPassword(): Promise<Opened> {
	const browser = elsewhere();
	await browser.get("/sign-up");
	const { location } = await browser.post("/sign-up", { way: "password", password, again: password });
	const { body } = await browser.get(location!);
	const login = /opening-login">([\d ]+)</.exec(body)![1]!.replaceAll(" ", "");
	const secret = /class="code">([A-Z2-7]{16,})</.exec(body)![1]!;
	await browser.submit(location!, { way: "password", password, code: nextCode(secret) });
	return { browser, login, secret };
}

/** Somebody who opened an account with a passkey. */
async function openWithPasskey(): Promise<{ readonly browser: PlainBrowser; readonly passkey: SoftPasskey }> {
	const browser = elsewhere();
	const passkey = new SoftPasskey(city.address);
	const { body } = await browser.get("/sign-up");
	const { location } = await browser.post("/sign-up", {
		way: "passkey",
		response: passkey.made(challengeIn(body)),
	});
	const page = await browser.get(location!);
	const signed = await browser.post(location!, { way: "passkey", ...passkey.signed(challengeIn(page.body)) });
	assert.match(signed.location ?? "", /^\/me\/security/);
	return { browser, passkey };
}

async function enter(browser: PlainBrowser, response: (challenge: string) => string): Promise<Answered> {
	const { body } = await browser.get("/sign-in");
	return browser.post("/sign-in", { way: "passkey", response: response(challengeIn(body)) });
}

test("a passkey's answer counts once, in its session, on its page, for what was asked", async () => {
	const { passkey } = await openWithPasskey();
	const own = elsewhere();
	let sent = "";
	const first = await enter(own, (challenge) => {
		sent = passkey.answered(challenge, { counter: 7 });
		return sent;
	});
	assert.equal(first.status, 303);
	const refused = async (what: string, answer: Promise<Answered>) =>
		assert.equal((await answer).status, 422, what);
	await refused(
		"again, in another session",
		enter(elsewhere(), () => sent),
	);
	await own.get("/sign-out");
	await own.post("/sign-out", {});
	await refused(
		"again, in the browser that sent it",
		enter(own, () => sent),
	);
	await refused("a challenge of another session", otherChallenge(passkey));
	const wrong = (otherwise: Parameters<SoftPasskey["answered"]>[1]) =>
		enter(elsewhere(), (challenge) => passkey.answered(challenge, { counter: 8, ...otherwise }));
	await refused("of another origin", wrong({ origin: "https://evil.example" }));
	await refused("of another site's id", wrong({ rpId: "evil.example" }));
	await refused("without its owner verified", wrong({ flags: 0x01 }));
	await refused("without anybody there", wrong({ flags: 0x04 }));
	await refused("a copied key, whose count stands still", wrong({ counter: 7 }));
	await refused("of the other ceremony", wrong({ type: "webauthn.create" }));
	await refused("under another passkey's name", wrong({ id: new SoftPasskey(city.address).id }));
	await refused(
		"a passkey nobody registered",
		enter(elsewhere(), (c) => new SoftPasskey(city.address).answered(c)),
	);
	assert.equal((await wrong({})).status, 303);
});

async function otherChallenge(passkey: SoftPasskey): Promise<Answered> {
	const { body } = await elsewhere().get("/sign-in");
	return enter(elsewhere(), () => passkey.answered(challengeIn(body), { counter: 9 }));
}

test("a challenge to sign in is none to register with, and is over after its time", async () => {
	const { passkey } = await openWithPasskey();
	const browser = elsewhere();
	const { body } = await browser.get("/sign-in");
	const response = new SoftPasskey(city.address).made(challengeIn(body));
	assert.equal((await browser.post("/sign-up", { way: "passkey", response })).status, 422);
	const late = await browser.get("/sign-in");
	lateMs += 6 * 60_000;
	await elsewhere().get("/sign-in");
	const answer = { way: "passkey", response: passkey.answered(challengeIn(late.body)) };
	assert.equal((await browser.post("/sign-in", answer)).status, 422);
});

test("a signature on one act is none on another, and none to sign in with", async () => {
	const { browser, passkey } = await openWithPasskey();
	await browser.get("/me/security");
	const [one, two] = [
		(await browser.post("/me/security", { do: "cancel-recovery" })).location!,
		(await browser.post("/me/security", { do: "cancel-recovery" })).location!,
	];
	const signed = passkey.signed(challengeIn((await browser.get(one)).body));
	await browser.get(two);
	assert.equal((await browser.post(two, { way: "passkey", ...signed })).status, 422);
	const challenge = challengeIn((await browser.get(two)).body);
	assert.equal((await enter(elsewhere(), () => passkey.answered(challenge))).status, 422);
	// To the record it goes as it was signed, once; a second time nothing waits for it any more.
	await browser.get(one);
	await browser.post(one, { way: "passkey", ...signed });
	assert.match((await browser.post(one, { way: "passkey", ...signed })).body, /没有等待签署的内容/);
});

const waits = /次数太多|请过一小时再试/;

test("whoever tries passkeys from one network waits, and the right one waits as well", async () => {
	const { passkey } = await openWithPasskey();
	const network = `2001:db8:ffff:1:`;
	let tries = 0;
	const attempt = (by: SoftPasskey) =>
		enter(elsewhere(`${network}:${(++tries).toString(16)}`), (challenge) => by.answered(challenge));
	for (let each = 0; each < 30; each++)
		assert.equal((await attempt(new SoftPasskey(city.address))).status, 422);
	const late = await attempt(passkey);
	assert.equal(late.status, 422);
	assert.match(late.body, /错误次数太多/);
	assert.equal((await enter(elsewhere(), (challenge) => passkey.answered(challenge))).status, 303);
});

test("codes of the second factor, passwords of a signature and codes of a counter are guessed at a few times only", async () => {
	const { browser } = await openUnderPassword();
	await browser.get("/me/security");
	const { location } = await browser.post("/me/security", { do: "cancel-recovery" });
	for (let each = 0; each < 10; each++) {
		await browser.get(location!);
		assert.doesNotMatch(
			(await browser.post(location!, { way: "password", password: `wrong ${each}`, code: "000000" })).body,
			/错误次数太多/,
		);
	}
	assert.match(
		(await browser.post(location!, { way: "password", password, code: "000000" })).body,
		/错误次数太多/,
	);

	const { browser: other } = await openWithPasskey();
	await other.get("/me/security");
	await other.post("/me/security", { do: "begin-code" });
	for (let each = 0; each < 10; each++)
		await other.post("/me/security", { do: "confirm-code", code: `00000${each}` });
	assert.match((await other.post("/me/security", { do: "confirm-code", code: "111111" })).body, waits);

	const guesser = elsewhere();
	const known = await recoveryPage();
	for (let each = 0; each < 30; each++)
		assert.equal((await guesser.get(`/recover/ABCD${String(each + 2000).slice(0, 4)}`)).status, 404);
	assert.equal((await guesser.get(known)).status, 404);
	assert.equal((await elsewhere().get(known)).status, 200);
});

async function recoveryPage(): Promise<string> {
	const browser = elsewhere();
	const { body } = await browser.get("/recover");
	const response = new SoftPasskey(city.address).made(challengeIn(body));
	return (await browser.post("/recover", { response })).location!;
}

test("accounts and keys are opened by the dozen from one address, not by the thousand", async () => {
	const crowd = elsewhere();
	await crowd.get("/sign-up");
	for (let each = 0; each < 60; each++) await crowd.post("/sign-up", { way: "password", password: "short" });
	const { body } = await crowd.post("/sign-up", { way: "password", password, again: password });
	assert.match(body, waits);
	await crowd.get("/recover");
	assert.match((await crowd.post("/recover", { response: "{}" })).body, waits);
});

/** An answer without what is new each time, for comparison. */
function compared({ status, body, headers }: Answered) {
	const names = [...headers.keys()].filter((name) => !["date", "etag"].includes(name)).sort();
	const length = headers.get("content-encoding") === "gzip" ? 0 : Number(headers.get("content-length") ?? 0);
	return { status, body: body.replaceAll(/[\w-]{43}/g, "…"), names, length };
}

interface Pair {
	readonly known: () => Promise<Answered>;
	readonly unknown: () => Promise<Answered>;
}

/** What an answer takes where nothing else holds it up, nearly: whatever else the machine does only makes answers later. */
const swift = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 5)]!;

/** Times are taken again where they are apart: other work on the machine weighs on one of them by chance, a leak each time. */
const measurements = 6;

/** Same status, headers and body; and times no further apart than those of the same question asked twice would be. */
async function indistinguishable(pair: Pair, rounds: number): Promise<void> {
	assert.deepEqual(compared(await pair.known()), compared(await pair.unknown()));
	const seen: string[] = [];
	for (let each = 0; each < measurements; each++) {
		const { of, without } = await timed(pair, rounds);
		if (Math.abs(of - without) < Math.max(1.5, 0.2 * Math.max(of, without))) return;
		seen.push(`known ${of.toFixed(2)} ms, unknown ${without.toFixed(2)} ms`);
	}
	assert.fail(seen.join("; "));
}

async function timed(pair: Pair, rounds: number): Promise<{ readonly of: number; readonly without: number }> {
	const times: { readonly known: number[]; readonly unknown: number[] } = { known: [], unknown: [] };
	for (let round = 0; round < rounds; round++) {
		// Taken in turn, now one and now the other first, so that whatever else the machine does weighs on both.
		const order = round % 2 === 0 ? (["known", "unknown"] as const) : (["unknown", "known"] as const);
		for (const which of order) {
			const begun = performance.now();
			await pair[which]();
			times[which].push(performance.now() - begun);
		}
	}
	return { of: swift(times.known), without: swift(times.unknown) };
}

test("nobody finds out by signing in who has an account: password", async () => {
	// A few wrong passwords each, so that nobody has to wait.
	const logins: string[] = [];
	for (let each = 0; each < 4; each++) logins.push((await openUnderPassword()).login);
	let guesses = 0;
	let turn = 0;
	const attempt = (number: () => string) => async () => {
		const browser = elsewhere();
		await browser.get("/sign-in");
		const fields = { way: "password", login: number(), password: "wrong wrong wrong", code: "000000" };
		return browser.post("/sign-in", fields);
	};
	const others = () => String(900_000_000_000 + ++guesses);
	await indistinguishable({ known: attempt(() => logins[turn++ % 4]!), unknown: attempt(others) }, 30);
});

test("nobody finds out by signing in who has an account: passkey", async () => {
	const { passkey } = await openWithPasskey();
	const stranger = new SoftPasskey(city.address);
	const attempt = (id: string) => async () => {
		const browser = elsewhere();
		const { body } = await browser.get("/sign-in");
		// Signed by another key in both cases, as whoever only knows the passkey's id would have to.
		return browser.post("/sign-in", {
			way: "passkey",
			response: stranger.answered(challengeIn(body), { id }),
		});
	};
	await indistinguishable({ known: attempt(passkey.id), unknown: attempt(stranger.id) }, 24);
});

test("nobody finds out at the door of registration or recovery who has an account", async () => {
	const { passkey } = await openWithPasskey();
	const stranger = new SoftPasskey(city.address);
	for (const [path, fields] of [
		["/sign-up", { way: "passkey" }],
		["/recover", {}],
	] as const) {
		const attempt = (id: string) => async () => {
			const browser = elsewhere();
			const { body } = await browser.get(path);
			const response = stranger.made(challengeIn(body), { id, origin: "https://evil.example" });
			return browser.post(path, { ...fields, response });
		};
		await indistinguishable({ known: attempt(passkey.id), unknown: attempt(stranger.id) }, 12);
	}
});
