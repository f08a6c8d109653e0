import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import type { Command, CommandEntry, Option } from "./command.ts";
import type { Terminal } from "./terminal.ts";
import { columns } from "./text-width.ts";

const headings = {
	usage: { zh: "用法", en: "Usage" },
	commands: { zh: "命令", en: "Commands" },
	services: { zh: "服务", en: "Services" },
	arguments: { zh: "参数", en: "Arguments" },
	options: { zh: "选项", en: "Options" },
	everywhere: { zh: "各命令通用", en: "Everywhere" },
	examples: { zh: "示例", en: "Examples" },
	exit: { zh: "退出码", en: "Exit codes" },
} as const satisfies Record<string, Words>;

/** Options every command has. */
export const commonOptions: readonly Option[] = [
	{ name: "json", about: { zh: "结果以 JSON 输出", en: "print the result as JSON" } },
	{
		name: "lang",
		value: "zh|en",
		about: { zh: "语言（默认随系统）", en: "language; the system's if not given" },
	},
	{ name: "help", short: "h", about: { zh: "显示帮助", en: "show this help" } },
];

const exitWords: readonly (readonly [string, Words])[] = [
	["0", { zh: "完成；所核验的成立", en: "done; what was asked about is proved" }],
	["1", { zh: "被拒绝，或核验不成立", en: "refused, or not proved" }],
	["2", { zh: "命令写法不对", en: "the command line is wrong" }],
	["3", { zh: "磁盘、网络等外部问题", en: "trouble with disk, network or another process" }],
];

interface Reader {
	readonly language: Language;
	readonly terminal: Terminal;
}

/** A service and what it does, for the list of all commands. */
export interface ServiceLine {
	readonly id: string;
	readonly title: Words;
}

/** Help of the whole program. */
export function programUsage(
	entries: readonly CommandEntry[],
	services: readonly ServiceLine[],
	{ language, terminal }: Reader,
): string[] {
	const heading = (name: keyof typeof headings) => terminal.style("bold", headings[name][language]);
	const about = {
		zh: "明鉴 Mingjian：城市政务的公开账本，每一条记录任何人都可离线核验。",
		en: "Mingjian: the public record of a city government; anyone verifies every entry offline.",
	};
	return [
		about[language],
		"",
		`${heading("usage")}  mingjian ${{ zh: "命令 [选项]", en: "COMMAND [OPTIONS]" }[language]}`,
		"",
		heading("commands"),
		...indent(columns(entries.map(({ name, summary }) => [name, summary[language]]))),
		"",
		heading("services"),
		...indent(columns(services.map(({ id, title }) => [id, title[language]]))),
		`  ${{ zh: "mingjian 服务 查看其操作与查询", en: "mingjian SERVICE lists its actions and queries" }[language]}`,
		"",
		heading("everywhere"),
		...indent(columns(optionRows(commonOptions, language))),
		"",
		heading("exit"),
		...indent(columns(exitWords.map(([code, words]) => [code, words[language]]))),
	];
}

/** Help of one command. */
export function commandUsage(name: string, command: Command, { language, terminal }: Reader): string[] {
	const heading = (of: keyof typeof headings) => terminal.style("bold", headings[of][language]);
	const { positionals = [], options = [], notes = [], examples = [] } = command;
	const shape = positionals.map((each) => (each.optional ? `[${each.name}]` : each.name));
	const section = (of: keyof typeof headings, rows: readonly (readonly string[])[]) =>
		rows.length > 0 ? ["", heading(of), ...indent(columns(rows))] : [];
	return [
		command.summary[language],
		"",
		`${heading("usage")}  ${["mingjian", name, ...shape].join(" ")}${options.length > 0 ? { zh: " [选项]", en: " [OPTIONS]" }[language] : ""}`,
		...section(
			"arguments",
			positionals.map((each) => [each.name, each.about[language]]),
		),
		...section("options", optionRows(options, language)),
		...section("everywhere", optionRows(commonOptions, language)),
		...notes.flatMap((note) => ["", note[language]]),
		...section(
			"examples",
			examples.map((each) => [`mingjian ${each}`]),
		),
	];
}

function optionRows(options: readonly Option[], language: Language): string[][] {
	return options.map(({ name, short, value, about }) => [
		`${short ? `-${short}, ` : "    "}--${name}${value ? ` ${value}` : ""}`,
		about[language],
	]);
}

function indent(lines: readonly string[]): string[] {
	return lines.map((line) => `  ${line}`);
}
