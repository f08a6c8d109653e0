import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { composeEnvelopeNow } from "@mingjian/client/api/compose.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import { accounts } from "@mingjian/services/identity/state.ts";
import type { Browser } from "playwright-core";
import { noBrowser, openBrowser } from "../testing/browser.ts";
import { signAsOfficer } from "../testing/officer-pages.ts";
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { settingsFor } from "../testing/settings.ts";
import { WalkedPage } from "../testing/walked-page.ts";

let city: OpenCity;
let browser: Browser;
let bureau: Bureau;

before(async () => {
	if (noBrowser) return;
	city = await openCity();
	bureau = await staffed();
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
		issuedAt: Math.max(Date.now(), city.node.head().timeMs),
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

const words = {
	zh: {
		service: "办理示例事项",
		claim: "领办",
		accept: "受理",
		review: "提出意见",
		decide: "作出决定",
		next: /下一步/,
		demo: "用演示密钥签署",
		forGood: "这件事不能撤回",
		wrongCode: "动态码不对",
		suspend: "停用",
		reason: "原因",
	},
	en: {
		service: "Sample service",
		claim: "Take it on",
		accept: "Accept",
		review: "Give an opinion",
		decide: "Decide",
		next: /^Next/,
		demo: "Sign with the demonstration key",
		forGood: "This cannot be taken back",
		wrongCode: "The code is wrong",
		suspend: "Suspend",
		reason: "Reason",
	},
} as const;

interface Bureau {
	readonly clerk: Seat;
	readonly decider: Seat;
	readonly applicant: Seat;
}

/** Makes a bureau handle the sample item. */
async function staffed(): Promise<Bureau> {
	const [director, clerk, decider] = ["负责人", "目录编辑", "证照经办"].map((post) =>
		seatOf(`民政局${post}`),
	) as [Seat, Seat, Seat];
	const department = departmentOf(clerk);
	const roles = (officer: Seat, ...given: string[]) =>
		does(director, "identity/change-roles", { officer: officer.account, roles: given }, department);
	await roles(clerk, "flow-editor", "case-clerk", "case-reviewer");
	await roles(decider, "case-decider");
	await does(clerk, "cases/publish-flow", { item: "990100A000001", flow: flowOf(department) }, department);
	return { clerk, decider, applicant: city.seats.find(({ kind }) => kind === "citizen")! };
}

for (const setting of settingsFor(0))
	test(`officers take a case from acceptance to decision, each at their own desk (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const { clerk, decider, applicant } = bureau;
		const walk = { address: city.address, setting };
		const t = words[setting.language];
		const submitted = await does(applicant, "cases/submit", {
			item: "990100A000001",
			answers: toBase64(sha256(new Uint8Array(32))),
			materials: [],
			public: {},
		});
		const id = (submitted as { readonly case: string }).case;
		const record = () => city.node.queryContext("cases").get(cases, id)!;

		const stranger = await WalkedPage.open(browser, walk);
		await stranger.enter(applicant.account, "/me");
		await stranger.go(`/work/cases/${id}`);
		assert.match(stranger.page.url(), /not-for-you$/);
		await stranger.close();

		const desk = await WalkedPage.open(browser, walk);
		await desk.enter(clerk.account, "/work");
		await desk.picture("desk");
		await desk.pressIt(
			desk.page.getByRole("link", { name: t.service }).and(desk.page.locator(`[href$="${id}"]`)),
			/work\/cases\//,
		);
		await desk.picture("case");
		await desk.press(t.claim, /work\/act\//, "link");
		await desk.press(t.next, /\/sign\//);
		await signAsOfficer(desk, /work\/cases\//);
		await desk.press(t.accept, /work\/act\//, "link");
		await desk.press(t.next, /\/sign\//);
		await signAsOfficer(desk, /work\/cases\//);
		assert.equal(record().status, "reviewing");
		await desk.press(t.review, /work\/act\//, "link");
		await desk.press(t.next, /work\/act\//);
		assert.ok(await desk.page.locator("#errors").isVisible());
		await desk.choose("outcome-agree");
		await desk.picture("act");
		await desk.press(t.next, /\/sign\//);
		await signAsOfficer(desk, /work\/cases\//);
		// The clerk has no part in deciding: nothing is offered.
		assert.equal(await desk.page.getByRole("link", { name: t.decide }).count(), 0);
		await desk.close();

		const judge = await WalkedPage.open(browser, walk);
		await judge.enter(decider.account, `/work/cases/${id}`);
		await judge.press(t.decide, /work\/act\//, "link");
		await judge.choose("outcome-granted");
		await judge.press(t.next, /\/sign\//);
		assert.ok((await judge.text()).includes(t.forGood));
		await judge.touch(t.demo);
		await judge.page.getByText(t.wrongCode).waitFor();
		await judge.examine();
		await signAsOfficer(judge, /work\/cases\//);
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

for (const [at, setting] of settingsFor(1).entries())
	test(`the operator sees the node, searches who did what, and suspends an account (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const t = words[setting.language];
		const ops = await WalkedPage.open(browser, { address: city.address, setting });
		await ops.enter(city.seats.find(({ kind }) => kind === "operator")!.account, "/ops");
		await ops.picture("ops");
		assert.ok(!(await ops.text()).includes("metricsToken0123"));
		const officers = city.seats.filter(
			({ kind, title }) => kind === "officer" && !title.zh.includes("民政局"),
		);
		const officer = officers[at]!;
		await ops.go(`/ops?account=${encodeURIComponent(officer.account)}`);
		await ops.go(`/ops?text=${encodeURIComponent(officer.name.zh)}`);
		await ops.press(
			new RegExp(`${t.suspend}.*${officer.name[setting.language]}`),
			/work\/act\/identity\/suspend/,
			"link",
		);
		await ops.write(t.reason, "离岗");
		await ops.press(t.next, /\/sign\//);
		await signAsOfficer(ops, /\/ops$/);
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
