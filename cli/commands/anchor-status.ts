import type { AnchorsDescription } from "@mingjian/client/api/mingjian-client.ts";
import { anchorTroubleWords } from "../anchor/anchor-words.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";
import { connect } from "../remote/connect.ts";

/** `mingjian anchor status`: what a node says of its anchors. */
export const anchorStatus: Command = {
	summary: { zh: "查看一个节点的锚定", en: "Show a node's anchors" },
	positionals: [
		{
			name: "URL",
			optional: true,
			about: {
				zh: "节点网址（默认 MINGJIAN_URL 或 http://localhost:8400）",
				en: "the node (MINGJIAN_URL or http://localhost:8400 if not given)",
			},
		},
	],
	notes: [
		{
			zh: "这是节点自己的说法；要自行到链上核对，用 mingjian anchor verify。",
			en: "This is the node's own word; to look at the chain yourself use mingjian anchor verify.",
		},
	],
	examples: ["anchor status https://record.example"],
	async run(invocation) {
		const anchors = await connect(invocation.positionals[0], invocation).anchors();
		if (anchors) return { document: anchors, lines: show(anchors, invocation) };
		throw refusedError("anchors-off", {
			zh: "该节点不锚定账本",
			en: "that node does not anchor its log",
		});
	},
};

const shown = 10;

function show(
	{ place, current, trouble, final, lost, anchors }: AnchorsDescription,
	{ language, terminal }: Invocation,
): string[] {
	const words = language === "zh" ? zh : en;
	const rows = anchors
		.slice(0, shown)
		.map(({ size, block, ref }) => [
			`${size} ${words.leaves}`,
			showTime(block.timeMs),
			`${words.block} ${block.number}`,
			ref,
		]);
	return [
		...columns([
			[words.place, place],
			[words.final, `${final}${lost > 0 ? `  ${words.lost} ${lost}` : ""}`],
			...(current
				? [[words.current, `${current.size} ${words.leaves}  ${words[current.stage]}  ${current.ref}`]]
				: []),
			...(trouble === null
				? []
				: [[words.trouble, terminal.style("bad", anchorTroubleWords(trouble)[language])]]),
		]),
		...(rows.length === 0 ? [words.none] : ["", ...columns(rows)]),
	];
}

const zh = {
	place: "位置",
	final: "已最终",
	lost: "丢失",
	current: "途中",
	pending: "待入块",
	included: "已入块，待最终",
	trouble: "问题",
	leaves: "项",
	block: "区块",
	none: "还没有最终的锚定。",
};
const en: typeof zh = {
	place: "Place",
	final: "Final",
	lost: "lost",
	current: "On its way",
	pending: "waiting for a block",
	included: "in a block, not final yet",
	trouble: "Trouble",
	leaves: "leaves",
	block: "block",
	none: "None is final yet.",
};
