import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { ProblemError } from "../api/problem-error.ts";
import { CaseCity } from "../testing/case-city.ts";
import { type CaseFile, formatCaseFile, readCaseFile } from "./case-file.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { readNotices } from "./notices.ts";
import { readServiceItem } from "./service-item.ts";

const answers = {
	projectName: "坪山市第三小学扩建",
	projectCode: "2026-449900-48-01-100023",
	approval: "approve",
	parcel: "PS-2026-0017",
	location: "坪山市龙田路北侧",
	areaSquareMetres: 12_000,
	farmlandSquareMetres: 0,
	basicFarmland: false,
	developer: "坪山市教育投资有限公司",
	creditCode: "91350100M000100Y43",
	contactName: "林晓兰",
	contactPhone: "13900001234",
};
const materials = [
	{ code: "grounds", bytes: utf8("项目建议书批复") },
	{ code: "boundary", bytes: utf8("CGCS2000 …") },
];
const clause = { law: "中华人民共和国城乡规划法", article: "第三十六条" };

describe("land pre-approval, three departments over HTTP", () => {
	let city: CaseCity;
	let item: string;
	before(async () => {
		city = await CaseCity.open("2026-03-02", ["natural-resources", "housing", "urban-management"]);
		item = (await city.publish("land-pre-approval")).item;
	});
	after(() => city.close());

	const land = (name: string) => city.office("natural-resources").officer(name);
	const housing = (name: string) => city.office("housing").officer(name);
	const works = (name: string) => city.office("urban-management").officer(name);

	/** A case up to the decision, agreed to by everybody. */
	const reviewed = async (id: string) => {
		await land("clerk").accept(id);
		for (const [officer, stage] of [
			[land("reviewer"), "site"],
			[housing("reviewer"), "joint"],
			[works("reviewer"), "joint"],
			[land("reviewer"), "plan"],
		] as const)
			await officer.review(await officer.take(id), stage, "agree");
	};
	const decided = async (id: string, outcome: "granted" | "denied") => {
		await reviewed(id);
		for (const name of ["decider", "second"]) {
			const officer = land(name);
			await officer.decide(
				await officer.take(id),
				outcome,
				outcome === "denied" ? { clause, text: "不符合国土空间规划" } : {},
			);
		}
	};
	const applied = async (name: string): Promise<{ file: CaseFile; id: string }> => {
		const file = await city.applicant(await city.citizen(name)).apply(item, { answers, materials });
		return { file, id: file.case! };
	};
	const code = async (attempt: Promise<unknown>) =>
		attempt.then(
			() => "ok",
			(error) => (error instanceof ProblemError || error instanceof CaseTrouble ? error.code : String(error)),
		);

	test("an application is sealed, reviewed jointly, granted by two officers, and ends with a certificate", async () => {
		const kept: CaseFile[] = [];
		const wang = await city.citizen("wang");
		const file = await city.applicant(wang).apply(item, { answers, materials }, (each) => kept.push(each));
		assert.deepEqual(
			kept.map((each) => each.case),
			[undefined, file.case],
		);
		assert.deepEqual(readCaseFile(utf8(formatCaseFile(file))), file);
		const id = file.case!;
		const view = await city.applicant(wang).follow(id);
		assert.deepEqual(view.case.public, { parcel: "PS-2026-0017", project: "坪山市第三小学扩建" });
		const opened = await housing("reviewer").open(await housing("reviewer").take(id));
		assert.deepEqual(opened.hidden, ["applicant", "contact"]);
		assert.equal(opened.answers.areaSquareMetres, 12_000);
		assert.equal(opened.answers.contactName, undefined);
		const map = opened.materials.get("boundary");
		assert.deepEqual(map?.kind === "bytes" && [...map.bytes], [...utf8("CGCS2000 …")]);
		await decided(id, "granted");
		const clerk = land("clerk");
		const at = await clerk.take(id);
		const issued = await clerk.issue(at, await clerk.open(at));
		assert.deepEqual(issued.file.particulars, {
			project: answers.projectName,
			projectCode: answers.projectCode,
			parcel: answers.parcel,
			location: answers.location,
			area: 12_000,
			developer: answers.developer,
			issued: "2026-03-02",
		});
		await clerk.deliver(id, "electronic", issued);
		await city.listed();
		const [notice] = await readNotices(city, file);
		assert.equal(notice?.group, "certificate");
		assert.equal(notice?.commitment, (await clerk.take(id)).case.delivery?.document);
		assert.deepEqual(
			notice?.plain.kind === "json" && notice.plain.value,
			JSON.parse(JSON.stringify(issued.file)),
		);
		await city.applicant(wang).rate(id, 5);
		assert.equal((await clerk.take(id)).case.grade, 5);
	});

	test("what is missing is said once, sealed, and answered; limits rest meanwhile", async () => {
		const li = await city.citizen("li");
		const file = await city.applicant(li).apply(item, { answers, materials });
		const clerk = land("clerk");
		const at = await clerk.take(file.case!);
		await clerk.returnFor(at, { stage: "intake", materials: ["boundary"], text: "界址点坐标不全" });
		await city.listed();
		const [notice] = await readNotices(city, file);
		assert.deepEqual(notice?.plain, {
			kind: "json",
			value: { case: file.case, materials: ["boundary"], stage: "intake", text: "界址点坐标不全" },
		});
		city.until("2026-03-04");
		const better = { ...answers, areaSquareMetres: 12_500 };
		const corrected = await city.applicant(li).correct(file, {
			answers: better,
			materials: [{ code: "boundary", bytes: utf8("四至坐标") }],
		});
		const opened = await clerk.open(await clerk.take(file.case!));
		assert.equal(opened.answers.areaSquareMetres, 12_500);
		assert.notDeepEqual(corrected.contents, file.contents);
		assert.equal((await clerk.take(file.case!)).case.status, "submitted");
	});

	test("a refusal names the law; the applicant's appeal is decided elsewhere, and handled anew by others", async () => {
		const { file, id } = await applied("zhao");
		await decided(id, "denied");
		await land("clerk").deliver(id, "electronic");
		await city.listed();
		const said = await readNotices(city, file);
		assert.ok(
			said.some(
				({ group, plain }) => group === "decision" && JSON.stringify(plain).includes("不符合国土空间规划"),
			),
		);
		const zhao = city.applicant(await city.citizen("zhao"));
		await zhao.appeal(file, "地块已调整为教育用地");
		assert.equal(
			await code(land("supervisor").decideAppeal(await land("supervisor").take(id), "upheld", { clause })),
			"cases/office-other",
		);
		await housing("decider").decideAppeal(await housing("decider").take(id), "overturned", {
			clause,
			text: "规划已调整",
		});
		assert.equal(
			await code(land("decider").decide(await land("decider").take(id), "granted")),
			"cases/took-part",
		);
		await land("clerk").decide(await land("clerk").take(id), "granted");
		await land("supervisor").decide(await land("supervisor").take(id), "granted");
		assert.equal((await land("clerk").take(id)).case.decision?.outcome, "granted");
	});

	test("overdue work goes to the supervisor by anybody's hand, and silence at the window is acceptance", async () => {
		city.until("2026-03-06");
		const { id } = await applied("qian");
		city.until("2026-03-20");
		const qian = await city.citizen("qian");
		const escalate = () =>
			city.client.act(qian.signer, {
				service: "cases",
				action: "escalate",
				input: { case: id },
				actor: qian.account,
			});
		await escalate();
		assert.equal((await land("clerk").take(id)).case.log.at(-1)?.act, "deemed-accepted");
		await escalate();
		assert.equal(
			await code(land("reviewer").review(await land("reviewer").take(id), "site", "agree")),
			"cases/escalated",
		);
		await land("supervisor").review(await land("supervisor").take(id), "site", "agree");
	});

	test("a relative hands in for somebody who delegated it, and may not handle the case", async () => {
		const sun = await city.citizen("sun");
		const clerk = land("clerk").setting;
		const input = { to: clerk.account, acts: ["cases/*"], untilMs: city.timeMs + 86_400_000 };
		await city.client.act(sun.signer, { service: "identity", action: "delegate", input, actor: sun.account });
		const helper = city.applicant({ account: clerk.account, signer: clerk.signer as never }, sun.account);
		const file = await helper.apply(item, { answers, materials });
		assert.equal(file.applicant, sun.account);
		const record = await helper.follow(file.case!);
		assert.deepEqual(record.case.parties, [sun.account, clerk.account]);
		assert.equal(await code(land("clerk").accept(file.case!)), "cases/own-case");
		await land("reviewer").accept(file.case!);
		const stranger = city.applicant(await city.citizen("stranger"), sun.account);
		assert.notEqual(await code(stranger.withdraw(file.case!)), "ok");
		await city.applicant(sun).withdraw(file.case!);
	});

	test("what was sealed for one case is used for the next by consent, not asked again", async () => {
		const { file } = await applied("zhou");
		const zhou = city.applicant(await city.citizen("zhou"));
		const service = await readServiceItem(city.client, item);
		const held = await zhou.reuse(file, "applicant", service);
		assert.equal(await zhou.reuse(file, "wealth", service), undefined);
		const { developer: _, creditCode: __, ...fewer } = answers;
		assert.equal(await code(zhou.apply(item, { answers: fewer, materials })), "answers-invalid");
		const next = await zhou.apply(item, { answers: fewer, materials, held: [held!] });
		const opened = await land("clerk").open(await land("clerk").take(next.case!));
		assert.equal(opened.answers.developer, answers.developer);
	});

	test("what cannot be handed in is said before anything is sent", async () => {
		const someone = city.applicant(await city.citizen("someone"));
		const { size } = await city.client.head();
		const wrong = { ...answers, creditCode: "91350100M000100Y44" };
		assert.equal(await code(someone.apply(item, { answers: wrong, materials })), "answers-invalid");
		assert.equal(
			await code(someone.apply(item, { answers, materials: materials.slice(1) })),
			"material-missing",
		);
		const surplus = { code: "photo", bytes: utf8("x") };
		assert.equal(
			await code(someone.apply(item, { answers, materials: [...materials, surplus] })),
			"material-unknown",
		);
		assert.equal(await code(someone.apply("990A0040100999-X", { answers, materials })), "item-unknown");
		assert.equal((await city.client.head()).size, size);
	});
});
