import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { recompute } from "../recompute/recompute.ts";
import { CaseCity } from "../testing/case-city.ts";
import { code, received } from "../testing/received-notices.ts";
import { residenceClause as clause, residenceAnswers } from "../testing/residence-answers.ts";
import type { CaseFile } from "./case-file.ts";
import { decideByRule } from "./decide-by-rule.ts";

describe("a residence permit, decided by published rules", () => {
	const answers = { ...residenceAnswers, since: "2025-09-02" };
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
