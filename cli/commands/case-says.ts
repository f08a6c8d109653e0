import type { CaseAtHand, CaseOfficer, Said } from "@mingjian/client/cases/case-officer.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { officerOptions, required } from "../cases/acting.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command, Invocation, Option } from "../program/command.ts";
import { atHand, caseId, clauseOf } from "./case-officer.ts";

/** An act on a case whose words are sealed to the applicant. */
interface Saying {
	readonly name: string;
	readonly summary: Words;
	readonly options: readonly Option[];
	readonly example: string;
	/** What it says once it is done. */
	readonly done: Words;
	run(officer: CaseOfficer, at: CaseAtHand, invocation: Invocation): Promise<void>;
}

const text: Option = {
	name: "text",
	value: "TEXT",
	about: { zh: "告知申请人的内容", en: "words to the applicant" },
};
const clause: Option = {
	name: "clause",
	value: "JSON",
	about: { zh: "法律依据，JSON 或 @文件", en: "the law it rests on, as JSON or @FILE" },
};
const stage: Option = { name: "stage", value: "ID", about: { zh: "环节", en: "stage" } };
const outcome = (of: readonly string[]): Option => ({
	name: "outcome",
	value: of.join("|"),
	about: { zh: "结果", en: "the outcome" },
});

function saidIn({ values }: Invocation): Said {
	return {
		...(values.clause === undefined ? {} : { clause: clauseOf(values.clause) }),
		...(values.text === undefined ? {} : { text: values.text }),
	};
}

/** What was said, where the law must be named (exit 2). */
function lawfully(invocation: Invocation): Said & { readonly clause: NonNullable<Said["clause"]> } {
	const named = clauseOf(required(invocation.values.clause, "clause"));
	return { ...saidIn(invocation), clause: named };
}

/** One of the outcomes an option may have (exit 2). */
function oneOf<O extends string>({ values }: Invocation, of: readonly O[]): O {
	const given = required(values.outcome, "outcome");
	const found = of.find((each) => each === given);
	if (found !== undefined) return found;
	throw usageError("option-value", {
		zh: `--outcome 应为 ${of.join(" 或 ")}`,
		en: `--outcome is ${of.join(" or ")}`,
	});
}

const opinions = ["agree", "disagree"] as const;
const appealOutcomes = ["upheld", "overturned"] as const;

const sayings: readonly Saying[] = [
	{
		name: "review",
		summary: {
			zh: "提出审查意见（理由加密给申请人）",
			en: "Review a case at a stage; the reasons are sealed to the applicant",
		},
		options: [stage, outcome(opinions), clause, text],
		example: `case review CASE --stage site --outcome disagree --clause '{"law":"...","article":"..."}' --text "..." --key reviewer.json --for department:CODE`,
		done: { zh: "意见已提出", en: "Reviewed" },
		async run(officer, at, invocation) {
			const said = oneOf(invocation, opinions);
			if (said === "disagree") required(invocation.values.clause, "clause");
			await officer.review(at, required(invocation.values.stage, "stage"), said, saidIn(invocation));
		},
	},
	{
		name: "decline",
		summary: {
			zh: "不予受理（理由加密给申请人）",
			en: "Refuse to accept a case; the reasons are sealed to the applicant",
		},
		options: [clause, text],
		example: `case decline CASE --clause '{"law":"...","article":"..."}' --text "..." --key clerk.json --for department:CODE`,
		done: { zh: "不予受理", en: "Not accepted" },
		run: (officer, at, invocation) => officer.decline(at, lawfully(invocation)),
	},
	{
		name: "decide-appeal",
		summary: {
			zh: "处理异议（理由加密给申请人）",
			en: "Decide an appeal; the reasons are sealed to the applicant",
		},
		options: [outcome(appealOutcomes), clause, text],
		example: `case decide-appeal CASE --outcome upheld --clause '{"law":"...","article":"..."}' --text "..." --key decider.json --for department:CODE`,
		done: { zh: "异议已处理", en: "Appeal decided" },
		run: (officer, at, invocation) =>
			officer.decideAppeal(at, oneOf(invocation, appealOutcomes), lawfully(invocation)),
	},
	{
		name: "extend",
		summary: {
			zh: "部门负责人批准延长办理期限，理由加密给申请人",
			en: "Let the limits run longer, as head of the department; the reasons are sealed to the applicant",
		},
		options: [text],
		example: 'case extend CASE --text "..." --key head.json --for department:CODE',
		done: { zh: "办理期限已延长", en: "Limits extended" },
		run: (officer, at, { values }) => officer.extend(at, required(values.text, "text")),
	},
	{
		name: "begin-procedure",
		summary: {
			zh: "开始听证、鉴定等特别程序，告知书加密给申请人",
			en: "Begin a hearing or other procedure; the notice is sealed to the applicant",
		},
		options: [
			{ name: "procedure", value: "ID", about: { zh: "程序标识", en: "procedure of the flow" } },
			text,
		],
		example:
			'case begin-procedure CASE --procedure hearing --text "..." --key decider.json --for department:CODE',
		done: { zh: "程序已开始，时限暂停", en: "Procedure begun; the limits rest" },
		run: (officer, at, { values }) =>
			officer.beginProcedure(at, required(values.procedure, "procedure"), required(values.text, "text")),
	},
	{
		name: "end-procedure",
		summary: {
			zh: "结束特别程序，笔录或报告加密给申请人",
			en: "End a procedure; its minutes are sealed to the applicant",
		},
		options: [text],
		example: 'case end-procedure CASE --text "..." --key decider.json --for department:CODE',
		done: { zh: "程序已结束，时限继续", en: "Procedure ended; the limits run again" },
		run: (officer, at, { values }) => officer.endProcedure(at, required(values.text, "text")),
	},
	{
		name: "tell",
		summary: { zh: "向申请人补充告知（加密）", en: "Tell the applicant something more, sealed" },
		options: [text],
		example: 'case tell CASE --text "..." --key clerk.json --for department:CODE',
		done: { zh: "已告知申请人", en: "The applicant is told" },
		run: (officer, at, { values }) => officer.tell(at, required(values.text, "text")),
	},
];

/** `mingjian case review|decline|decide-appeal|extend|begin-procedure|end-procedure|tell`. */
export const caseSayings: Readonly<Record<string, Command>> = Object.fromEntries(
	sayings.map((saying) => [saying.name, commandOf(saying)]),
);

function commandOf({ summary, options, example, done, run }: Saying): Command {
	return {
		summary,
		positionals: [caseId],
		options: [...options, ...officerOptions],
		examples: [example],
		async run(invocation) {
			const { officer, at } = await atHand(invocation);
			await run(officer, at, invocation);
			const { status } = (await officer.take(at.case.id)).case;
			const { language, terminal } = invocation;
			const lines = [`${terminal.style("good", "✓")} ${done[language]}`];
			return { document: { case: at.case.id, status }, lines };
		},
	};
}
