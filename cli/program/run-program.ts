import { usageError } from "./cli-error.ts";
import { closest } from "./closest.ts";
import type { Command, CommandEntry, Invocation } from "./command.ts";
import { commands } from "./commands.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { languageOf } from "./language.ts";
import { parseOptions } from "./parse-options.ts";
import { reportFailure } from "./report-failure.ts";
import { commonOptionsOf, splitCommand } from "./split-command.ts";
import { Terminal } from "./terminal.ts";
import { commandUsage, commonOptions, programUsage } from "./usage.ts";

/** What the program runs in. */
export interface Surroundings {
	readonly out: NodeJS.WriteStream;
	readonly error: NodeJS.WriteStream;
	readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Runs one command line and gives its exit code. Never throws: what goes wrong is said on standard error, or as JSON. */
export async function runProgram(
	words: readonly string[],
	{ out, error, environment }: Surroundings,
): Promise<ExitCode> {
	const common = commonOptionsOf(words);
	const terminal = new Terminal(out, error, { json: common.json, environment });
	const named = common.language === "zh" || common.language === "en" ? common.language : undefined;
	const language = named ?? languageOf(environment);
	try {
		if (common.language !== undefined && !named) throw unknownLanguage();
		return await dispatch(words, {
			terminal,
			language,
			environment,
			help: common.help,
			version: common.version,
		});
	} catch (failure) {
		return reportFailure(failure, terminal, language);
	}
}

interface Setting extends Pick<Invocation, "terminal" | "language" | "environment"> {
	readonly help: boolean;
	readonly version: boolean;
}

async function dispatch(words: readonly string[], setting: Setting): Promise<ExitCode> {
	const found = await findCommand(words);
	if (!found) {
		if (setting.version) return await printVersion(setting);
		return await printProgram(words, setting);
	}
	const { name, command, rest } = found;
	const { terminal, language, environment } = setting;
	if (setting.help) {
		for (const line of commandUsage(name, command, { language, terminal })) terminal.print(line);
		return exitCodes.ok;
	}
	const parsed = parseOptions(
		rest,
		[...(command.options ?? []), ...commonOptions],
		command.positionals ?? [],
	);
	const {
		document,
		lines,
		exit = exitCodes.ok,
	} = await command.run({ ...parsed, terminal, language, environment });
	if (terminal.json) terminal.print(JSON.stringify(document));
	else for (const line of lines) terminal.print(line);
	return exit;
}

interface Found {
	readonly name: string;
	readonly command: Command;
	readonly rest: readonly string[];
}

async function findCommand(words: readonly string[]): Promise<Found | undefined> {
	const [first, second] = splitCommand(words, 2).names;
	if (first === undefined) return undefined;
	const entry = entryOf(`${first} ${second}`) ?? entryOf(first);
	if (entry) {
		const { rest } = splitCommand(words, entry.name.split(" ").length);
		return { name: entry.name, command: await entry.load(), rest };
	}
	const { serviceCommand } = await import("../service-commands/service-command.ts");
	const command = serviceCommand(first, second);
	if (command)
		return { name: command.name, command, rest: splitCommand(words, command.name.split(" ").length).rest };
	throw unknownCommand(first, second);
}

function entryOf(name: string): CommandEntry | undefined {
	return commands.find((each) => each.name === name);
}

function unknownCommand(first: string, second: string | undefined) {
	const group = commands.filter(({ name }) => name.startsWith(`${first} `));
	const asked = group.length > 0 && second !== undefined ? `${first} ${second}` : first;
	const meant = closest(
		asked,
		commands.map(({ name }) => name),
	);
	const list = group.map(({ name }) => name).join("、");
	if (group.length > 0 && second === undefined) {
		return usageError("command-incomplete", {
			zh: `请选择：${list}`,
			en: `choose one of: ${list.replaceAll("、", ", ")}`,
		});
	}
	return usageError(
		"command-unknown",
		{ zh: `没有命令 ${asked}`, en: `there is no command ${asked}` },
		{
			advice: meant
				? { zh: `是不是 mingjian ${meant}？`, en: `Did you mean mingjian ${meant}?` }
				: { zh: "用 mingjian --help 查看全部命令。", en: "See all commands with mingjian --help." },
		},
	);
}

function unknownLanguage() {
	return usageError("option-value", { zh: "--lang 应为 zh 或 en", en: "--lang must be zh or en" });
}

async function printProgram(words: readonly string[], { terminal, language }: Setting): Promise<ExitCode> {
	const unknown = words.find((word) => word.startsWith("-") && !isCommon(word));
	if (unknown) {
		throw usageError(
			"command-missing",
			{ zh: `${unknown} 之前应有命令`, en: `a command must stand before ${unknown}` },
			{ advice: { zh: "用 mingjian --help 查看全部命令。", en: "See all commands with mingjian --help." } },
		);
	}
	const { manifests } = await import("@mingjian/services/manifests.ts");
	if (terminal.json) {
		const own = commands.map(({ name, summary }) => ({ name, summary: summary[language] }));
		terminal.print(JSON.stringify({ commands: own, services: manifests.map(({ id }) => id) }));
	} else for (const line of programUsage(commands, manifests, { language, terminal })) terminal.print(line);
	return exitCodes.ok;
}

function isCommon(word: string): boolean {
	return ["--json", "--help", "-h", "--lang", "--version"].includes(word) || word.startsWith("--lang=");
}

async function printVersion({ terminal }: Setting): Promise<ExitCode> {
	const { version } = await import("./version.ts");
	terminal.print(
		terminal.json
			? JSON.stringify({ version, node: process.version })
			: `mingjian ${version} (node ${process.version})`,
	);
	return exitCodes.ok;
}
