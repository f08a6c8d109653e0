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
import { type OpenCity, openCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { manners, WalkedPage } from "../testing/walked-page.ts";

let city: OpenCity;
let browser: Browser;

before(async () => {
	if (noBrowser) return;
	city = await openCity();
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
