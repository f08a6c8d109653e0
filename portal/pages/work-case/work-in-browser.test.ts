// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all; one walk through a case, each step on the one before
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DemoKeys } from "@mingjian/cli/demo/demo-keys.ts";
import { formatSealingKey } from "@mingjian/cli/keys/sealing-key-file.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { composeEnvelopeNow } from "@mingjian/client/api/compose.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { passkeyAlgorithm } from "@mingjian/ledger/crypto/passkey.ts";
import { decodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import type { MetricsView } from "@mingjian/services/cases/views.ts";
import { certificates } from "@mingjian/services/certificates/state.ts";
import { disclosureKey, disclosures } from "@mingjian/services/disclosure/state.ts";
import type { Browser } from "playwright-core";
import { noBrowser, openBrowser } from "../../testing/browser.ts";
import { CaseStaff } from "../../testing/case-staff.ts";
import { DeskOfficer } from "../../testing/desk-officer.ts";
import { LandApplicant } from "../../testing/land-applicant.ts";
import { type OpenCity, openCity } from "../../testing/open-city.ts";
import { PlainBrowser } from "../../testing/plain-browser.ts";
import { phone, type Setting, settingsFor } from "../../testing/settings.ts";
import { VirtualAuthenticator } from "../../testing/virtual-authenticator.ts";

let city: OpenCity;
let browser: Browser;
let item: string;
let lateMs = 0;
const clock = () => Date.now() + lateMs;

before(async () => {
	if (noBrowser) return;
	city = await openCity({ clock });
	item = await new CaseStaff(city).publish("land-pre-approval");
	// Its rule takes effect within the hour.
	lateMs = 2 * 3_600_000;
	browser = await openBrowser();
});
after(async () => {
	await browser?.close();
	await city?.close();
});

type Seat = OpenCity["seats"][number];

const office = {
	land: "坪山市自然资源和规划局",
	housing: "坪山市住房和城乡建设局",
	streets: "坪山市城市管理和综合执法局",
} as const;

function seatOf(of: keyof typeof office, post: string): Seat {
	const found = city.seats.find(({ title }) => title.zh === `${office[of]}${post}`);
	assert.ok(found, `${of} ${post}`);
	return found;
}

/** Lets an officer of the land bureau who had no part in anything answer for it. */
async function appointOutsider(): Promise<Seat> {
	const outsider = seatOf("land", "目录编辑");
	const director = seatOf("land", "负责人");
	const roles = ["case-clerk", "data-opener", "data-sealer"];
	const payload = {
		ledger: city.configuration.ledger,
		service: "identity",
		action: "change-roles",
		input: { officer: outsider.account, roles } as Json,
		actor: director.account,
		onBehalfOf: departmentOf(director),
		issuedAt: Math.max(clock(), city.node.head().timeMs),
		nonce: toBase64(crypto.getRandomValues(new Uint8Array(12))).replaceAll(/[+/=]/g, "x"),
	};
	const { code } = await city.node.submit(composeEnvelopeNow(payload, [director.signer]));
	assert.equal(code, "ok");
	return outsider;
}

function departmentOf(seat: Seat): string {
	const found = city.node
		.queryContext("identity")
		.find({ name: "identity.post", schema: {} }, { where: { officer: seat.account }, limit: 1 });
	return (found.rows[0]!.record as { department: string }).department;
}

/** What the page of one's keys says, and the one for signing. */
const keyWords = {
	zh: { add: "登记另一把通行密钥", passkey: "用通行密钥签署" },
	en: { add: "Add another passkey", passkey: "Sign with a passkey" },
} as const;

/** An officer of ours at their desk, straight before a case. */
function at(id: string, { account }: Seat, setting: Setting): Promise<DeskOfficer> {
	return DeskOfficer.with({ city, browser, setting }, account, id);
}

/** Plugs a device in and makes a passkey on it, which the demonstration key and the new one sign. */
async function addPasskey(officer: DeskOfficer, { language }: Setting): Promise<void> {
	const { walked } = officer;
	const t = keyWords[language];
	await VirtualAuthenticator.plug(walked.page);
	await walked.go("/me/security");
	await walked.press(t.add, /\/sign\//);
	for (const leadsTo of [/\/sign\//, /\/me\/security/]) {
		const demo = await walked.page.getByRole("button", { name: /演示密钥签署|demonstration key/ }).count();
		if (demo > 0) await officer.sign(1, leadsTo);
		else await walked.press(t.passkey, leadsTo);
	}
	await officer.back();
}

/** Records why, and opens everything the department may see with one touch of a passkey. */
async function openByPasskey(officer: DeskOfficer, { language }: Setting): Promise<void> {
	const { walked, t } = officer;
	await officer.begin(t.open, /\/open$/);
	await officer.choose("reason-decide-application");
	await walked.press(t.next, /\/sign\//);
	await walked.press(keyWords[language].passkey, /\/work\/cases\//);
}

const record = (id: string) => city.node.queryContext("cases").get(cases, id)!;

function openingsOf(seat: Seat): number {
	const context = city.node.queryContext("disclosure");
	return context.find(disclosures, { where: { officer: seat.account }, limit: 1 }).total;
}

for (const [at, setting] of settingsFor(1).entries())
	test(`a land case from opening what is sealed to its certificate, and a bad rating put right (${setting.name})`, {
		skip: noBrowser,
	}, async () => {
		const citizens = city.seats.filter(({ kind }) => kind === "citizen");
		const applicant = await LandApplicant.enter(city.address, citizens[at % citizens.length]!.account);
		const id = await applicant.apply(item);
		await intake({ id, applicant, setting });
		await joint(id, setting);
		await decided(id, setting);
		const certificate = await delivered(id, setting);
		assert.match(await applicant.text("/me/wallet"), new RegExp(certificate));
		await suspended(id, certificate, setting);
		await complained({ id, applicant, setting });
	});

interface Walk {
	readonly id: string;
	readonly applicant: LandApplicant;
	readonly setting: Setting;
}

/** Opened by its own entry, returned for a map, corrected, opened anew and accepted. */
async function intake({ id, applicant, setting }: Walk): Promise<void> {
	const seat = seatOf("land", "窗口受理");
	const clerk = await at(id, seat, setting);
	const { walked, t } = clerk;
	await walked.picture("work-case-sealed");
	assert.doesNotMatch(await walked.text(), /林小满/);
	const before = openingsOf(seat);
	await clerk.begin(t.open, /\/open$/);
	await walked.picture("work-open");
	await walked.press(t.next, /\/open$/);
	assert.ok(await walked.page.locator("#errors").isVisible());
	await clerk.choose("reason-decide-application");
	await walked.press(t.next, /\/sign\//);
	assert.equal(openingsOf(seat), before);
	await clerk.sign(1);
	assert.match(await walked.text(), /林小满/);
	await walked.picture("work-case-open");
	// Three groups of answers and two materials, each with its number on the applicant's list.
	assert.equal(openingsOf(seat), before + 5);
	assert.match(await applicant.text("/me/access"), /窗口受理|自然资源/);
	const material = await walked.page.evaluate(async (path) => {
		const answer = await fetch(path);
		return [answer.status, answer.headers.get("content-disposition"), (await answer.text()).slice(0, 8)];
	}, `/work/cases/${id}/materials/boundary`);
	assert.deepEqual(material, [200, `attachment; filename="boundary-${id.slice(0, 10)}.pdf"`, "%PDF-1.4"]);
	const stranger = new PlainBrowser(city.address);
	assert.equal((await stranger.get(`/work/cases/${id}/materials/boundary`)).status, 404);

	await clerk.begin(t.returnIt, /\/say\/return/);
	await walked.press(t.next, /\/say\/return/);
	assert.ok(await walked.page.locator("#errors").isVisible());
	await clerk.choose("materials-boundary");
	await walked.write(t.returnText, "范围图缺少坐标");
	await walked.picture("work-return");
	await walked.press(t.next, /\/sign\//);
	await clerk.sign(2);
	assert.equal(record(id).status, "correcting");
	assert.match(await applicant.text(`/me/cases/${id}`), /范围图缺少坐标/);
	await applicant.correct(id, "grounds", "boundary");
	assert.equal(record(id).status, "submitted");
	await walked.go(`/work/cases/${id}`);
	await clerk.begin(t.accept, /work\/act\//);
	await walked.press(t.next, /\/sign\//);
	await clerk.sign(1);
	assert.equal(record(id).status, "reviewing");
	await walked.press(t.close, /\/work\/cases\//);
	assert.doesNotMatch(await walked.text(), /林小满/);
	await clerk.close();
}

/** Three bureaus give their opinions; who is not entitled to something is told so. */
async function joint(id: string, setting: Setting): Promise<void> {
	const site = await at(id, seatOf("land", "审查经办"), setting);
	await site.say(site.t.review, { outcome: "agree" });
	await site.close();
	const seat = seatOf("housing", "审查经办");
	const housing = await at(id, seat, setting);
	await addPasskey(housing, setting);
	const before = openingsOf(seat);
	await openByPasskey(housing, setting);
	// One touch: the project and two materials, by one entry that the passkey signed.
	assert.equal(openingsOf(seat), before + 3);
	const [entry] = (await city.node.entries({ actor: seat.account, newestFirst: true, limit: 1 })).entries;
	const envelope = decodeEnvelope((await city.node.entryParts(entry!.index))!.envelope);
	assert.ok(typeof envelope !== "string");
	assert.deepEqual(
		envelope.signatures.map(({ algorithm }) => algorithm),
		[passkeyAlgorithm.code],
	);
	const text = await housing.walked.text();
	assert.match(text, new RegExp(housing.t.hidden));
	assert.doesNotMatch(text, /林小满/);
	assert.match(text, /32,?000/);
	await housing.begin(housing.t.review, /\/say\/review/);
	await housing.choose("outcome-disagree");
	await housing.walked.press(housing.t.next, /\/say\/review/);
	assert.ok(await housing.walked.page.locator("#errors").isVisible());
	await housing.choose("clause-0");
	await housing.walked.write(housing.t.reasons, "临近高压走廊");
	await housing.walked.press(housing.t.next, /\/sign\//);
	await housing.sign(2);
	await housing.close();
	const streets = await at(id, seatOf("streets", "审查经办"), setting);
	await streets.say(streets.t.review, { outcome: "agree" });
	await streets.close();
	const plan = await at(id, seatOf("land", "审查经办"), setting);
	await plan.say(plan.t.review, { outcome: "agree" });
	await plan.walked.picture("work-case-reviewed");
	await plan.close();
	assert.deepEqual(
		record(id).stages.flatMap(({ offices }) => offices.flatMap(({ opinion }) => opinion?.outcome ?? [])),
		["agree", "disagree", "agree", "agree"],
	);
}

/** One officer proposes and another confirms; both show a code, for a decision is not taken back. */
async function decided(id: string, setting: Setting): Promise<void> {
	const first = await at(id, seatOf("land", "审批"), setting);
	await first.begin(first.t.decide, /\/say\//);
	await first.choose("outcome-granted");
	await first.walked.press(first.t.next, /\/sign\//);
	assert.ok(await first.walked.page.locator("#demo-code").isVisible());
	await first.sign(1);
	assert.equal(record(id).status, "reviewing");
	await first.close();
	const second = await at(id, seatOf("land", "办件主管"), setting);
	await second.begin(second.t.decide, /\/say\//);
	assert.match(await second.walked.text(), new RegExp(second.t.confirms));
	assert.ok(await second.walked.page.locator("#outcome-granted").isChecked());
	await second.walked.press(second.t.next, /\/sign\//);
	await second.sign(1);
	await second.close();
	assert.equal(record(id).decision?.outcome, "granted");
}

/** The certificate is issued, sealed to its holder and delivered; gives its identifier. */
async function delivered(id: string, setting: Setting): Promise<string> {
	const clerk = await at(id, seatOf("land", "窗口受理"), setting);
	const { walked, t } = clerk;
	await clerk.open();
	await clerk.begin(t.deliver, /\/deliver$/);
	await walked.press(t.issue, /\/sign\//);
	await clerk.sign(1, /\/deliver$/);
	await walked.picture("work-deliver");
	await clerk.choose("channel-electronic");
	await walked.press(t.hand, /\/sign\//);
	await clerk.sign(2);
	await clerk.close();
	const { delivery, status } = record(id);
	assert.equal(status, "delivered");
	const found = city.node.queryContext("certificates").get(certificates, delivery!.certificate!);
	assert.equal(found?.status, "valid");
	return delivery!.certificate!;
}

/** Whoever may revoke suspends the certificate from the case. */
async function suspended(id: string, certificate: string, setting: Setting): Promise<void> {
	const keeper = await at(id, seatOf("land", "证照监管"), setting);
	await keeper.begin(keeper.t.suspend, /certificates\/suspend/);
	await keeper.choose("reason-investigation");
	await keeper.walked.press(keeper.t.next, /\/sign\//);
	await keeper.sign(1);
	await keeper.close();
	const found = city.node.queryContext("certificates").get(certificates, certificate);
	assert.equal(found?.status, "suspended");
}

/** Journey 11: badly rated, fifteen working days, answered by somebody who had no part, rated once more; the public figures say so. */
async function complained({ id, applicant, setting }: Walk): Promise<void> {
	const figures = async () => {
		await city.node.history(`cases.case/${id}`);
		const answer = await fetch(`${city.address}/v1/cases/metrics?item=${item}`);
		return ((await answer.json()) as { readonly result: MetricsView }).result;
	};
	const before = await figures();
	await applicant.rate(id, 1);
	assert.match(await applicant.text(`/me/cases/${id}`), /部门会核实您的差评/);
	const { clock: limit } = record(id).stages.find((each) => each.id === "complaint")!;
	assert.equal(limit.limitDays, 15);
	const outsider = await appointOutsider();
	const officer = await at(id, outsider, setting);
	const { walked, t } = officer;
	await officer.begin(t.answer, /\/say\/answer-complaint/);
	await officer.choose("outcome-put-right");
	await walked.write(t.reply, "已补发短信并致歉");
	await walked.picture("work-complaint");
	await walked.press(t.next, /\/sign\//);
	await officer.sign(2);
	await officer.close();
	const page = await applicant.text(`/me/cases/${id}`);
	assert.match(page, /已补发短信并致歉/);
	assert.match(page, /情况属实，已整改/);
	await applicant.rate(id, 4, "rate-again");
	assert.match(await applicant.text(`/me/cases/${id}`), /您再次的评价：4 星/);
	assert.deepEqual([record(id).grade, record(id).complaint?.again], [1, 4]);
	const now = await figures();
	assert.equal(now.complaints, before.complaints + 1);
	assert.equal(now.complaintsAnswered, before.complaintsAnswered + 1);
	assert.equal(now.ratings[0], before.ratings[0]! + 1);
	assert.equal(now.ratingsAgain[3], before.ratingsAgain[3]! + 1);
	assert.match(await applicant.text("/performance"), /差评整改/);
}

async function seated(seat: Seat): Promise<PlainBrowser> {
	const plain = new PlainBrowser(city.address);
	await plain.get("/sign-in");
	assert.equal((await plain.post("/sign-in", { way: "demo", account: seat.account })).status, 303);
	return plain;
}

test("nobody opens or says what is not for them, and a form cannot ask for more than it offered", {
	skip: noBrowser,
}, async () => {
	const citizen = city.seats.findLast(({ kind }) => kind === "citizen")!;
	const applicant = await LandApplicant.enter(city.address, citizen.account);
	const id = await applicant.apply(item);
	const here = `/work/cases/${id}`;
	const statusOf = async (seat: Seat, path: string) => (await (await seated(seat)).get(path)).status;
	// No role to open; another department; somebody who applies; nobody at all.
	assert.equal(await statusOf(seatOf("land", "目录编辑"), `${here}/deliver`), 404);
	assert.equal(await statusOf(seatOf("land", "证照经办"), `${here}/open`), 404);
	assert.equal(await statusOf(seatOf("housing", "窗口受理"), `${here}/say/return?stage=intake`), 404);
	assert.equal(await statusOf(seatOf("land", "窗口受理"), `${here}/say/rate?stage=intake`), 404);
	assert.equal(await statusOf(citizen, `${here}/open`), 303);
	const clerk = await seated(seatOf("land", "窗口受理"));
	const forged = { content: "0".repeat(64), reason: "decide-application" };
	await clerk.get(`${here}/open`);
	assert.equal((await clerk.post(`${here}/open`, forged)).status, 422);
	assert.equal((await clerk.post(`${here}/open`, forged, { csrf: null })).status, 403);
	// Housing sees the project, never the contact: what it asks for besides is not opened.
	const { contents = [] } = record(id);
	const housing = await seated(seatOf("housing", "审查经办"));
	const page = await housing.get(`${here}/open`);
	const hidden = contents.find(({ group }) => group === "contact")!.content;
	assert.match(page.body, new RegExp(contents.find(({ group }) => group === "project")!.content));
	assert.doesNotMatch(page.body, new RegExp(hidden));
	const more = await housing.post(`${here}/open`, { content: hidden, reason: "decide-application" });
	assert.equal(more.status, 422);
});

test("a department's key is brought by its file, with a passphrase, and no other is", {
	skip: noBrowser,
}, async () => {
	const clerk = await seated(seatOf("land", "窗口受理"));
	const keys = dataFolder(city.configuration.dataDirectory).demoKeys;
	const department = departmentOf(seatOf("land", "窗口受理"));
	const demo = DemoKeys.open(keys);
	const bring = async (text: string, passphrase: string) => {
		await clerk.get("/work/keys");
		const form = new FormData();
		form.set("do", "bring");
		form.set("file", new File([text], "key.json", { type: "application/json" }));
		form.set("passphrase", passphrase);
		return clerk.post("/work/keys", form);
	};
	const own = await formatSealingKey(demo.sealingSeed("natural-resources"), department);
	const other = await formatSealingKey(demo.sealingSeed("housing"), departmentOf(seatOf("housing", "审批")));
	const stray = await formatSealingKey(demo.sealingSeed("housing"), department);
	const passphrase = "一句足够长的部门口令就可以了";
	for (const [text, secret, said] of [
		[own, "too short", /口令至少 12 个字符/],
		["{}", passphrase, /不是开封密钥文件/],
		[other, passphrase, /其他账户的密钥/],
		[stray, passphrase, /没有为本部门登记过/],
	] as const) {
		const answer = await bring(text, secret);
		assert.equal(answer.status, 422);
		assert.match(answer.body, said);
	}
	assert.equal((await bring(own, passphrase)).status, 303);
	// Whoever has no part in opening does not come near the key.
	const editor = await seated(seatOf("housing", "目录编辑"));
	assert.equal((await editor.get("/work/keys")).status, 404);
});

test("an opening that is disputed waits for somebody else's answer, and what they say is on the record", {
	skip: noBrowser,
}, async () => {
	const citizen = city.seats.findLast(({ kind }) => kind === "citizen")!;
	const applicant = await LandApplicant.enter(city.address, citizen.account);
	const id = await applicant.apply(item);
	const clerk = await seated(seatOf("land", "窗口受理"));
	const { content } = record(id).contents![0]!;
	await clerk.get(`/work/cases/${id}/open`);
	const { location } = await clerk.post(`/work/cases/${id}/open`, { content, reason: "check-material" });
	await clerk.submit(location!, { way: "demo" });
	const opening = /name="tag" value="(k[a-z2-7]{32})"[\s\S]*?name="number" value="(\d+)"/.exec(
		await applicant.text("/me/access"),
	)!;
	const disputed = { tag: opening[1]!, number: opening[2]!, ground: "not-needed" };
	assert.equal((await applicant.browser.post("/me/access", disputed)).status, 303);
	await city.node.history("identity.account/nobody");
	assert.match((await clerk.get("/work/data")).body, /您打开的，由他人答复|由有“个人信息保护”岗位/);

	const guardian = await at(id, seatOf("land", "办件主管"), phone);
	const { walked } = guardian;
	await walked.go("/work/data");
	await walked.picture("work-data");
	await walked.press(/^答复第|^Answer No/, /answer-dispute/, "link");
	await guardian.choose("finding-mistaken");
	await walked.press(guardian.t.next, /\/sign\//);
	await guardian.sign(1, /\/work\/data$/);
	await guardian.close();
	const found = city.node
		.queryContext("disclosure")
		.get(disclosures, disclosureKey(disputed.tag, Number(disputed.number)));
	assert.equal(found?.dispute?.finding, "mistaken");
	assert.match(await applicant.text("/me/access"), /部门答复：打开有误/);
});
