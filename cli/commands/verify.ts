import { existsSync } from "node:fs";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import { rpcOf } from "../anchor/anchor-options.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { plain } from "../program/language.ts";
import { readInput } from "../program/read-input.ts";
import { readTime } from "../program/show-time.ts";
import type { Terminal } from "../program/terminal.ts";
import { columns } from "../program/text-width.ts";
import type { Finding } from "../verify/finding.ts";
import { policyOf } from "../verify/read-policy-file.ts";
import type { KnownBlock } from "../verify/verify-anchor.ts";
import { verifyGiven } from "../verify/verify-given.ts";

const mostBytes = 256 << 20;
const mostStatusBytes = 8 << 20;

/** `mingjian verify`: says offline what a file or QR text proves. */
export const verify: Command = {
	summary: {
		zh: "离线核验证明、证照、二维码或轨迹",
		en: "Verify a proof, certificate, QR text or trail, offline",
	},
	positionals: [
		{
			name: "FILE",
			about: {
				zh: "文件、二维码文本，或 - 表示标准输入",
				en: "a file, the text of a QR code, or - for standard input",
			},
		},
	],
	options: [
		{
			name: "policy",
			value: "FILE",
			about: { zh: "城市的信任政策（必填）", en: "the city's trust policy (required)" },
		},
		{
			name: "status",
			value: "FILE",
			about: {
				zh: "证照状态：状态证明或状态列表",
				en: "how a certificate stands: a state proof or a status list",
			},
		},
		{
			name: "anchor",
			value: "FILE",
			about: {
				zh: "与证明文件相配的锚定证明（mingjian anchor proof）",
				en: "the anchor proof that goes with a proof file (mingjian anchor proof)",
			},
		},
		{
			name: "block",
			value: "HASH",
			about: {
				zh: "锚定所在区块的哈希，从您信任的来源查得",
				en: "hash of the anchor's block, from a source you trust",
			},
		},
		{
			name: "rpc",
			value: "URL",
			about: {
				zh: "改为向该链的这个节点查询区块哈希（联网）",
				en: "ask this node of the chain for the hash instead (uses the network)",
			},
		},
		{
			name: "at",
			value: "TIME",
			about: { zh: "按此时刻判断有效期（默认现在）", en: "judge validity at this time (now if not given)" },
		},
	],
	notes: [
		{
			zh: "不联网（除非用 --rpc），不读取其他文件。证明成立且证照有效时退出码为 0；证明不成立，或证照已撤销、暂扣、过期时为 1。",
			en: "No network (but with --rpc) and no other file is used. The exit code is 0 where the proof holds and, of a certificate, it is in force; 1 where not.",
		},
	],
	examples: [
		"policy https://record.example > policy.json",
		"verify receipt.tlog-proof --policy policy.json",
		"verify receipt.tlog-proof --policy policy.json --anchor receipt.anchor --block 0x8f3c…",
		"verify licence.mjcert.json --policy policy.json --status licence.state.tlog-proof",
	],
	async run({ positionals, values, terminal, language }) {
		const policy = policyOf(values.policy);
		const nowMs = momentOf(values.at);
		const status = values.status === undefined ? undefined : readInput(values.status, mostStatusBytes);
		const anchor = values.anchor === undefined ? undefined : readInput(values.anchor, mostStatusBytes);
		const setting = { policy, nowMs, anchor, block: blockOf(values) };
		const finding = await verifyGiven(octetsOf(positionals[0]!), status, setting);
		return outcomeOf(finding, terminal, language);
	},
};

function octetsOf(given: string): Uint8Array {
	if (given !== "-" && given.startsWith("MJ1:") && !existsSync(given)) return utf8(given);
	return readInput(given, mostBytes);
}

/** What is known of the block an anchor is in. */
function blockOf({ block, rpc }: Readonly<Record<string, string>>): KnownBlock {
	if (block !== undefined && !/^0x[0-9a-fA-F]{64}$/.test(block))
		throw usageError(
			"option-value",
			{ zh: "--block 应为 0x 加 64 位十六进制", en: "--block must be 0x and 64 hex digits" },
			{ details: [plain(block)] },
		);
	return { hash: block, rpc: rpc === undefined ? undefined : rpcOf(rpc) };
}

function momentOf(text: string | undefined): number {
	if (text === undefined) return Date.now();
	const timeMs = readTime(text);
	if (timeMs !== undefined) return timeMs;
	throw usageError(
		"option-value",
		{
			zh: "--at 应为日期或时间，如 2026-03-01 或 2026-03-01T09:30",
			en: "--at must be a day or a time, such as 2026-03-01 or 2026-03-01T09:30",
		},
		{ details: [plain(text)] },
	);
}

function outcomeOf(finding: Finding, terminal: Terminal, language: Language): Outcome {
	const { ok, kind, headline, facts, cautions = [], members = {} } = finding;
	const shown = (text: string | Words) => printable(typeof text === "string" ? text : text[language]);
	const mark = ok ? terminal.style("good", "✓") : terminal.style("bad", "✗");
	const rows = facts.map(([label, value]) => [label[language], shown(value)]);
	return {
		exit: ok ? exitCodes.ok : exitCodes.refused,
		document: {
			ok,
			kind: kind ?? null,
			message: headline[language],
			...members,
			cautions: cautions.map((each) => each[language]),
		},
		lines: [
			`${mark} ${terminal.style("bold", headline[language])}`,
			...columns(rows).map((line) => `  ${line}`),
			...cautions.map((each) => `  ${terminal.style("warning", "!")} ${each[language]}`),
		],
	};
}

// What a certificate says was written by others: nothing of it may steer the reader's terminal.
function printable(text: string): string {
	return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "�");
}
