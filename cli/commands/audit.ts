import { availableParallelism } from "node:os";
import { type AuditReport, audit as auditRecord } from "@mingjian/client/audit/audit.ts";
import { explainDivergence } from "@mingjian/client/audit/divergence.ts";
import { FiguresCheck, type FiguresReport } from "@mingjian/client/audit/figures/check-figures.ts";
import { fetchFigures } from "@mingjian/client/audit/figures/published-figures.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { installNativeCrypto } from "@mingjian/node/crypto/native.ts";
import { VerifierPool } from "@mingjian/node/pipeline/verifier-pool.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import {
	anchorsOnChain,
	type ChainChoice,
	chainChoice,
	chainOptions,
	trustWords,
} from "../anchor/anchor-options.ts";
import { figuresLines, figuresMembers } from "../audit/figures-words.ts";
import { evidenceWords, type KeptEvidence, keepEvidence } from "../audit/keep-evidence.ts";
import { readPosition, savePosition } from "../audit/saved-position.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { Progress } from "../program/progress.ts";
import { columns } from "../program/text-width.ts";
import { connect } from "../remote/connect.ts";
import { codeWords } from "../verify/act-words.ts";
import { policyOf } from "../verify/read-policy-file.ts";

/** `mingjian audit`: follows a node's record from nothing and carries every act out again. */
export const audit: Command = {
	summary: { zh: "从头审计一个节点的账本", en: "Audit a node's record from its beginning" },
	positionals: [{ name: "URL", about: { zh: "节点网址", en: "the node" } }],
	options: [
		{
			name: "policy",
			value: "FILE",
			about: { zh: "城市的信任政策（必填）", en: "the city's trust policy (required)" },
		},
		{
			name: "from",
			value: "FILE",
			about: {
				zh: "上次审计的位置；审计后更新，没有则新建",
				en: "where the last audit ended; updated afterwards, made where there is none",
			},
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
			zh: "给出 --anchor 与 --rpc 时，自行到链上读取最新的锚定，并与节点出示的账本对照。与上次审计或锚定矛盾时，把两份由账本密钥签署的检查点存为 fork-….fork。",
			en: "With --anchor and --rpc the newest anchors are read from the chain itself and compared with the log the node shows. Where it contradicts the last audit or an anchor, the two checkpoints the log's key signed are kept as fork-….fork.",
		},
		{
			zh: "逐一重算全部哈希、核验全部签名，并从创世文件起重新执行每一项，须得到同样的根；节点公布的办件数据由各办件的过程逐行重新统计。给出 --from 时还核验账本只增不改。有任何不符，退出码为 1。",
			en: "Recomputes every hash, checks every signature and carries out every act again from the genesis document, which must lead to the same roots; the figures the node publishes about cases are counted anew from the log of each case. With --from, also checks that the log only grew. The exit code is 1 where anything departs.",
		},
	],
	examples: [
		"audit https://record.example --policy policy.json --from last-audit.json",
		"audit https://record.example --policy policy.json --anchor eip155:1:0xCONTRACT:0xACCOUNT --rpc http://localhost:8545",
	],
	async run(invocation) {
		const { positionals, values, terminal, language } = invocation;
		const policy = policyOf(values.policy);
		const { from } = values;
		const previous = from === undefined ? undefined : readPosition(from, policy.ledger);
		const chain = chainChoice(values);
		const client = connect(positionals[0], invocation);
		const anchored = chain && (await anchorsOnChain(chain, policy.origin));
		installNativeCrypto();
		let broken: unknown;
		const failed = (error: unknown) => {
			broken ??= error;
		};
		const pool = new VerifierPool({ passkeys: policy.passkeys, failed, workers: availableParallelism() });
		const labels = {
			zh: { log: "重算哈希", replay: "重新执行" },
			en: { log: "Recomputing hashes", replay: "Carrying out again" },
		}[language];
		const bars = { log: new Progress(terminal, labels.log), replay: new Progress(terminal, labels.replay) };
		try {
			const figures = new FiguresCheck(await fetchFigures(client));
			const report = await auditRecord(client, policy, {
				contracts,
				check: (act) => pool.verify(act),
				block: (block) => figures.add(block),
				progress: ({ stage, done, size }) => bars[stage].at(done, size),
				...(previous ? { previous } : {}),
				...(anchored ? { anchored } : {}),
			});
			if (broken !== undefined) throw broken;
			const { divergence, position } = report;
			if (from !== undefined && position && !divergence) savePosition(from, policy.ledger, position);
			const kept = evidenceOf(report, values.evidence);
			const found = { ...report, figures: figures.report(), chain, kept };
			return outcomeOf(found, previous !== undefined, invocation);
		} finally {
			await pool.close();
		}
	},
};

interface Found extends AuditReport {
	readonly figures: FiguresReport;
	/** Where anchors were looked for. */
	readonly chain: ChainChoice | undefined;
	readonly kept: KeptEvidence | undefined;
}

function evidenceOf({ against, position }: AuditReport, folder?: string): KeptEvidence | undefined {
	return against && position ? keepEvidence(against, position, folder) : undefined;
}

function outcomeOf(report: Found, grown: boolean, { terminal, language, values }: Invocation): Outcome {
	const { divergence, position, blocks, entries, signatures, refusals, elapsedMs } = report;
	// Of a record that departs, nothing was carried out again to the end.
	const figures = divergence ? undefined : report.figures;
	const ok = !divergence && report.figures.differences.length === 0;
	const words = language === "zh" ? zh : en;
	const { chain, kept } = report;
	const document = {
		ok,
		...(divergence
			? { divergence: { ...divergence, message: explainDivergence(divergence)[language] } }
			: {}),
		size: position?.size ?? null,
		root: position ? toBase64(position.root) : null,
		blocks,
		entries,
		signatures,
		refusals,
		grown: grown && divergence === undefined,
		...(chain ? { anchors: { place: chain.place, held: report.anchorsHeld } } : {}),
		...(kept ? { evidence: kept } : {}),
		...(figures ? { figures: figuresMembers(figures, language) } : {}),
		elapsedMs: Math.round(elapsedMs),
	};
	const rows = [
		...(position ? [[words.log, `${position.size}  ${toBase64(position.root)}`]] : []),
		[words.blocks, String(blocks)],
		[words.acts, String(entries)],
		[words.signatures, String(signatures)],
		...Object.entries(refusals).map(([code, count]) => [
			words.refused,
			`${count}  ${codeWords(code)[language]}`,
		]),
		...(chain && !divergence ? [[words.anchors, `${report.anchorsHeld}  ${chain.place}`]] : []),
		[words.time, `${(elapsedMs / 1000).toFixed(1)} s`],
	];
	const trusted = chain ? [`  ${trustWords(chain)[language]}`] : [];
	const lines = columns(rows).map((line) => `  ${line}`);
	if (!divergence) {
		const saved = values.from === undefined ? [] : [`  ${words.kept} ${values.from}`];
		const said = grown ? words.goodAndGrown : words.good;
		return {
			exit: ok ? exitCodes.ok : exitCodes.refused,
			document,
			lines: [
				`${terminal.style("good", "✓")} ${terminal.style("bold", said)}`,
				...lines,
				...figuresLines(report.figures, language, terminal),
				...(ok ? [] : [`  → ${words.report}`]),
				...trusted,
				...saved,
			],
		};
	}
	const { expected, found } = divergence;
	return {
		exit: exitCodes.refused,
		document,
		lines: [
			`${terminal.style("bad", "✗")} ${terminal.style("bold", explainDivergence(divergence)[language])}`,
			...columns([
				...(expected === undefined ? [] : [[words.expected, expected]]),
				...(found === undefined ? [] : [[words.found, found]]),
			]).map((line) => `  ${line}`),
			...lines,
			...trusted,
			...(kept ? [`  ${evidenceWords(kept)[language]}`] : []),
			`  → ${words.report}`,
		],
	};
}

const zh = {
	good: "账本完整无误：全部哈希、签名和执行结果都已重新核验",
	goodAndGrown: "账本完整无误，且自上次审计以来只增不改",
	log: "账本",
	blocks: "区块",
	acts: "登记",
	signatures: "签名",
	refused: "登记的拒绝",
	anchors: "链上锚定",
	time: "用时",
	kept: "位置已保存：",
	expected: "应为",
	found: "实为",
	report: "请保存此输出、信任政策和节点的检查点，并向城市和审计机关报告。",
};
const en: typeof zh = {
	good: "The record is whole and true: every hash, signature and outcome was checked again",
	goodAndGrown: "The record is whole and true, and only grew since the last audit",
	log: "Log",
	blocks: "Blocks",
	acts: "Acts",
	signatures: "Signatures",
	refused: "Refusals on it",
	anchors: "Anchors it grew from",
	time: "Time",
	kept: "Position kept in",
	expected: "Expected",
	found: "Found",
	report:
		"Keep this output, the trust policy and the node's checkpoint, and report it to the city and its auditors.",
};
