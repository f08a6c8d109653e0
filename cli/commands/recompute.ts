import { readCaseFile } from "@mingjian/client/cases/case-file.ts";
import type { DecisionFile } from "@mingjian/client/recompute/decision-file.ts";
import { type Recomputed, recompute as recomputeFile } from "@mingjian/client/recompute/recompute.ts";
import { explainDifference, explainStanding } from "@mingjian/client/recompute/words.ts";
import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { traceWords } from "@mingjian/services/rulebook/rules/trace-words.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { readInput } from "../program/read-input.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";
import { printable } from "../service-commands/describe-value.ts";
import { policyOf } from "../verify/read-policy-file.ts";

const mostBytes = 4 << 20;

/** `mingjian recompute`: works a decision by rule out again from the file of the person concerned, offline. */
export const recompute: Command = {
	summary: {
		zh: "离线重算一项按规则作出的决定",
		en: "Work a decision by rule out again, offline",
	},
	positionals: [
		{
			name: "FILE",
			about: {
				zh: "随决定交给当事人的文件（.mjdecision.json），或 - 表示标准输入",
				en: "the file given to the person concerned (.mjdecision.json), or - for standard input",
			},
		},
	],
	options: [
		{
			name: "policy",
			value: "FILE",
			about: {
				zh: "城市的信任政策；给出则同时核对该决定确在账本上",
				en: "the city's trust policy; with it, that the decision is on the record is proved, too",
			},
		},
		{
			name: "case",
			value: "FILE",
			about: {
				zh: "您的办件文件（.mjcase.json）；给出则核对所用事实确为您提交的内容",
				en: "your case file (.mjcase.json); with it, that the facts are those you handed in is checked, too",
			},
		},
	],
	notes: [
		{
			zh: "文件带有打开的密封内容时，核对各项事实确为密封的内容所写；给出 --case 时，再与您自己提交的内容核对。",
			en: "Where the file brings the sealed contents opened, each fact is held against what was sealed; with --case, against what you handed in yourself, too.",
		},
		{
			zh: "不联网。由规则文本和您的事实重新计算：规则、每项事实、结果和过程须与登记的一致。一致时退出码为 0，不一致时为 1。文件含您的个人信息，请妥善保管。",
			en: "No network is used. Rule and facts must lead to the recorded outcome, in the recorded way. The exit code is 0 where they do and 1 where not. The file holds your personal data: keep it safe.",
		},
	],
	examples: ["recompute allowance.mjdecision.json --policy policy.json --case allowance.mjcase.json"],
	async run(invocation) {
		const { positionals, values } = invocation;
		const policy = values.policy === undefined ? undefined : policyOf(values.policy);
		const bytes = readInput(positionals[0]!, mostBytes);
		const own = values.case === undefined ? undefined : readCaseFile(readInput(values.case, mostBytes));
		return outcomeOf(recomputeFile(bytes, policy, own), policy !== undefined, invocation);
	},
};

function outcomeOf(found: Recomputed, asked: boolean, { terminal, language }: Invocation): Outcome {
	// A proof that was asked for and is not there leaves the question open.
	const ok = found.verdict === "same" && (!asked || found.proved !== undefined);
	const mark = ok ? terminal.style("good", "✓") : terminal.style("bad", "✗");
	const { headline, proof } = explainStanding(found);
	const caution = proof && !found.proved ? [`  ${terminal.style("warning", "!")} ${proof[language]}`] : [];
	const steps = found.evaluation?.kind === "decided" ? found.evaluation.trace : [];
	const words = language === "zh" ? zh : en;
	return {
		exit: ok ? exitCodes.ok : exitCodes.refused,
		document: { ok, ...documentOf(found, language) },
		lines: [
			`${mark} ${terminal.style("bold", headline[language])}`,
			...caution,
			...found.differences.map(
				(each) => `  ${terminal.style("bad", "✗")} ${printable(explainDifference(each)[language])}`,
			),
			...(found.file ? columns(factsOf(found, found.file, language)).map((line) => `  ${line}`) : []),
			...(steps.length === 0 ? [] : [`  ${words.how}`]),
			...steps.map((line) => `    ${printable(traceWords(line)[language])}`),
			...(found.verdict === "different" ? [`  → ${words.object}`] : []),
		],
	};
}

function factsOf({ proved }: Recomputed, { rule, decision }: DecisionFile, language: Language): string[][] {
	const words = language === "zh" ? zh : en;
	return [
		[words.rule, `${rule.title[language]} · ${decision.id}@${decision.version}`],
		[words.decision, decision.decision],
		[words.department, decision.department],
		[words.decided, showTime(decision.decidedAtMs)],
		...(proved ? [[words.proved, showTime(proved.timeMs)]] : []),
	].map((row) => row.map(printable));
}

function documentOf(found: Recomputed, language: Language): object {
	const { verdict, differences, evaluation, file, proved } = found;
	return {
		verdict,
		message: explainStanding(found).headline[language],
		proved: proved !== undefined,
		...(proved ? { asOf: proved } : {}),
		differences: differences.map((each) => ({ ...each, message: explainDifference(each)[language] })),
		...(file ? { decision: file.decision } : {}),
		...(evaluation?.kind === "decided" ? { outcome: evaluation.outcome, trace: evaluation.trace } : {}),
	};
}

const zh = {
	rule: "规则",
	decision: "决定编号",
	department: "决定部门",
	decided: "登记时间",
	proved: "证明截至",
	how: "计算过程：",
	object: "如对决定有异议，可凭此输出和文件提出。",
};
const en: typeof zh = {
	rule: "Rule",
	decision: "Decision",
	department: "Department",
	decided: "Recorded at",
	proved: "Proved as of",
	how: "How it comes about:",
	object: "Keep this output and the file: you can object on this ground.",
};
