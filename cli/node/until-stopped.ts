import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { CliError } from "../program/cli-error.ts";
import type { Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { plain } from "../program/language.ts";
import type { Terminal } from "../program/terminal.ts";
import type { App } from "./serve.ts";
import { adviceOf } from "./trouble-advice.ts";

/** How often the node is asked whether it may still serve. */
const watchMs = 200;
/** What was said may still be on its way to the terminal. */
const lastWordsMs = 100;

const signals = ["SIGINT", "SIGTERM"] as const;

/** Hears SIGINT and SIGTERM from now on: whoever is told that the node serves may stop it at once. */
export function stopSignal(): Promise<undefined> {
	return new Promise((resolve) => {
		for (const signal of signals) process.once(signal, () => resolve(undefined));
	});
}

/**
 * Resolves when the node was told to stop and everything is closed; a second signal ends it at once. Rejects (exit 3) as soon as the
 * node may not serve any more: the door is shut and nothing further is written.
 */
export async function untilStopped(
	{
		node,
		app,
		stopped,
	}: { readonly node: RunningNode; readonly app: App; readonly stopped: Promise<undefined> },
	terminal: Terminal,
): Promise<Outcome> {
	let watch!: NodeJS.Timeout;
	const trouble = new Promise<string>((resolve) => {
		watch = setInterval(() => {
			const code = node.trouble();
			if (code !== undefined) resolve(code);
		}, watchMs);
	});
	const code = await Promise.race([stopped, trouble]);
	clearInterval(watch);
	if (code !== undefined) {
		// Its files may be wrong: closing them in order could write more of it.
		app.server.close();
		app.server.closeAllConnections();
		setTimeout(() => process.exit(exitCodes.trouble), lastWordsMs);
		throw troubled(code, node.troubleDetail());
	}
	for (const signal of signals) process.once(signal, () => process.exit(exitCodes.trouble));
	const closed = app.close();
	// Without a majority nothing that is waited for will come, and the door would wait for it.
	if (node.traits.fault === "byzantine") await node.finish();
	await closed;
	if (node.trouble() !== undefined) throw troubled(node.trouble()!, node.troubleDetail());
	return { document: { stopped: true }, lines: terminal.live ? [""] : [] };
}

function troubled(code: string, detail: string | undefined): CliError {
	const known = adviceOf(code);
	return new CliError(
		exitCodes.trouble,
		code,
		known?.words ?? {
			zh: `节点出错，已停止（${code}）`,
			en: `the node failed and has stopped (${code})`,
		},
		{
			details: [plain(code), ...(detail === undefined || detail === code ? [] : [plain(detail)])],
			advice: known?.advice ?? {
				zh: "用 mingjian doctor 检查后重新启动；已答复的记录都在。",
				en: "Check with mingjian doctor and start again; everything acknowledged is kept.",
			},
		},
	);
}
