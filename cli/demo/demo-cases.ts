import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Applicant } from "@mingjian/client/cases/applicant.ts";
import { type CaseFile, formatCaseFile } from "@mingjian/client/cases/case-file.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import { usccCheckCharacter } from "@mingjian/services/rules/uscc.ts";
import { replaceFile } from "../keys/write-file.ts";
import { demoPerson } from "./demo-people.ts";
import { DemoRandom } from "./demo-random.ts";
import type { DemoServices } from "./demo-services.ts";

const clause = { law: "中华人民共和国城乡规划法", article: "第三十六条" };

/** Land cases by what became of them; the parcel's number and the project follow from the place in the table. */
const landCases = ["submitted", "reviewing", "correcting", "granted", "appealed"] as const;
type LandCase = (typeof landCases)[number];
const projects = ["第三小学扩建", "社区服务中心", "龙田公交场站", "人民医院二期", "青石仓储"] as const;

/** Begins cases in different stages, handed in by citizens and handled by officers over HTTP. None where there are some already. */
export async function demoCases(services: DemoServices): Promise<void> {
	const items = await services.publish();
	const land = items.get("land-pre-approval")!.item;
	const known = await services.client.of(casesService).queries.cases({ item: land, limit: 1 });
	if ((known?.result.rows.length ?? 0) > 0) return;
	mkdirSync(services.caseFolder, { recursive: true, mode: 0o700 });
	for (const [at, stage] of landCases.entries()) await landCase(services, { item: land, at, stage });
	await residenceCase(services, items.get("residence-permit")!.item);
	await allowanceCase(services, items.get("elderly-allowance")!.item);
}

interface LandWanted {
	readonly item: string;
	readonly at: number;
	readonly stage: LandCase;
}

async function landCase(services: DemoServices, { item, at, stage }: LandWanted): Promise<void> {
	const materials = [material("grounds", "项目建议书批复"), material("boundary", "CGCS2000 界址点坐标表")];
	const { file, applicant } = await hand(services, {
		name: `land-${stage}`,
		item,
		citizen: at,
		answers: landAnswers(services, at),
		materials,
	});
	const id = file.case!;
	if (stage === "submitted") return;
	const clerk = await services.officer("natural-resources", "clerk");
	if (stage === "correcting") {
		await clerk.returnFor(await clerk.take(id), {
			stage: "intake",
			materials: ["boundary"],
			text: "界址点坐标缺第 7 至 9 点，请补齐。",
		});
		return;
	}
	await clerk.accept(id);
	const examiner = await services.officer("natural-resources", "examiner");
	await examiner.review(await examiner.take(id), "site", "agree");
	if (stage === "reviewing") return;
	await decideLand(services, id, stage === "granted" ? "granted" : "denied");
	if (stage === "granted") {
		const done = await clerk.take(id);
		await clerk.deliver(id, "electronic", await clerk.issue(done, await clerk.open(done)));
		await applicant.rate(id, 5);
		return;
	}
	await clerk.deliver(id, "electronic");
	await applicant.appeal(file, "地块规划已调整为仓储用地，请重新核对。");
}

async function decideLand(services: DemoServices, id: string, outcome: "granted" | "denied"): Promise<void> {
	const agree = async (department: string, stage: string) => {
		const examiner = await services.officer(department, "examiner");
		await examiner.review(await examiner.take(id), stage, "agree");
	};
	await agree("housing", "joint");
	await agree("urban-management", "joint");
	await agree("natural-resources", "plan");
	for (const post of ["decider", "supervisor"] as const) {
		const officer = await services.officer("natural-resources", post);
		const said = outcome === "denied" ? { clause, text: "不符合国土空间规划确定的用途。" } : {};
		await officer.decide(await officer.take(id), outcome, said);
	}
}

function landAnswers({ setting: { city } }: DemoServices, at: number): Answers {
	const random = new DemoRandom(`land case ${at}`);
	const { name, address } = demoPerson(at, city.divisionCode);
	const code = `91${city.divisionCode.slice(0, 6)}MA6${random.digits(6)}`;
	return {
		projectName: `${projects[at]}工程`,
		projectCode: `2026-${city.divisionCode.slice(0, 6)}-48-01-${100_020 + at}`,
		approval: "approve",
		parcel: `PS-2026-${String(17 + at).padStart(4, "0")}`,
		location: `坪山市${address.slice(0, 6)}`,
		areaSquareMetres: 8000 + random.below(30_000),
		farmlandSquareMetres: 0,
		basicFarmland: false,
		developer: `坪山市${projects[at]!.slice(0, 4)}建设有限公司`,
		creditCode: `${code}${usccCheckCharacter(code)}`,
		contactName: name.zh,
		contactPhone: `1990000${random.digits(4)}`,
	};
}

async function residenceCase(services: DemoServices, item: string): Promise<void> {
	const citizen = 6;
	const { name, sex, birthDate, citizenNumber, address } = demoPerson(
		citizen,
		services.setting.city.divisionCode,
	);
	const answers = {
		purpose: "first",
		name: name.zh,
		citizenNumber,
		sex,
		birthDate,
		registeredHere: false,
		address,
		since: "2024-03-01",
		ground: "work",
		phone: "19900001234",
	};
	const materials = [material("photo", "照片"), material("proof", "劳动合同")];
	await hand(services, { name: "residence-permit", item, citizen, answers, materials });
}

/** For somebody of over eighty: the first of the demo people who is. */
async function allowanceCase(services: DemoServices, item: string): Promise<void> {
	const { divisionCode } = services.setting.city;
	const people = Array.from({ length: 1000 }, (_, at) => demoPerson(at, divisionCode));
	const { name, birthDate, citizenNumber } = people.find((each) => each.birthDate < "1946-01-01")!;
	const answers = {
		name: name.zh,
		citizenNumber,
		birthDate,
		registered: true,
		paidElsewhere: false,
		payTo: "card",
	};
	await hand(services, { name: "elderly-allowance", item, citizen: 7, answers, materials: [] });
}

interface Handed {
	/** Of the case file. */
	readonly name: string;
	readonly item: string;
	/** Number of the citizen who applies. */
	readonly citizen: number;
	readonly answers: Answers;
	readonly materials: readonly { readonly code: string; readonly bytes: Uint8Array }[];
}

async function hand(
	services: DemoServices,
	{ name, item, citizen, answers, materials }: Handed,
): Promise<{ file: CaseFile; applicant: Applicant }> {
	const { client, vault, setting } = services;
	const { account, key } = setting.citizens[citizen]!;
	const applicant = new Applicant({ client, vault, account, signer: key.signer });
	const path = join(services.caseFolder, `${name}.mjcase.json`);
	const keep = (file: CaseFile) => replaceFile(path, formatCaseFile(file), 0o600);
	return { file: await applicant.apply(item, { answers, materials }, keep), applicant };
}

function material(code: string, text: string) {
	return { code, bytes: utf8(text) };
}
