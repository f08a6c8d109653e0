import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { ProblemError } from "../api/problem-error.ts";
import { recompute } from "../recompute/recompute.ts";
import { CaseCity } from "../testing/case-city.ts";
import type { CaseFile } from "./case-file.ts";
import { decideByRule } from "./decide-by-rule.ts";
import { readNotices } from "./notices.ts";
import { offerHeld } from "./offer-held.ts";
import { readServiceItem } from "./service-item.ts";

const clause = { law: "居住证暂行条例", article: "第二条" };

/** What came sealed to the applicant, by group, as values. */
async function received(city: CaseCity, file: CaseFile) {
	await city.listed();
	const notices = await readNotices(city, file);
	return notices.map(({ group, plain }) => ({
		group,
		value: plain.kind === "json" ? plain.value : undefined,
	}));
}

async function code(attempt: Promise<unknown>): Promise<string> {
	return attempt.then(
		() => "ok",
		(error) => (error instanceof ProblemError ? error.code : String(error)),
	);
}

describe("a residence permit, decided by published rules", () => {
	const answers = {
		purpose: "first",
		name: "林晓兰",
		citizenNumber: "11010519491231002X",
		sex: "女",
		birthDate: "1949-12-31",
		registeredHere: false,
		address: "坪山市榕荫路18号3栋502",
		since: "2025-09-02",
		ground: "home",
		phone: "13900001234",
	};
	const photo = { code: "photo", bytes: utf8("photograph") };
	const proof = { code: "proof", bytes: utf8("lease") };
	let city: CaseCity;
	let item: string;
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["public-security", "civil-affairs"]);
		item = (await city.publish("residence-permit")).item;
	});
	after(() => city.close());
	const police = (name: string) => city.office("public-security").officer(name);
	const desk = () => city.office("public-security").desk;
	const applied = async (name: string, more: object = {}, materials = [photo, proof]) => {
		const applicant = city.applicant(await city.citizen(name));
		const file = await applicant.apply(item, { answers: { ...answers, ...more }, materials });
		return { applicant, file, id: file.case! };
	};

	/** Worked out by hand: half a year to the day, and the fee of what is asked for; application on 2 March 2026. */
	const table: readonly (readonly [string, object, readonly string[], number | undefined])[] = [
		["half a year is over today", {}, ["accepted", "granted", "delivered"], 0],
		["half a year is over tomorrow", { since: "2025-09-03" }, ["accepted", "left"], undefined],
		["registered in the city", { registeredHere: true }, ["accepted", "left"], undefined],
		["an endorsement", { purpose: "endorse" }, ["accepted", "granted", "delivered"], 0],
		["a lost permit", { purpose: "replace", cause: "lost" }, ["accepted", "granted", "delivered"], 2000],
		[
			"a damaged permit",
			{ purpose: "replace", cause: "damaged" },
			["accepted", "granted", "delivered"],
			2000,
		],
		["a changed address", { purpose: "replace", cause: "changed" }, ["accepted", "granted", "delivered"], 0],
		["living here since tomorrow", { since: "2026-03-03" }, ["left"], undefined],
	];
	for (const [what, more, did, feeFen] of table) {
		test(`${what}: ${did.join(", ")}${feeFen === undefined ? "" : `, ${feeFen} fen`}`, async () => {
			const { id } = await applied(what, more);
			const steps = await desk().work(id);
			assert.deepEqual(
				steps.map((step) => step.did),
				did,
			);
			assert.equal((await police("clerk").take(id)).case.decision?.feeFen, feeFen);
		});
	}

	test("who is granted a permit gets it sealed, with decision files that say the same when worked out again", async () => {
		const { file, id } = await applied("granted");
		await desk().work(id);
		const got = await received(city, file);
		const files = got.filter(({ group }) => group === "decision");
		assert.equal(files.length, 2);
		for (const { value } of files) assert.equal(recompute(utf8(JSON.stringify(value))).verdict, "same");
		const permit = got.find(({ group }) => group === "certificate")!.value as { identifier: string };
		const { delivery, decision } = (await police("clerk").take(id)).case;
		assert.equal(delivery?.certificate, permit.identifier);
		assert.deepEqual([decision?.automatic, decision?.basis?.rule], [true, "residence-permit"]);
	});

	test("whoever has the decision file finds a decision over other facts than those sealed, and the applicant with their own file, too", async () => {
		const { file, id } = await applied("held against");
		const differing = (value: unknown, own?: CaseFile) =>
			recompute(utf8(JSON.stringify(value)), undefined, own).differences.map(({ code, where }) =>
				`${code} ${where}`.trim(),
			);
		/** What the rule says where the department reads the sealed answers so. */
		const decided = async (read: object, manner: { readonly open?: object } = {}) => {
			const officer = police("decider");
			const at = await officer.take(id);
			const opened = await officer.open(at);
			const ground = {
				answers: { ...opened.answers, ...read },
				record: at.case,
				asOfMs: at.case.receivedMs,
				read: { ...opened.read, ...manner } as typeof opened.read,
			};
			const use = at.service.flow.rules!.grant!;
			const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
			const ruled = await decideByRule(
				city.office("public-security").seal,
				{ matter: id, use, ground },
				random,
			);
			assert.ok(ruled.kind === "decided");
			return ruled;
		};
		const right = await decided({});
		assert.deepEqual(differing(right.file, file), []);
		assert.deepEqual(
			right.file.decision.sources?.map(({ content }) => content).sort(),
			file.contents.map(({ content }) => content).sort(),
		);
		const wrong = await decided({ registeredHere: true });
		assert.deepEqual(differing(wrong.file), ["fact-not-sealed registeredHere"]);
		assert.deepEqual(differing(wrong.file, file), [
			"fact-not-sealed registeredHere",
			"fact-not-given registeredHere",
		]);
		const covered = await decided({ registeredHere: true }, { open: { registeredHere: true } });
		assert.deepEqual(differing(covered.file), ["fact-not-sealed registeredHere"]);
		const forged = right.file.sources!.map((each) =>
			Object.hasOwn(each.value, "registeredHere")
				? { ...each, value: { ...each.value, registeredHere: true } }
				: each,
		);
		const changed = { ...wrong.file, sources: forged };
		const [code, ...rest] = differing(changed);
		assert.match(code!, /^source-value [0-9a-f]{64}$/);
		assert.deepEqual(rest, []);
		const { sources: _, ...without } = right.file;
		assert.deepEqual(differing(without), ["source-set"]);
		const { file: another } = await applied("another applicant");
		assert.deepEqual(differing(right.file, another), ["other-case"]);
		assert.match(differing(right.file, { ...another, case: id })[0]!, /^source-not-own [0-9a-f]{64}$/);
	});

	test("a first permit without proof is returned by a clerk, corrected, and then granted by rule", async () => {
		const { applicant, file, id } = await applied("no proof", {}, [photo]);
		assert.deepEqual(
			(await desk().work(id)).map(({ did }) => did),
			["left"],
		);
		const clerk = police("clerk");
		await clerk.returnFor(await clerk.take(id), {
			stage: "intake",
			materials: ["proof"],
			text: "请补住所证明",
		});
		assert.deepEqual(await desk().work(id), []);
		const given = { answers: file.answers, materials: [proof] };
		await applicant.correct(file, given);
		assert.deepEqual(
			(await desk().work(id)).map(({ did }) => did),
			["accepted", "granted", "delivered"],
		);
	});

	test("what the rule does not grant a named officer refuses; after an appeal the rule stays out of it", async () => {
		const { applicant, file, id } = await applied("too short", { since: "2025-12-01" });
		await desk().work(id);
		const decider = police("decider");
		await decider.decide(await decider.take(id), "denied", { clause, text: "居住未满半年" });
		await police("clerk").deliver(id, "electronic");
		assert.ok(
			(await received(city, file)).some(({ value }) => JSON.stringify(value).includes("居住未满半年")),
		);
		await applicant.appeal(file, "居住登记早于申报日期");
		const other = city.office("civil-affairs").officer("decider");
		await other.decideAppeal(await other.take(id), "overturned", { clause });
		assert.deepEqual(
			(await desk().work(id)).map(({ did }) => did),
			["left"],
		);
		assert.equal(
			await code(decider.decide(await decider.take(id), "granted", { feeFen: 0, clause })),
			"cases/took-part",
		);
		const second = police("second");
		await second.decide(await second.take(id), "granted", { feeFen: 0, clause });
		assert.equal((await second.take(id)).case.decision?.automatic, false);
	});

	test("what nobody corrects in time ends by law, what nobody decides in time goes to the supervisor", async () => {
		const { id } = await applied("silent", {}, [photo]);
		const slow = await applied("slow", { since: "2025-12-01" });
		await desk().work(slow.id);
		const clerk = police("clerk");
		await clerk.returnFor(await clerk.take(id), {
			stage: "intake",
			materials: ["proof"],
			text: "请补住所证明",
		});
		city.until("2026-03-31");
		await clerk.lapse(id, { law: "中华人民共和国行政许可法", article: "第三十二条" });
		assert.equal((await clerk.take(id)).case.status, "lapsed");
		const anyone = await city.citizen("anyone");
		const act = { service: "cases", action: "escalate", input: { case: slow.id }, actor: anyone.account };
		await city.client.act(anyone.signer, act);
		const supervisor = police("supervisor");
		await supervisor.decide(await supervisor.take(slow.id), "denied", { clause });
		assert.equal((await supervisor.take(slow.id)).case.decision?.overdue, true);
	});
});

describe("the old-age allowance, without an application", () => {
	const person = {
		name: "陈永芳",
		citizenNumber: "11010519491231002X",
		birthDate: "1946-03-02",
		registered: true,
		paidElsewhere: false,
	};
	let city: CaseCity;
	let item: string;
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["civil-affairs", "social-security"]);
		item = (await city.publish("elderly-allowance")).item;
	});
	after(() => city.close());
	const civil = () => city.office("civil-affairs");

	/** Worked out by hand, on 2 March 2026: who is entitled, and to how many fen a month. */
	const table: readonly (readonly [string, object, number | undefined])[] = [
		["the 80th birthday", { birthDate: "1946-03-02" }, 10_000],
		["the day before the 80th birthday", { birthDate: "1946-03-03" }, undefined],
		["the day before the 90th birthday", { birthDate: "1936-03-03" }, 10_000],
		["the 90th birthday", { birthDate: "1936-03-02" }, 20_000],
		["the 100th birthday", { birthDate: "1926-03-02" }, 50_000],
		["registered elsewhere", { registered: false }, undefined],
		["paid elsewhere", { paidElsewhere: true }, undefined],
		["born tomorrow", { birthDate: "2026-03-03" }, undefined],
	];
	for (const [what, more, monthlyFen] of table) {
		test(`${what}: ${monthlyFen ?? "a person decides"}`, async () => {
			const applicant = city.applicant(await city.citizen(what));
			const file = await applicant.apply(item, { answers: { ...person, ...more, payTo: "card" } });
			await civil().desk.work(file.case!);
			const { decision } = (await applicant.follow(file.case!)).case;
			assert.equal(decision?.outcome, monthlyFen === undefined ? undefined : "granted");
			const [said] = (await received(city, file)) as unknown as {
				value: { decision: { outcome: object } };
			}[];
			const expected = { eligible: true, finding: "entitled", monthlyFen };
			assert.deepEqual(said?.value.decision.outcome, monthlyFen === undefined ? undefined : expected);
		});
	}

	test("whose facts are held by consent is granted it without applying, once, and can follow, rate and withdraw like any other", async () => {
		const chen = city.applicant(await city.citizen("chen"));
		const other = (await city.publish("elderly-allowance")).item;
		assert.equal(other, item);
		const service = await readServiceItem(city.client, item);
		const earlier = await city.sealedEarlier("chen's earlier matter", {
			group: "person",
			value: person,
			by: "social-security",
		});
		assert.ok(await chen.reuse(earlier.file, "person", service));
		await city.listed();
		const { seal } = civil();
		const setting = { seal, opener: civil().officer("clerk").setting };
		const seen = new Set<string>();
		const [id, ...more] = await offerHeld(setting, item, seen);
		assert.deepEqual(more, []);
		assert.deepEqual(
			(await civil().desk.work(id!)).map(({ did }) => did),
			["accepted", "granted", "delivered"],
		);
		const { case: record } = await chen.follow(id!);
		assert.deepEqual([record.applicant, record.proactive], [earlier.matter.account, true]);
		const { size } = await city.client.head();
		await city.listed();
		assert.deepEqual(await offerHeld(setting, item, new Set()), []);
		assert.equal((await city.client.head()).size, size);
		const files = await received(city, earlier.file);
		assert.equal(recompute(utf8(JSON.stringify(files.at(-1)!.value))).verdict, "same");
	});
});
