import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { ContractMissing } from "@mingjian/ledger/runtime/registry.ts";
import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import { CliError } from "./cli-error.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";
import { nodeFailure } from "./node-failures.ts";
import type { Terminal } from "./terminal.ts";

/** Says what went wrong and what to do, and gives the exit code. A stack trace is for MINGJIAN_DEBUG only. */
export function reportFailure(error: unknown, terminal: Terminal, language: Language): ExitCode {
	const failure =
		error instanceof CliError
			? error
			: (ofCase(error) ?? nodeFailure(error) ?? ofContract(error) ?? ofSystem(error) ?? unexpected(error));
	const { code, words, advice, details, exit } = failure;
	if (terminal.json) {
		const document = {
			ok: false,
			error: {
				code,
				message: words[language],
				...(advice ? { advice: advice[language] } : {}),
				...(details.length > 0 ? { details: details.map((each) => each[language]) } : {}),
			},
		};
		terminal.print(JSON.stringify(document));
	} else {
		terminal.note(`${terminal.style("bad", "✗")} ${words[language]}`);
		for (const detail of details) terminal.note(`  ${detail[language]}`);
		if (advice) terminal.note(`  → ${advice[language]}`);
	}
	if (process.env.MINGJIAN_DEBUG) terminal.note(String((error as Error)?.stack ?? error));
	return exit;
}

/** What the client found wrong with a case before it sent anything. */
function ofCase(error: unknown): CliError | undefined {
	if (!(error instanceof CaseTrouble)) return undefined;
	return new CliError(exitCodes.refused, error.code, error.words, { details: error.details });
}

/** A record that runs a contract this program lacks cannot be executed by it: by an auditor's no more than by a node's. */
function ofContract(error: unknown): CliError | undefined {
	if (!(error instanceof ContractMissing)) return undefined;
	const { code, service, version } = error;
	return new CliError(
		exitCodes.trouble,
		code,
		{
			zh: `账本使用 ${service} 的 ${version} 版合约，本机程序没有`,
			en: `the record runs version ${version} of ${service}, which this program does not have`,
		},
		{ advice: { zh: "升级本机程序后再试。", en: "Bring this program up to date and try again." } },
	);
}

const systemWords: Readonly<Record<string, Words>> = {
	ENOENT: { zh: "没有这个文件", en: "there is no such file" },
	EACCES: { zh: "没有权限", en: "permission denied" },
	EPERM: { zh: "没有权限", en: "permission denied" },
	EISDIR: { zh: "这是文件夹，不是文件", en: "is a folder, not a file" },
	ENOTDIR: { zh: "这是文件，不是文件夹", en: "is a file, not a folder" },
	ENOSPC: { zh: "磁盘已满", en: "the disk is full" },
	EROFS: { zh: "磁盘为只读", en: "the disk is read-only" },
	EMFILE: { zh: "打开的文件过多", en: "too many open files" },
	EEXIST: { zh: "文件已存在", en: "the file exists already" },
	EIO: { zh: "磁盘读写出错", en: "the disk failed" },
};

function ofSystem(error: unknown): CliError | undefined {
	const { code, path } = (error ?? {}) as NodeJS.ErrnoException;
	const words = code === undefined ? undefined : systemWords[code];
	if (!words) return undefined;
	const where = path === undefined ? "" : `${path}: `;
	return new CliError(exitCodes.trouble, `system-${code?.toLowerCase()}`, {
		zh: `${where}${words.zh}`,
		en: `${where}${words.en}`,
	});
}

function unexpected(error: unknown): CliError {
	const text = error instanceof Error ? error.message : String(error);
	return new CliError(
		exitCodes.trouble,
		"internal",
		{ zh: `程序出错：${text}`, en: `the program failed: ${text}` },
		{
			advice: {
				zh: "这是程序的缺陷；设 MINGJIAN_DEBUG=1 再运行一次，把输出交给维护者。",
				en: "This is a defect; run it again with MINGJIAN_DEBUG=1 and give the output to the maintainers.",
			},
		},
	);
}
