import { backupFailure } from "../backup/backup-failure.ts";
import { CliError, troubleError } from "../program/cli-error.ts";
import { adviceOf } from "./trouble-advice.ts";

/** What keeps a node from opening, in words; anything that is no outside trouble is passed on as it is. */
export function nodeTrouble(error: unknown, folder: string): unknown {
	if (error instanceof CliError || !(error instanceof Error)) return error;
	const { code } = error as { code?: unknown };
	if (code === "directory-in-use") {
		return troubleError(
			"directory-in-use",
			{ zh: `数据目录 ${folder} 正被另一个节点使用`, en: `another node is using the data folder ${folder}` },
			{
				advice: {
					zh: "先停止那个节点，或用 --data 换一个目录。",
					en: "Stop that node first, or choose another folder with --data.",
				},
				cause: error,
			},
		);
	}
	const told = backupFailure(error);
	if (told instanceof CliError) return told;
	const advice = typeof code === "string" ? adviceOf(code) : undefined;
	if (!advice) return error;
	const { words } = advice;
	return troubleError(
		code as string,
		{ zh: `${words.zh}（${error.message}）`, en: `${words.en} (${error.message})` },
		{ advice: advice.advice, cause: error },
	);
}
