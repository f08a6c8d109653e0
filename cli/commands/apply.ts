import { readServiceItem } from "@mingjian/client/cases/service-item.ts";
import { applicantOf, applicantOptions, endsOf } from "../cases/acting.ts";
import { askAnswers, canAsk } from "../cases/ask-answers.ts";
import { answersOf, givenOptions, isThere, keepCaseFile, materialsOf } from "../cases/given.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian apply`: seals an application on this machine and hands it in. */
export const apply: Command = {
	summary: { zh: "申请办事", en: "Apply for a service" },
	positionals: [{ name: "ITEM", about: { zh: "事项编码", en: "item code" } }],
	options: [
		...givenOptions,
		{
			name: "keep",
			value: "FILE",
			about: {
				zh: "办件文件（默认 事项编码前 14 位.mjcase.json）",
				en: "case file (first 14 of the item code .mjcase.json if not given)",
			},
		},
		...applicantOptions,
	],
	notes: [
		{
			zh: "内容和材料在本机加密，只有您和有权的部门能打开。办件文件是秘密的，须妥善保存：补正、查看通知和提出异议都要用它。在终端中不给 --answers 时逐题询问。",
			en: "Answers and materials are sealed on this machine; only you and the entitled departments can open them. The case file is secret and must be kept: correcting, reading notices and appealing need it. At a terminal, questions are asked one by one where --answers is not given.",
		},
	],
	examples: [
		"apply 990F0010100001-449900000000-000-11449900MB9D000174-1-00 --answers @answers.json --material photo=photo.jpg --key lin.json",
	],
	async run(invocation) {
		const { positionals, values, lists, terminal, language } = invocation;
		const item = positionals[0]!;
		const keep = values.keep ?? `${item.slice(0, 14)}.mjcase.json`;
		if (isThere(keep))
			throw usageError("file-exists", {
				zh: `${keep} 已存在：用 --keep 换一个文件名`,
				en: `${keep} exists: choose another with --keep`,
			});
		const applicant = await applicantOf(invocation);
		const service = await readServiceItem((await endsOf(invocation)).client, item);
		if (values.answers === undefined && !canAsk(terminal))
			throw usageError("answers-missing", {
				zh: "需要 --answers JSON 或 @文件",
				en: "--answers JSON or @FILE is needed",
			});
		const answers =
			values.answers === undefined
				? await askAnswers(service.form, terminal, language)
				: answersOf(values.answers);
		const file = await applicant.apply(
			item,
			{ answers, materials: materialsOf(lists.material) },
			keepCaseFile(keep),
		);
		const words = {
			zh: ["已提交", "办件", "事项", "办件文件"],
			en: ["Handed in", "Case", "Item", "Case file"],
		}[language];
		const rows = [
			[words[1]!, file.case!],
			[words[2]!, service.title[language]],
			[words[3]!, keep],
		];
		return {
			document: { case: file.case, item, file: keep },
			lines: [`${terminal.style("good", "✓")} ${words[0]}`, ...columns(rows).map((line) => `  ${line}`)],
		};
	},
};
