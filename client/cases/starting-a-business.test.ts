import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { CaseCity } from "../testing/case-city.ts";
import { code } from "../testing/received-notices.ts";
import type { CaseFile } from "./case-file.ts";
import { readNotices } from "./notices.ts";
import { readServiceItem } from "./service-item.ts";

const clause = { law: "中华人民共和国公司法", article: "第四十七条" };
const company = {
	companyName: "坪山市青石书店有限公司",
	companyAddress: "坪山市榕荫路18号一层",
	scope: "图书零售",
	licensed: false,
	capitalYuan: 100_000,
	payYears: 5,
	representative: "林晓兰",
	citizenNumber: "11010519491231002X",
	phone: "13900001234",
};
const insurance = { founded: "2026-03-02", employees: 3 };
const fund = { staff: 3, ratePercent: 5 };
const materials = ["articles", "premises"].map((code) => ({ code, bytes: utf8(`${code} …`) }));
const whole = ["accepted", "granted", "delivered"];

describe("starting a business, three departments as one matter", () => {
	let city: CaseCity;
	const items: Record<string, string> = {};
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["market-supervision", "social-security", "housing-fund"]);
		for (const id of ["company-registration", "employer-insurance", "housing-fund-account"])
			items[id] = (await city.publish(id)).item;
	});
	after(() => city.close());
	const market = (name: string) => city.office("market-supervision").officer(name);
	const social = (name: string) => city.office("social-security").officer(name);

	const founded = async (name: string, more: object = {}) => {
		const applicant = city.applicant(await city.citizen(name));
		const answers = { ...company, ...more };
		const file = await applicant.apply(items["company-registration"]!, { answers, materials });
		return { applicant, file, id: file.case! };
	};
	/** Applies for a further step with what the first has, by consent, and only what is new typed in. */
	const further = async (
		name: string,
		first: CaseFile,
		{ step, answers }: { step: string; answers: object },
	) => {
		const applicant = city.applicant(await city.citizen(name));
		const service = await readServiceItem(city.client, items[step]!);
		const held = [];
		for (const group of ["enterprise", "representative"])
			held.push((await applicant.reuse(first, group, service))!);
		return await applicant.apply(items[step]!, { answers: { ...answers }, held });
	};
	const worked = async (alias: string, id: string) =>
		(await city.office(alias).desk.work(id)).map(({ did }) => did);

	test("nothing is asked twice: three departments decide by rule over what was typed in once", async () => {
		const { file, id } = await founded("lin");
		assert.deepEqual(await worked("market-supervision", id), whole);
		const second = await further("lin", file, { step: "employer-insurance", answers: insurance });
		const third = await further("lin", file, { step: "housing-fund-account", answers: fund });
		assert.deepEqual(await worked("social-security", second.case!), whole);
		assert.deepEqual(await worked("housing-fund", third.case!), whole);
		const typed = [company, insurance, fund].flatMap((answers) => Object.keys(answers));
		assert.equal(typed.length - new Set(typed).size, 0, "fields asked twice");
		const opened = await social("clerk").open(await social("clerk").take(second.case!));
		assert.deepEqual(
			[opened.answers.companyName, opened.answers.representative, opened.answers.employees],
			[company.companyName, company.representative, 3],
		);
		await city.listed();
		const notices = await readNotices(city, file);
		const licence = notices.find(({ group }) => group === "certificate");
		assert.ok(JSON.stringify(licence?.plain).includes(company.companyName));
	});

	test("without the applicant's consent another department has none of it", async () => {
		const { file } = await founded("private");
		const officer = social("clerk").setting;
		const { content } = file.contents.find(({ group }) => group === "enterprise")!;
		const basis = { law: "《中华人民共和国个人信息保护法》", article: "13" };
		const input = { content, purpose: "employer-insurance", reason: "decide-application", basis };
		const opening = city.client.act(officer.signer, {
			service: "disclosure",
			action: "open",
			input,
			actor: officer.account,
			onBehalfOf: officer.department,
		});
		assert.equal(await code(opening), "disclosure/not-entitled");
	});

	/** Worked out by hand, on 2 March 2026. */
	const registrations: readonly (readonly [string, object, readonly string[]])[] = [
		["paid in at once", { payYears: 0 }, whole],
		["paid in within five years", { payYears: 5 }, whole],
		["paid in within six", { payYears: 6 }, ["left"]],
		["with a licensed business", { licensed: true }, ["left"]],
	];
	for (const [what, more, did] of registrations) {
		test(`a company ${what}: ${did.join(", ")}`, async () => {
			const { id } = await founded(what, more);
			assert.deepEqual(await worked("market-supervision", id), did);
		});
	}
	const insured: readonly (readonly [string, object, readonly string[]])[] = [
		["a month after its founding", { founded: "2026-02-02" }, whole],
		["a month and a day after", { founded: "2026-02-01" }, ["left"]],
		["with nobody to insure", { employees: 0 }, ["left"]],
	];
	for (const [what, more, did] of insured) {
		test(`an employer ${what}: ${did.join(", ")}`, async () => {
			const { file } = await founded(what);
			const answers = { ...insurance, ...more };
			const next = await further(what, file, { step: "employer-insurance", answers });
			assert.deepEqual(await worked("social-security", next.case!), did);
		});
	}
	for (const [ratePercent, did] of [
		[4, ["left"]],
		[5, whole],
		[12, whole],
		[13, ["left"]],
	] as const) {
		test(`a housing fund of ${ratePercent} percent: ${did.join(", ")}`, async () => {
			const name = `fund ${ratePercent}`;
			const { file } = await founded(name);
			const answers = { ...fund, ratePercent };
			const next = await further(name, file, { step: "housing-fund-account", answers });
			assert.deepEqual(await worked("housing-fund", next.case!), did);
		});
	}

	test("what the rule leaves is corrected, or refused by an officer, appealed and handled anew", async () => {
		const { applicant, file, id } = await founded("six years", { payYears: 6 });
		assert.deepEqual(await worked("market-supervision", id), ["left"]);
		const clerk = market("clerk");
		const text = "出资期限不得超过五年";
		await clerk.returnFor(await clerk.take(id), { stage: "intake", materials: ["articles"], text });
		const answers = { ...file.answers, payYears: 5 };
		await applicant.correct(file, { answers, materials: [materials[0]!] });
		assert.deepEqual(await worked("market-supervision", id), whole);
		const other = await founded("still six", { payYears: 6 });
		await clerk.accept(other.id);
		const decider = market("decider");
		await decider.decide(await decider.take(other.id), "denied", { clause, text });
		await clerk.deliver(other.id, "electronic");
		await other.applicant.appeal(other.file, "章程已修改");
		const elsewhere = social("decider");
		await elsewhere.decideAppeal(await elsewhere.take(other.id), "overturned", { clause });
		assert.equal(
			await code(decider.decide(await decider.take(other.id), "denied", { clause })),
			"cases/took-part",
		);
		const second = market("second");
		await second.decide(await second.take(other.id), "granted", { clause });
		assert.equal((await second.take(other.id)).case.decision?.outcome, "granted");
	});

	test("an agent applies by delegation; what nobody decides in time goes to the supervisor", async () => {
		const owner = await city.citizen("owner");
		const agent = await city.citizen("agent");
		const input = { to: agent.account, acts: ["cases/*"], untilMs: city.timeMs + 30 * 86_400_000 };
		const delegate = { service: "identity", action: "delegate", input, actor: owner.account };
		await city.client.act(owner.signer, delegate);
		const answers = { ...company, licensed: true };
		const asked = { answers, materials };
		const file = await city.applicant(agent, owner.account).apply(items["company-registration"]!, asked);
		assert.equal(file.applicant, owner.account);
		await market("clerk").accept(file.case!);
		city.until("2026-03-09");
		const act = { service: "cases", action: "escalate", input: { case: file.case! }, actor: owner.account };
		await city.client.act(owner.signer, act);
		const decider = market("decider");
		assert.equal(
			await code(decider.decide(await decider.take(file.case!), "denied", { clause })),
			"cases/escalated",
		);
		const supervisor = market("supervisor");
		await supervisor.decide(await supervisor.take(file.case!), "denied", { clause });
		assert.equal((await supervisor.take(file.case!)).case.decision?.overdue, true);
	});
});
