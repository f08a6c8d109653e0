import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readNotices } from "@mingjian/client/cases/notices.ts";
import { applicantOf, applicantOptions, endsOf, required } from "../cases/acting.ts";
import { answersOf, givenOptions, keepCaseFile, materialsOf, openCaseFile } from "../cases/given.ts";
import { replaceFile } from "../keys/write-file.ts";
import type { Command } from "../program/command.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";
import { urlOption } from "../remote/connect.ts";

const caseFile = { name: "FILE", about: { zh: "办件文件", en: "case file" } };

/** `mingjian case correct`: seals what changed and answers a correction. */
export const caseCorrect: Command = {
	summary: { zh: "提交补正", en: "Answer a correction" },
	positionals: [caseFile],
	options: [...givenOptions, ...applicantOptions],
	examples: ["case correct 990F0010100001.mjcase.json --material proof=lease.pdf --key lin.json"],
	async run(invocation) {
		const { positionals, values, lists, language, terminal } = invocation;
		const path = positionals[0]!;
		const before = openCaseFile(path);
		const answers =
			values.answers === undefined ? before.answers : { ...before.answers, ...answersOf(values.answers) };
		const given = { answers, materials: materialsOf(lists.material) };
		const file = await (await applicantOf(invocation)).correct(before, given, keepCaseFile(path));
		const words = { zh: "已提交补正", en: "Corrected" }[language];
		return {
			document: { case: file.case, file: path },
			lines: [`${terminal.style("good", "✓")} ${words}  ${file.case}`],
		};
	},
};

/** `mingjian case appeal`: objects to an outcome; the grounds are sealed to the office that decides. */
export const caseAppeal: Command = {
	summary: { zh: "提出异议", en: "Appeal against an outcome" },
	positionals: [caseFile],
	options: [
		{
			name: "grounds",
			value: "TEXT",
			about: { zh: "异议理由（加密给处理部门）", en: "the grounds, sealed to the office that decides" },
		},
		...applicantOptions,
	],
	examples: ['case appeal 990F0010100001.mjcase.json --grounds "..." --key lin.json'],
	async run(invocation) {
		const { positionals, values, language, terminal } = invocation;
		const file = openCaseFile(positionals[0]!);
		await (await applicantOf(invocation)).appeal(file, required(values.grounds, "grounds"));
		const words = { zh: "已提出异议", en: "Appealed" }[language];
		return {
			document: { case: file.case },
			lines: [`${terminal.style("good", "✓")} ${words}  ${file.case}`],
		};
	},
};

/** `mingjian case notices`: opens what departments sealed to the applicant. */
export const caseNotices: Command = {
	summary: {
		zh: "查看发给本人的通知、决定和证照",
		en: "Read notices, decisions and certificates sealed to you",
	},
	positionals: [caseFile],
	options: [
		{
			name: "save",
			value: "FOLDER",
			about: { zh: "另存各份为 JSON 文件", en: "also keep each as a JSON file" },
		},
		urlOption,
	],
	examples: ["case notices 990F0010100001.mjcase.json --save mine"],
	async run(invocation) {
		const { positionals, values, language } = invocation;
		const notices = await readNotices(await endsOf(invocation), openCaseFile(positionals[0]!));
		const found = notices.map(({ group, from, sealedMs, commitment, plain }) => ({
			group,
			from,
			sealedMs,
			commitment,
			value: plain.kind === "json" ? plain.value : null,
		}));
		const { save } = values;
		if (save !== undefined) {
			mkdirSync(save, { recursive: true, mode: 0o700 });
			for (const [at, { group, value }] of found.entries())
				replaceFile(
					join(save, `${at + 1}-${group}.json`),
					`${JSON.stringify(value, undefined, "\t")}\n`,
					0o600,
				);
		}
		const none = { zh: "没有通知", en: "No notices" }[language];
		const rows = found.map(({ group, from, sealedMs, value }) => [
			showTime(sealedMs),
			group,
			from,
			sentenceOf(value),
		]);
		return { document: found, lines: found.length === 0 ? [none] : columns(rows) };
	},
};

/** The words of a notice, where it has any. */
function sentenceOf(value: unknown): string {
	const { text, identifier, decision } = (value ?? {}) as {
		text?: string;
		identifier?: string;
		decision?: { id: string };
	};
	return text ?? identifier ?? decision?.id ?? "";
}
