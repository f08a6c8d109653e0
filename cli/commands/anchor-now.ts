import { existsSync } from "node:fs";
import { AnchorBook, askForAnchor } from "@mingjian/node/anchor/anchor-book.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { anchorsOff } from "../anchor/configured-anchor.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { troubleError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { showTime } from "../program/show-time.ts";

const pauseMs = 200;

/** `mingjian anchor now`: has the running node anchor its newest checkpoint without waiting for its time. */
export const anchorNow: Command = {
	summary: { zh: "让运行中的节点立即锚定", en: "Have the running node anchor now" },
	options: [
		...settingOptions,
		{
			name: "wait",
			value: "SECONDS",
			about: {
				zh: "至多等几秒入块（默认 120，0 为不等）",
				en: "longest wait for a block (120 if not given, 0 for none)",
			},
		},
	],
	notes: [
		{
			zh: "在节点所在的机器上、对同一数据目录使用。账本自上次锚定后没有增长时不会再锚定。",
			en: "Run it on the node's own machine, on the same data folder. Nothing is posted where the log has not grown since the last anchor.",
		},
	],
	examples: ["anchor now --data /var/lib/mingjian"],
	async run(invocation) {
		const { dataDirectory, anchor } = readSettings(invocation).configuration;
		if (anchor.rpc === undefined) throw anchorsOff();
		if (!existsSync(`${dataDirectory}/lock`)) throw notRunning(dataDirectory);
		const wait = invocation.values.wait;
		const waitMs = (wait === undefined ? 120 : integerOption("wait", wait, [0, 86_400])) * 1000;
		await askForAnchor(diskFiles, dataDirectory);
		return await outcome(dataDirectory, waitMs, invocation);
	},
};

async function outcome(dataDirectory: string, waitMs: number, { language, terminal }: Invocation) {
	const words = language === "zh" ? zh : en;
	const until = Date.now() + waitMs;
	for (;;) {
		const { asked, current, newest } = await AnchorBook.open(diskFiles, dataDirectory);
		const placed = current ? current.seen : newest?.at;
		const size = current?.size ?? newest?.size;
		if (!asked && placed && size !== undefined) {
			const { block, ref } = placed;
			const said = current ? words.included : words.final;
			return {
				document: { stage: current ? "included" : "final", size, ref, block },
				lines: [
					`${terminal.style("good", "✓")} ${said} ${size} ${words.leaves}`,
					`  ${words.block} ${block.number}  ${showTime(block.timeMs)}  ${ref}`,
				],
			};
		}
		if (Date.now() >= until) {
			const ref = current?.postings.at(-1)?.ref ?? null;
			return {
				document: { stage: ref ? "pending" : "asked", size: current?.size ?? null, ref },
				lines: [`${terminal.style("warning", "!")} ${ref ? `${words.pending} ${ref}` : words.asked}`],
			};
		}
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
}

function notRunning(folder: string) {
	return troubleError(
		"node-not-running",
		{ zh: `没有节点在使用 ${folder}`, en: `no node is using ${folder}` },
		{ advice: { zh: "先用 mingjian start 启动节点。", en: "Start it first with mingjian start." } },
	);
}

const zh = {
	included: "已入块，待最终：",
	final: "已最终：",
	leaves: "项",
	block: "区块",
	pending: "已发送，尚未入块：",
	asked: "已请求；节点会尽快锚定（mingjian anchor status 查看）。",
};
const en: typeof zh = {
	included: "In a block, not final yet:",
	final: "Final:",
	leaves: "leaves",
	block: "block",
	pending: "Sent, in no block yet:",
	asked: "Asked for; the node will anchor as soon as it can (see mingjian anchor status).",
};
