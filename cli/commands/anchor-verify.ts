import { type AnchoredReport, checkAnchored } from "@mingjian/client/anchor/check-anchored.ts";
import { Departure, type DivergenceKind, explainDivergence } from "@mingjian/client/audit/divergence.ts";
import { LogFiles } from "@mingjian/client/audit/log-files.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import type { FoundAnchor } from "@mingjian/consensus/ethereum/read-anchors.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import {
	anchorsOnChain,
	type ChainChoice,
	chainOptions,
	neededChoice,
	trustWords,
} from "../anchor/anchor-options.ts";
import { evidenceWords, type KeptEvidence, keepEvidence } from "../audit/keep-evidence.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";
import { connect } from "../remote/connect.ts";
import { policyOf } from "../verify/read-policy-file.ts";

/** `mingjian anchor verify`: whether the log a node shows is the one that was anchored, by looking at the chain. */
export const anchorVerify: Command = {
	summary: {
		zh: "到链上核对：节点出示的是不是锚定的那份账本",
		en: "Look at the chain: is the log this node shows the one that was anchored",
	},
	positionals: [{ name: "URL", about: { zh: "节点网址", en: "the node" } }],
	options: [
		{
			name: "policy",
			value: "FILE",
			about: { zh: "城市的信任政策（必填）", en: "the city's trust policy (required)" },
		},
		...chainOptions,
		{
			name: "evidence",
			value: "FOLDER",
			about: {
				zh: "发现分叉时证据存于何处（默认当前目录）",
				en: "where evidence of a fork is kept (the current folder if not given)",
			},
		},
	],
	notes: [
		{
			zh: "读取链上最新的 168 次锚定（每小时一次即一周），逐一核验节点的账本由它增长而来。只取账本的几个切片，不重新执行；要全部重算，用 mingjian audit。矛盾时退出码为 1，并保存两份检查点。",
			en: "Reads the newest 168 anchors from the chain (a week at one an hour) and checks that the node's log grew from each. Only a few tiles are fetched and nothing is carried out again; for everything use mingjian audit. Where it contradicts one, the exit code is 1 and both checkpoints are kept.",
		},
	],
	examples: [
		"anchor verify https://record.example --policy policy.json --anchor eip155:1:0xCONTRACT:0xACCOUNT --rpc http://localhost:8545",
	],
	async run(invocation) {
		const { positionals, values } = invocation;
		const policy = policyOf(values.policy);
		const chain = neededChoice(values);
		const client = connect(positionals[0], invocation);
		const note = await client.checkpoint();
		const trusted = verifyCheckpoint(note, policy);
		if (!trusted.ok) throw refusedError(trusted.reason, explain(trusted.reason));
		const shown = { ...trusted.value.checkpoint, note };
		const files = new LogFiles(client, shown.size);
		const setting = { policy, fetch: files.tileBytes.bind(files) };
		const found = await anchorsOnChain(chain, policy.origin);
		const report = await checkAnchored(found, shown, setting).catch((error) => {
			if (!(error instanceof Departure)) throw error;
			throw refusedError(error.divergence.kind, explainDivergence(error.divergence));
		});
		const against = report.contradiction;
		const kept = against && keepEvidence(against, shown, values.evidence);
		return outcomeOf({ report, chain, kept, size: shown.size }, invocation);
	},
};

interface Found {
	readonly report: AnchoredReport<FoundAnchor>;
	readonly chain: ChainChoice;
	readonly kept: KeptEvidence | undefined;
	readonly size: number;
}

const kinds: Readonly<Record<string, DivergenceKind>> = {
	forked: "anchor-forked",
	shorter: "anchor-longer",
	unproved: "anchor-differs",
};

function outcomeOf({ report, chain, kept, size }: Found, { language, terminal }: Invocation): Outcome {
	const words = language === "zh" ? zh : en;
	const { newest, checked, contradiction } = report;
	const at = contradiction?.earlier ?? newest;
	const rows = [
		[words.shown, `${size} ${words.leaves}`],
		[words.checked, `${checked}  ${chain.place}`],
		...(at
			? [
					[
						contradiction ? words.against : words.newest,
						`${at.checkpoint.size} ${words.leaves}  ${toBase64(at.checkpoint.root)}`,
					],
					[words.block, `${at.block.number}  ${showTime(at.block.timeMs)}  ${at.ref}`],
				]
			: []),
	];
	const ok = !contradiction && checked > 0;
	const reason = contradiction ? kinds[contradiction.kind]! : checked === 0 ? "anchors-none" : undefined;
	const headline = contradiction
		? explainDivergence({ kind: kinds[contradiction.kind]! })[language]
		: checked === 0
			? words.none
			: words.good;
	return {
		exit: ok ? exitCodes.ok : exitCodes.refused,
		document: {
			ok,
			...(reason ? { reason } : {}),
			message: headline,
			place: chain.place,
			checked,
			size,
			...(at ? { anchor: { size: at.checkpoint.size, ref: at.ref, block: at.block } } : {}),
			...(kept ? { evidence: kept } : {}),
		},
		lines: [
			`${terminal.style(ok ? "good" : "bad", ok ? "✓" : "✗")} ${terminal.style("bold", headline)}`,
			...columns(rows).map((line) => `  ${line}`),
			`  ${trustWords(chain)[language]}`,
			...(kept ? [`  ${evidenceWords(kept)[language]}`] : []),
		],
	};
}

const zh = {
	good: "节点出示的账本由链上锚定的每一份增长而来",
	none: "链上没有这份账本的锚定：请核对 --anchor",
	shown: "节点出示",
	checked: "核对的锚定",
	newest: "最新锚定",
	against: "矛盾的锚定",
	block: "区块",
	leaves: "项",
};
const en: typeof zh = {
	good: "The log this node shows grew from every one that was anchored",
	none: "There is no anchor of this log on the chain: check --anchor",
	shown: "Shown",
	checked: "Anchors checked",
	newest: "Newest anchor",
	against: "Contradicted by",
	block: "Block",
	leaves: "leaves",
};
