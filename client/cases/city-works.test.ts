import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { NewsPage } from "@mingjian/services/cases/views.ts";
import { recompute } from "../recompute/recompute.ts";
import { CaseCity } from "../testing/case-city.ts";
import { code } from "../testing/received-notices.ts";
import { decideByRule } from "./decide-by-rule.ts";
import { readNotices } from "./notices.ts";

const clause = { law: "城市道路管理条例", article: "第三十三条" };
const company = { creditCode: "91350100M000100Y43", contactName: "林晓兰", contactPhone: "13900001234" };

describe("works on a road, reviewed by two departments and charged by rule", () => {
	const answers = {
		kind: "dig",
		emergency: false,
		workName: "龙田路给水管更换",
		road: "龙田路（榕荫路至石井路）",
		roadClass: "arterial",
		recent: false,
		area: 10,
		surface: "asphalt",
		days: 30,
		begins: "2026-03-20",
		builder: "坪山市水务有限公司",
		...company,
	};
	const materials = ["plan", "traffic", "design"].map((name) => ({ code: name, bytes: utf8(`${name} …`) }));
	let city: CaseCity;
	let item: string;
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["urban-management", "public-security", "housing"]);
		item = (await city.publish("road-works")).item;
	});
	after(() => city.close());
	const works = (name: string) => city.office("urban-management").officer(name);
	const police = (name: string) => city.office("public-security").officer(name);
	const applied = async (name: string, more: object = {}, given = materials) => {
		const applicant = city.applicant(await city.citizen(name));
		const file = await applicant.apply(item, { answers: { ...answers, ...more }, materials: given });
		return { applicant, file, id: file.case! };
	};
	const reviewed = async (id: string, opinion: "agree" | "disagree" = "agree") => {
		await works("clerk").accept(id);
		const why = opinion === "agree" ? {} : { clause, text: "影响主干路通行" };
		await works("reviewer").review(await works("reviewer").take(id), "joint", "agree");
		await police("reviewer").review(await police("reviewer").take(id), "joint", opinion, why);
	};

	/** What a rule decides on the case, on the record. */
	const ruled = async (id: string, which: "accept" | "fee") => {
		const officer = works("decider");
		const at = await officer.take(id);
		const { answers: told, read } = await officer.open(at);
		const ground = { answers: told, record: at.case, asOfMs: city.timeMs, read };
		const use = at.service.flow.rules![which]!;
		const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
		const decision = await decideByRule(
			city.office("urban-management").seal,
			{ matter: id, use, ground },
			random,
		);
		return { officer, decision };
	};
	const granted = async (id: string) => {
		const { officer, decision } = await ruled(id, "fee");
		assert.ok(decision.kind !== "human");
		await officer.decide(await officer.take(id), "granted", { feeDecision: decision.decision });
		return decision;
	};

	/** Worked out by hand: rate × area × days × bracket, ten yuan at least, and mending besides. */
	const table: readonly (readonly [string, object, number])[] = [
		["ten square metres of asphalt for 30 days", {}, 22_500 + 450_000],
		["31 days, the next bracket", { days: 31 }, 27_900 + 450_000],
		["91 days, the last bracket", { days: 91, roadClass: "secondary" }, 68_250 + 450_000],
		["a lane, one square metre, a day", { roadClass: "lane", area: 1, days: 1 }, 1000 + 45_000],
		["an emergency", { emergency: true }, 450_000],
		["paving instead", { surface: "paving" }, 22_500 + 220_000],
	];
	for (const [what, more, feeFen] of table) {
		test(`${what} costs ${feeFen} fen, as whoever has the facts can work out again`, async () => {
			const { id } = await applied(what, more);
			await reviewed(id);
			const decision = await granted(id);
			assert.equal((await works("decider").take(id)).case.decision?.feeFen, feeFen);
			assert.equal(recompute(utf8(JSON.stringify(decision.file))).verdict, "same");
		});
	}

	test("a permit is granted with its fee, issued, delivered and rated", async () => {
		const { applicant, file, id } = await applied("granted");
		await reviewed(id);
		const police_ = await police("reviewer").open(await police("reviewer").take(id));
		assert.deepEqual(police_.hidden, ["applicant"]);
		await granted(id);
		const clerk = works("clerk");
		const at = await clerk.take(id);
		const issued = await clerk.issue(at, await clerk.open(at));
		assert.equal(issued.file.particulars.road, answers.road);
		await clerk.deliver(id, "electronic", issued);
		await city.listed();
		assert.ok((await readNotices(city, file)).some(({ group }) => group === "certificate"));
		await applicant.rate(id, 4);
		assert.equal((await clerk.take(id)).case.grade, 4);
	});

	test("the rule finds what is missing; the applicant is told once, and corrects it", async () => {
		const { applicant, file, id } = await applied("no design", {}, materials.slice(0, 2));
		const { decision } = await ruled(id, "accept");
		assert.equal(decision.kind !== "human" && decision.outcome.acceptable, false);
		const clerk = works("clerk");
		const text = "请补规划批准文件和设计文件";
		await clerk.returnFor(await clerk.take(id), { stage: "intake", materials: ["design"], text });
		city.until("2026-03-04");
		await applicant.correct(file, { answers: file.answers, materials: [materials[2]!] });
		assert.equal((await clerk.take(id)).case.status, "submitted");
		const after_ = await ruled(id, "accept");
		assert.equal(after_.decision.kind !== "human" && after_.decision.outcome.acceptable, true);
	});

	test("a road opened lately is for a person, whatever the papers", async () => {
		const { id } = await applied("new road", { recent: true });
		assert.equal((await ruled(id, "accept")).decision.kind, "human");
	});

	test("against the traffic police nothing is granted; the refusal is appealed, and handled anew", async () => {
		const { applicant, file, id } = await applied("blocked");
		await reviewed(id, "disagree");
		const decider = works("decider");
		const { decision } = await ruled(id, "fee");
		assert.ok(decision.kind !== "human");
		const anyway = decider.decide(await decider.take(id), "granted", { feeDecision: decision.decision });
		assert.notEqual(await code(anyway), "ok");
		await decider.decide(await decider.take(id), "denied", { clause, text: "影响主干路通行" });
		await works("clerk").deliver(id, "electronic");
		await applicant.appeal(file, "可以改为夜间施工");
		const other = city.office("housing").officer("decider");
		await other.decideAppeal(await other.take(id), "overturned", { clause });
		assert.equal(await code(decider.decide(await decider.take(id), "denied", { clause })), "cases/took-part");
	});

	test("a contractor applies by delegation; what is late goes to the supervisor and counts as overdue", async () => {
		const builder = await city.citizen("builder");
		const contractor = await city.citizen("contractor");
		const input = { to: contractor.account, acts: ["cases/*"], untilMs: city.timeMs + 30 * 86_400_000 };
		const delegate = { service: "identity", action: "delegate", input, actor: builder.account };
		await city.client.act(builder.signer, delegate);
		const file = await city.applicant(contractor, builder.account).apply(item, { answers, materials });
		const id = file.case!;
		assert.equal(file.applicant, builder.account);
		await reviewed(id);
		city.until("2026-03-25");
		const act = { service: "cases", action: "escalate", input: { case: id }, actor: builder.account };
		await city.client.act(builder.signer, act);
		assert.equal(await code(granted(id)), "cases/escalated");
		const supervisor = works("supervisor");
		await supervisor.decide(await supervisor.take(id), "denied", { clause });
		assert.equal((await supervisor.take(id)).case.decision?.overdue, true);
	});
});

describe("a construction land planning permit, two departments", () => {
	const answers = {
		projectName: "坪山市第三小学扩建",
		projectCode: "2026-449900-48-01-100023",
		parcel: "PS-2026-0017",
		manner: "grant",
		conditioned: true,
		areaSquareMetres: 1000,
		floorSquareMetres: 2500,
		ratioPercent: 250,
		developer: "坪山市教育投资有限公司",
		...company,
	};
	const materials = ["approval", "contract", "boundary"].map((name) => ({
		code: name,
		bytes: utf8(`${name} …`),
	}));
	const article = { law: "中华人民共和国城乡规划法", article: "第三十八条" };
	let city: CaseCity;
	let item: string;
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["natural-resources", "housing"]);
		item = (await city.publish("land-planning-permit")).item;
	});
	after(() => city.close());
	const land = (name: string) => city.office("natural-resources").officer(name);
	const housing = (name: string) => city.office("housing").officer(name);
	const applied = async (name: string, more: object = {}, given = materials) => {
		const applicant = city.applicant(await city.citizen(name));
		const file = await applicant.apply(item, { answers: { ...answers, ...more }, materials: given });
		return { applicant, file, id: file.case! };
	};
	const decided = async (id: string, outcome: "granted" | "denied") => {
		await land("clerk").accept(id);
		await land("reviewer").review(await land("reviewer").take(id), "measures", "agree");
		await housing("reviewer").review(await housing("reviewer").take(id), "works", "agree");
		const why = outcome === "denied" ? { clause: article, text: "不符合详细规划" } : {};
		for (const name of ["decider", "second"])
			await land(name).decide(await land(name).take(id), outcome, why);
	};

	test("granted by two officers, it ends with a permit that anybody can follow by its parcel", async () => {
		const { applicant, id } = await applied("wang");
		await decided(id, "granted");
		const clerk = land("clerk");
		const at = await clerk.take(id);
		const issued = await clerk.issue(at, await clerk.open(at));
		assert.deepEqual([issued.file.particulars.parcel, issued.file.particulars.floor], [answers.parcel, 2500]);
		await clerk.deliver(id, "electronic", issued);
		await applicant.rate(id, 5);
		await city.listed();
		const news = await city.client.query<NewsPage>("cases", "news", { publicValue: answers.parcel });
		assert.equal(news?.result.rows[0]?.act, "delivered");
		assert.ok(!JSON.stringify(news).includes(company.contactName));
	});

	test("a contract that is missing is asked for once, a refusal appealed, silence deemed acceptance", async () => {
		const { applicant, file, id } = await applied("li", {}, [materials[0]!, materials[2]!]);
		const clerk = land("clerk");
		const asked = { stage: "intake", materials: ["contract"], text: "请补出让合同" };
		await clerk.returnFor(await clerk.take(id), asked);
		city.until("2026-03-04");
		await applicant.correct(file, { answers: file.answers, materials: [materials[1]!] });
		await decided(id, "denied");
		await clerk.deliver(id, "electronic");
		await applicant.appeal(file, "已取得调整后的规划条件");
		await housing("decider").decideAppeal(await housing("decider").take(id), "upheld", { clause: article });
		assert.equal((await clerk.take(id)).case.decision?.outcome, "denied");
		const silent = await applied("zhao");
		city.until("2026-03-16");
		const zhao = await city.citizen("zhao");
		const act = { service: "cases", action: "escalate", input: { case: silent.id }, actor: zhao.account };
		await city.client.act(zhao.signer, act);
		assert.equal((await clerk.take(silent.id)).case.log.at(-1)?.act, "deemed-accepted");
	});

	test("a relative hands in for whoever delegated it, and the clerk who did so may not handle it", async () => {
		const sun = await city.citizen("sun");
		const clerk = land("clerk").setting;
		const input = { to: clerk.account, acts: ["cases/*"], untilMs: city.timeMs + 86_400_000 };
		await city.client.act(sun.signer, { service: "identity", action: "delegate", input, actor: sun.account });
		const helper = city.applicant({ account: clerk.account, signer: clerk.signer as never }, sun.account);
		const file = await helper.apply(item, { answers, materials });
		assert.equal(await code(land("clerk").accept(file.case!)), "cases/own-case");
		await land("reviewer").accept(file.case!);
	});
});
