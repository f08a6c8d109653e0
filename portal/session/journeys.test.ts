import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { composeEnvelopeNow } from "@mingjian/client/api/compose.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import { accounts, keys } from "@mingjian/services/identity/state.ts";
import type { Browser } from "playwright-core";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { VirtualAuthenticator } from "../testing/virtual-authenticator.ts";
import { manners, WalkedPage } from "../testing/walked-page.ts";

let city: OpenCity;
let browser: Browser;
let lateMs = 0;
const hourMs = 3_600_000;
const clock = () => Date.now() + lateMs;

before(async () => {
	if (noBrowser) return;
	city = await openCity({ clock });
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

type Seat = OpenCity["seats"][number];

/** The officer of an office in a post, by what the sign-in page calls them. */
function seatOf(title: string): Seat {
	return city.seats.find((seat) => seat.title.zh.includes(title))!;
}

/** Does an act with a seat's key, as preparation. */
async function does(seat: Seat, act: string, input: Json, onBehalfOf?: string): Promise<Json> {
	const [service, action] = act.split("/") as [string, string];
	const payload = {
		ledger: city.configuration.ledger,
		service,
		action,
		input,
		actor: seat.account,
		...(onBehalfOf ? { onBehalfOf } : {}),
		issuedAt: Math.max(clock(), city.node.head().timeMs),
		nonce: toBase64(crypto.getRandomValues(new Uint8Array(12))).replaceAll(/[+/=]/g, "x"),
	};
	const answer = await city.node.submit(composeEnvelopeNow(payload, [seat.signer]));
	assert.equal(answer.code, "ok", act);
	return (answer as { readonly result: Json }).result;
}

function departmentOf(seat: Seat): string {
	const found = city.node
		.queryContext("identity")
		.find({ name: "identity.post", schema: {} }, { where: { officer: seat.account }, limit: 1 });
	return (found.rows[0]!.record as { department: string }).department;
}

/** Signs a page in as a person of the demo city, by keyboard. */
async function enter(walked: WalkedPage, seat: Seat, home: RegExp): Promise<void> {
	await walked.go("/sign-in");
	await walked.page.locator(`button[value="${seat.account}"]`).focus();
	await Promise.all([walked.page.waitForURL(home), walked.page.keyboard.press("Enter")]);
	await walked.examine();
}

/** Signs what waits with the demonstration key, with the code of now where one is asked for. */
async function signAsSeat(walked: WalkedPage, leadsTo: RegExp): Promise<void> {
	const shown = /(\d{6})[。.]/.exec(await walked.text())?.[1];
	if (shown) await walked.page.locator("#demo-code").fill(shown);
	await walked.press(/演示密钥签署|demonstration key/, leadsTo);
}

const words = {
	zh: {
		make: "生成通行密钥",
		sign: "用通行密钥签署",
		add: "登记另一把通行密钥",
		enter: "用通行密钥登录",
		out: "退出",
	},
	en: {
		make: "Make a passkey",
		sign: "Sign with a passkey",
		add: "Add another passkey",
		enter: "Sign in with a passkey",
		out: "Sign out",
	},
} as const;

for (const manner of manners) {
	const t = words[manner.language];
	const name = `${manner.language} at ${manner.width} pixels`;

	test(`somebody opens an account, adds a passkey, signs in and gets it back at a counter (${name})`, {
		skip: noBrowser,
	}, async () => {
		const walk = { address: city.address, manner };
		const citizen = await WalkedPage.open(browser, walk);
		const phone = await VirtualAuthenticator.plug(citizen.page);
		await citizen.go("/sign-up");
		await citizen.picture("register");
		await phone.verifiesUser(false);
		await citizen.touch(t.make);
		await citizen.page.locator("[data-said]:not(:empty)").first().waitFor();
		assert.match(citizen.page.url(), /sign-up$/);
		await phone.verifiesUser(true);
		await citizen.press(t.make, /\/sign\//);
		await citizen.picture("sign");
		await citizen.press(t.sign, /me\/security/);
		await citizen.picture("security");
		const account = /citizen:k[a-z2-7]{32}/.exec(await citizen.text())![0];
		const context = () => city.node.queryContext("identity");
		assert.equal(context().get(accounts, account)?.activeKeys, 1);

		await phone.isTouched(false);
		const stick = await VirtualAuthenticator.plug(citizen.page, "usb");
		await citizen.press(t.add, /\/sign\//);
		await citizen.press(t.sign, /\/sign\//);
		// Whoever touches a device that does not hold the key asked for is told so, and nothing is signed.
		await stick.isTouched(false);
		await phone.isTouched(true);
		await citizen.press(t.sign, /me\/security/);
		assert.equal(context().get(accounts, account)?.activeKeys, 2);
		assert.deepEqual([await phone.count(), await stick.count()], [1, 1]);
		await stick.lose();

		await citizen.go("/sign-out");
		await citizen.press(new RegExp(`^${t.out}$`), new RegExp(`^${city.address}(/en)?/?$`));
		await citizen.go("/sign-in?next=/me/security");
		await citizen.picture("sign-in");
		const sent = citizen.page.waitForRequest((request) => request.method() === "POST");
		await citizen.press(t.enter, /me\/security/);
		const replayed = new URLSearchParams((await sent).postData() ?? "");
		const thief = new PlainBrowser(city.address);
		await thief.get("/sign-in");
		const answer = { way: "passkey", response: replayed.get("response")! };
		assert.ok(answer.response.length > 200);
		assert.equal((await thief.post("/sign-in", answer)).status, 422);

		await phone.lose();
		await citizen.close();
		await recovered({ account, walk });
		const held = context().find(keys, { where: { account, status: "active" }, limit: 10 }).rows;
		assert.equal(held.length, 1);
		assert.equal(context().get(accounts, account)?.activeKeys, 1);
	});
}

interface Recovery {
	readonly account: string;
	readonly walk: Parameters<typeof WalkedPage.open>[1];
}

async function recovered({ account, walk }: Recovery): Promise<void> {
	const zh = walk.manner.language === "zh";
	const citizen = await WalkedPage.open(browser, walk);
	await VirtualAuthenticator.plug(citizen.page);
	await citizen.go("/recover");
	await citizen.press(zh ? "生成新的通行密钥" : "Make a new passkey", /recover\/[0-9A-Z]{8}$/);
	await citizen.picture("recovery");
	const code = citizen.page.url().slice(-8);
	const [first, second] = [seatOf("公安局负责人"), seatOf("公安局证照监管")];
	const office = await WalkedPage.open(browser, walk);
	await enter(office, first, /\/work$/);
	await office.go("/work/recovery");
	await office.write(zh ? "市民的八位代码" : "The citizen's code", code);
	await office.write(zh ? "要恢复的账户" : "Account to recover", account);
	await office.page.locator("#reason-lost").focus();
	await office.page.keyboard.press("Space");
	await office.picture("counter");
	await office.press(zh ? /下一步/ : /Next/, /\/sign\//);
	await signAsSeat(office, /work\/recovery$/);
	await office.close();
	const other = await WalkedPage.open(browser, walk);
	await enter(other, second, /\/work$/);
	await other.go("/work/recovery");
	await other.press(zh ? /^确认/ : /^Confirm/, /\/sign\//);
	await signAsSeat(other, /work\/recovery$/);
	await other.close();
	await citizen.go(`/recover/${code}`);
	assert.match(await citizen.text(), zh ? /之后可以在本页完成/ : /After .* you can complete it/);
	lateMs += 73 * hourMs;
	await citizen.go(`/recover/${code}`);
	await citizen.press(zh ? "用新密钥完成恢复" : "Complete it with the new key", /\/sign\//);
	await citizen.press(zh ? "用通行密钥签署" : "Sign with a passkey", /me\/security/);
	await citizen.picture("recovered");
	assert.match(await citizen.text(), new RegExp(account));
	await citizen.close();
}

test("officers take a case from acceptance to decision, each at their own desk", {
	skip: noBrowser,
}, async () => {
	const manner = manners[0]!;
	const walk = { address: city.address, manner };
	const [director, clerk, decider] = ["负责人", "目录编辑", "证照经办"].map((post) =>
		seatOf(`民政局${post}`),
	) as [Seat, Seat, Seat];
	const department = departmentOf(clerk);
	const roles = (officer: Seat, ...given: string[]) =>
		does(director, "identity/change-roles", { officer: officer.account, roles: given }, department);
	await roles(clerk, "flow-editor", "case-clerk", "case-reviewer");
	await roles(decider, "case-decider");
	await does(clerk, "cases/publish-flow", { item: "990100A000001", flow: flowOf(department) }, department);
	const applicant = city.seats.find(({ kind }) => kind === "citizen")!;
	const submitted = await does(applicant, "cases/submit", {
		item: "990100A000001",
		answers: toBase64(sha256(new Uint8Array(32))),
		materials: [],
		public: {},
	});
	const id = (submitted as { readonly case: string }).case;
	const record = () => city.node.queryContext("cases").get(cases, id)!;

	const stranger = await WalkedPage.open(browser, walk);
	await enter(stranger, applicant, /\/me$/);
	await stranger.page.goto(`${city.address}/work/cases/${id}`);
	assert.match(stranger.page.url(), /not-for-you$/);
	await stranger.close();

	const desk = await WalkedPage.open(browser, walk);
	await enter(desk, clerk, /\/work$/);
	await desk.picture("desk");
	await desk.press("办理示例事项", /work\/cases\//, "link");
	await desk.picture("case");
	await desk.press("领办", /work\/act\//, "link");
	await desk.press(/下一步/, /\/sign\//);
	await signAsSeat(desk, /work\/cases\//);
	await desk.press("受理", /work\/act\//, "link");
	await desk.press(/下一步/, /\/sign\//);
	await signAsSeat(desk, /work\/cases\//);
	assert.equal(record().status, "reviewing");
	await desk.press("提出意见", /work\/act\//, "link");
	await desk.press(/下一步/, /work\/act\//);
	assert.ok(await desk.page.locator("#errors").isVisible());
	await desk.page.locator("#outcome-agree").focus();
	await desk.page.keyboard.press("Space");
	await desk.picture("act");
	await desk.press(/下一步/, /\/sign\//);
	await signAsSeat(desk, /work\/cases\//);
	// The clerk has no part in deciding: nothing is offered.
	assert.equal(await desk.page.getByRole("link", { name: "作出决定" }).count(), 0);
	await desk.close();

	const judge = await WalkedPage.open(browser, walk);
	await enter(judge, decider, /\/work$/);
	await judge.go(`/work/cases/${id}`);
	await judge.press("作出决定", /work\/act\//, "link");
	await judge.page.locator("#outcome-granted").focus();
	await judge.page.keyboard.press("Space");
	await judge.press(/下一步/, /\/sign\//);
	assert.match(await judge.text(), /这件事不能撤回/);
	await judge.touch("用演示密钥签署");
	await judge.page.getByText("动态码不对").waitFor();
	await signAsSeat(judge, /work\/cases\//);
	assert.equal(record().decision?.outcome, "granted");
	assert.deepEqual(
		record().log.map(({ act, by }) => [act, by]),
		[
			["submitted", applicant.account],
			["claimed", clerk.account],
			["accepted", clerk.account],
			["reviewed", clerk.account],
			["decided", decider.account],
		],
	);
	await judge.close();
});

test("the operator sees the node, searches who did what, and suspends an account", {
	skip: noBrowser,
}, async () => {
	const walk = { address: city.address, manner: manners[0]! };
	const ops = await WalkedPage.open(browser, walk);
	await enter(ops, city.seats.find(({ kind }) => kind === "operator")!, /\/ops$/);
	await ops.picture("ops");
	assert.ok(!(await ops.text()).includes("metricsToken0123"));
	const officer = city.seats.findLast(({ title }) => title.zh.endsWith("证照监管"))!;
	await ops.go(`/ops?account=${encodeURIComponent(officer.account)}`);
	await ops.go(`/ops?text=${encodeURIComponent(officer.name.zh)}`);
	await ops.press(new RegExp(`停用.*${officer.name.zh}`), /work\/act\/identity\/suspend/, "link");
	await ops.write("原因", "离岗");
	await ops.press(/下一步/, /\/sign\//);
	await signAsSeat(ops, /\/ops$/);
	const found = city.node.queryContext("identity").get(accounts, officer.account);
	assert.equal(found?.suspension?.reason, "离岗");
	// From then on the record lets nobody in with that account, and nor does the portal.
	const locked = new PlainBrowser(city.address);
	await locked.get("/sign-in");
	const { status } = await locked.post("/sign-in", { way: "demo", account: officer.account });
	assert.equal(status, 422);
	await ops.close();
});

function flowOf(department: string): Json {
	const title = (zh: string, en: string) => ({ zh, en });
	return {
		title: title("办理示例事项", "Sample service"),
		law: [{ law: "行政许可法", article: "第三十二条" }],
		intake: { role: "case-clerk", days: 2, deemed: false },
		corrections: { most: 1, days: 5 },
		stages: [
			{
				id: "check",
				title: title("审查", "Review"),
				offices: [{ department, role: "case-reviewer" }],
				days: 2,
			},
			{
				id: "decide",
				title: title("决定", "Decision"),
				offices: [{ department, role: "case-decider" }],
				days: 1,
				after: ["check"],
				decides: true,
			},
		],
		limits: { statutoryDays: 8, promisedDays: 5 },
		deliveryDays: 2,
		automatic: false,
		materials: [],
		publicMembers: [],
	};
}
