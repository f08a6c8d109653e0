import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type CaseAtHand, CaseOfficer } from "@mingjian/client/cases/case-officer.ts";
import type { OpenedCase } from "@mingjian/client/cases/department-access.ts";
import { Clause } from "@mingjian/services/cases/terms.ts";
import { Value } from "typebox/value";
import { officerOf, officerOptions, required, sealingOption } from "../cases/acting.ts";
import { replaceFile } from "../keys/write-file.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { columns } from "../program/text-width.ts";
import { readJson } from "../service-commands/members.ts";

export const caseId = { name: "CASE", about: { zh: "办件号", en: "number of the case" } };

/** The officer the options name, with the case. */
export async function atHand(invocation: Invocation): Promise<{ officer: CaseOfficer; at: CaseAtHand }> {
	const officer = new CaseOfficer(await officerOf(invocation));
	return { officer, at: await officer.take(invocation.positionals[0]!) };
}

/** `mingjian case open`: opens what the department may see of a case; who opened what stands on the record first. */
export const caseOpen: Command = {
	summary: {
		zh: "打开办件的密封内容（先登记，后打开）",
		en: "Open what is sealed in a case; it is written on the record first",
	},
	positionals: [caseId],
	options: [
		{ name: "save", value: "FOLDER", about: { zh: "材料存放目录", en: "folder for the materials" } },
		sealingOption,
		...officerOptions,
	],
	notes: [
		{
			zh: "每次打开都以本人名义登记何人、为何、依何法，当事人可以看到并提出异议。",
			en: "Each opening is recorded in your name with its reason and law; the person concerned sees it and can dispute it.",
		},
	],
	examples: [
		"case open CASE --sealing land-sealing.json --key clerk.json --for department:11449900MB9D000417",
	],
	async run(invocation) {
		const { officer, at } = await atHand(invocation);
		const opened = await officer.open(at);
		const { save } = invocation.values;
		if (save !== undefined) saveMaterials(save, opened);
		const { language } = invocation;
		const rows = Object.entries(opened.answers).map(([name, value]) => [
			at.service.form.properties[name]?.words[language] ?? name,
			String(value),
		]);
		const materials = [...opened.materials.keys()];
		const words = { zh: ["材料", "无权打开"], en: ["Materials", "Not entitled"] }[language];
		const lists = [
			[words[0]!, materials.join(", ")],
			[words[1]!, opened.hidden.join(", ")],
		];
		return {
			document: { answers: opened.answers, materials, hidden: opened.hidden },
			lines: columns([...rows, ...lists.filter(([, list]) => list !== "")]),
		};
	},
};

function saveMaterials(folder: string, { materials }: OpenedCase): void {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	for (const [code, plain] of materials)
		if (plain.kind === "bytes") replaceFile(join(folder, code), plain.bytes, 0o600);
}

/** `mingjian case return`: says once what must be corrected, sealed to the applicant. */
export const caseReturn: Command = {
	summary: {
		zh: "告知补正（内容加密给申请人）",
		en: "Return a case for correction; the words are sealed to the applicant",
	},
	positionals: [caseId],
	options: [
		{ name: "stage", value: "ID", about: { zh: "环节（默认 intake）", en: "stage (intake if not given)" } },
		{ name: "text", value: "TEXT", about: { zh: "需要补正的全部内容", en: "all that must be corrected" } },
		{
			name: "material",
			value: "CODE",
			about: { zh: "需补正的材料", en: "a material to correct" },
			many: true,
		},
		...officerOptions,
	],
	examples: ['case return CASE --text "..." --material proof --key clerk.json --for department:CODE'],
	async run(invocation) {
		const { values, lists, language, terminal } = invocation;
		const text = required(values.text, "text");
		const { officer, at } = await atHand(invocation);
		await officer.returnFor(at, { stage: values.stage ?? "intake", materials: lists.material ?? [], text });
		const words = { zh: "已告知补正", en: "Returned for correction" }[language];
		return { document: { case: at.case.id }, lines: [`${terminal.style("good", "✓")} ${words}`] };
	},
};

/** `mingjian case decide`: decides, or confirms another officer's decision; the words are sealed to the applicant. */
export const caseDecide: Command = {
	summary: {
		zh: "作出决定（理由加密给申请人）",
		en: "Decide a case; the reasons are sealed to the applicant",
	},
	positionals: [caseId],
	options: [
		{
			name: "outcome",
			value: "granted|denied",
			about: { zh: "准予 granted 或不予 denied", en: "granted or denied" },
		},
		{
			name: "clause",
			value: "JSON",
			about: {
				zh: "法律依据，JSON 或 @文件；不予准许时必填",
				en: "the law it rests on, as JSON or @FILE; a denial needs it",
			},
		},
		{ name: "text", value: "TEXT", about: { zh: "理由", en: "the reasons" } },
		{
			name: "fee-fen",
			value: "N",
			about: {
				zh: "费用（分；收费规则不能决定时填写，并写明依据）",
				en: "fee in fen where its rule leaves it to a person, with the law",
			},
		},
		...officerOptions,
	],
	notes: [
		{
			zh: "须由两名经办人决定的，第二人用相同的结果和依据再执行一次，理由不必再写。",
			en: "Where two officers decide, the second runs it again with the same outcome and law; the reasons of the first stand.",
		},
	],
	examples: [
		'case decide CASE --outcome denied --clause \'{"law":"...","article":"..."}\' --text "..." --key decider.json --for department:CODE',
	],
	async run(invocation) {
		const said = decisionOf(invocation);
		const { officer, at } = await atHand(invocation);
		await officer.decide(at, said.outcome, said);
		const { status } = (await officer.take(at.case.id)).case;
		const { language, terminal } = invocation;
		const words =
			status === "reviewing"
				? { zh: "已提出，待第二名经办人复核", en: "Proposed; a second officer must confirm" }[language]
				: { zh: "已决定", en: "Decided" }[language];
		return {
			document: { case: at.case.id, outcome: said.outcome, status },
			lines: [`${terminal.style("good", "✓")} ${words}`],
		};
	},
};

/** What the options decide. Refused here, before anything is sealed to the applicant: another outcome, a denial or fee without its law, a fee that is no whole number (exit 2). */
function decisionOf({ values }: Invocation) {
	const outcome = required(values.outcome, "outcome");
	if (outcome !== "granted" && outcome !== "denied")
		throw usageError("option-value", {
			zh: "--outcome 应为 granted 或 denied",
			en: "--outcome is granted or denied",
		});
	const fee = values["fee-fen"];
	if (outcome === "denied" || fee !== undefined) required(values.clause, "clause");
	if (fee !== undefined && !/^[0-9]{1,15}$/.test(fee))
		throw usageError("option-value", {
			zh: "--fee-fen 应为以分计的整数",
			en: "--fee-fen is a whole number of fen",
		});
	return {
		outcome: outcome as "granted" | "denied",
		...(values.clause === undefined ? {} : { clause: clauseOf(values.clause) }),
		...(values.text === undefined ? {} : { text: values.text }),
		...(fee === undefined ? {} : { feeFen: Number(fee) }),
	};
}

/** The law an option gives (exit 2). */
export function clauseOf(text: string): Clause {
	const clause = readJson("clause", text);
	if (Value.Check(Clause, clause)) return clause;
	throw usageError("option-value", {
		zh: '--clause 的写法是 {"law":"法律名称","article":"条款"}',
		en: '--clause is written {"law":"NAME","article":"ARTICLE"}',
	});
}

/** `mingjian case issue`: issues the certificate of a granted case, seals it to the holder and delivers. */
export const caseIssue: Command = {
	summary: { zh: "颁发证照并送达", en: "Issue the certificate of a granted case and deliver it" },
	positionals: [caseId],
	options: [sealingOption, ...officerOptions],
	examples: ["case issue CASE --sealing land-sealing.json --key clerk.json --for department:CODE"],
	async run(invocation) {
		const { officer, at } = await atHand(invocation);
		const issued = await officer.issue(at, await officer.open(at));
		await officer.deliver(at.case.id, "electronic", issued);
		const { identifier } = issued.file;
		const words = { zh: "证照已颁发并送达", en: "Issued and delivered" }[invocation.language];
		return {
			document: { case: at.case.id, certificate: identifier },
			lines: [`${invocation.terminal.style("good", "✓")} ${words}  ${identifier}`],
		};
	},
};
