import {
	type AnchorProofRefusal,
	type CoverRefusal,
	coversLeaf,
	type ProvedAnchor,
	verifyAnchorProof,
} from "@mingjian/client/anchor/verify-anchor-proof.ts";
import { checkCheckpoint } from "@mingjian/client/verify/check-checkpoint.ts";
import { readProofFile } from "@mingjian/client/verify/read-proof-file.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { hostOf } from "../anchor/anchor-options.ts";
import { anchorFailure } from "../anchor/anchor-words.ts";
import { showTime } from "../program/show-time.ts";
import { type Fact, type Finding, refusal } from "./finding.ts";

/** What a reader knows of the chain: a block's hash, or somebody to ask for it; one of them is needed. */
export interface KnownBlock {
	/** 0x and 64 hex digits. */
	readonly hash?: string | undefined;
	/** JSON-RPC of the chain. */
	readonly rpc?: string | undefined;
}

/** What an anchor proof shows of its own. */
export async function verifyAnchorFile(
	file: Uint8Array,
	policy: PublishedPolicy,
	known: KnownBlock,
): Promise<Finding> {
	const proved = verifyAnchorProof(new Uint8Array(file), policy);
	if (!proved.ok) return refusal("anchor", proved.reason, wordsOf(proved.reason));
	const { value } = proved;
	const against = await blockFinding(value, known);
	if (against) return against;
	return {
		ok: true,
		kind: "anchor",
		headline: {
			zh: "已证明：这份检查点在该时刻之前已写入公开链",
			en: "Proved: this checkpoint stood on the public chain by that time",
		},
		facts: [
			[
				{ zh: "账本", en: "Log" },
				{
					zh: `${value.checkpoint.origin}  ${value.checkpoint.size} 项  根 ${toBase64(value.checkpoint.root)}`,
					en: `${value.checkpoint.origin}  ${value.checkpoint.size} leaves  root ${toBase64(value.checkpoint.root)}`,
				},
			],
			...anchorFacts(value, known),
		],
		members: anchorMembers(value),
	};
}

/** Adds to what a proof file proved that it stood in the log which was anchored. Of a finding that proves nothing, nothing becomes of it. */
export async function withAnchor(
	finding: Finding,
	{ proof, anchor }: { readonly proof: Uint8Array; readonly anchor: Uint8Array },
	{ policy, known }: { readonly policy: PublishedPolicy; readonly known: KnownBlock },
): Promise<Finding> {
	if (!finding.ok) return finding;
	const proved = verifyAnchorProof(new Uint8Array(anchor), policy);
	if (!proved.ok) return refusal("anchor", proved.reason, wordsOf(proved.reason));
	const file = readProofFile(new Uint8Array(proof));
	const trusted = file.ok ? checkCheckpoint(file.value.checkpoint, policy) : file;
	if (!file.ok || !trusted.ok) return refusal("proof", "file-checkpoint", explain("file-checkpoint"));
	const { checkpoint } = trusted.value;
	const covered = coversLeaf(proved.value, { index: file.value.index, checkpoint });
	if (!covered.ok) return refusal("anchor", covered.reason, wordsOf(covered.reason));
	const against = await blockFinding(proved.value, known);
	if (against) return against;
	return {
		...finding,
		facts: [...finding.facts, ...anchorFacts(proved.value, known)],
		members: { ...finding.members, ...anchorMembers(proved.value) },
	};
}

async function blockFinding({ chain, block }: ProvedAnchor, known: KnownBlock): Promise<Finding | undefined> {
	const chainId = Number(chain.split(":")[1]);
	const expected = known.rpc === undefined ? known.hash : await askedHash(known.rpc, chainId, block.number);
	if (expected?.toLowerCase() === block.hash) return undefined;
	const facts: Fact[] = [
		[{ zh: "链", en: "Chain" }, chain],
		[{ zh: "区块", en: "Block" }, `${block.number}  ${block.hash}`],
		...(expected === undefined ? [] : [[{ zh: "链上实为", en: "On the chain" }, expected] satisfies Fact]),
	];
	const unknown = known.rpc === undefined && known.hash === undefined;
	const reason = unknown ? "anchor-block-unknown" : "anchor-block-differs";
	return { ...refusal("anchor", reason, unknown ? blockUnknown : blockDiffers), facts };
}

async function askedHash(rpc: string, chainId: number, number: number): Promise<string | undefined> {
	const { blockHashAt } = await import("@mingjian/consensus/ethereum/read-anchors.ts");
	try {
		return await blockHashAt({ rpc, chainId }, number);
	} catch (error) {
		throw anchorFailure(error);
	}
}

function anchorFacts({ chain, block }: ProvedAnchor, { rpc }: KnownBlock): Fact[] {
	const trusted: Words =
		rpc === undefined
			? {
					zh: "所信：您所给的区块哈希确在该链上；Keccak-256；信任政策中的账本公钥",
					en: "that the block hash you gave is on that chain; Keccak-256; the log's key in the trust policy",
				}
			: {
					zh: `所信：${hostOf(rpc)} 如实告知该区块的哈希；Keccak-256；信任政策中的账本公钥`,
					en: `that ${hostOf(rpc)} tells the block's true hash; Keccak-256; the log's key in the trust policy`,
				};
	return [
		[
			{ zh: "锚定", en: "Anchored" },
			{
				zh: `不晚于 ${showTime(block.timeMs)}，${chain} 区块 ${block.number}`,
				en: `no later than ${showTime(block.timeMs)}, ${chain} block ${block.number}`,
			},
		],
		[{ zh: "区块哈希", en: "Block hash" }, block.hash],
		[{ zh: "依据", en: "Trusted here" }, trusted],
	];
}

function anchorMembers({ chain, block, checkpoint }: ProvedAnchor) {
	return {
		anchor: { chain, block, size: checkpoint.size, root: toBase64(checkpoint.root) },
	};
}

const blockUnknown: Words = {
	zh: "还不知道这个区块是否在链上。从您信任的区块浏览器或节点查出该高度的区块哈希，用 --block 给出，或用 --rpc 指定节点",
	en: "it is not known whether this block is on the chain. Look its hash up at a source you trust and give it with --block, or name a node of the chain with --rpc",
};
const blockDiffers: Words = {
	zh: "链上该高度是另一个区块：锚定证明不属于这条链，或该区块后来被丢弃",
	en: "the chain has another block there: the proof is not of this chain, or the block was dropped",
};
const damaged: Words = {
	zh: "锚定证明残缺或被改动过",
	en: "the anchor proof is damaged or was changed",
};
const words: Readonly<
	Record<Exclude<AnchorProofRefusal, Parameters<typeof explain>[0]> | CoverRefusal, Words>
> = {
	"anchor-unreadable": damaged,
	"anchor-block": damaged,
	"anchor-transaction": {
		zh: "区块中没有这笔交易：锚定证明残缺或被改动过",
		en: "the block does not hold this transaction: the anchor proof is damaged or was changed",
	},
	"anchor-chain-differs": {
		zh: "交易属于另一条链",
		en: "the transaction is of another chain",
	},
	"anchor-data": {
		zh: "交易中不是这座城市的检查点",
		en: "the transaction carries no checkpoint",
	},
	"anchor-older": {
		zh: "这次锚定早于所证明的登记：请换一份更晚的锚定证明",
		en: "the anchor is older than what the file proves: get a later one",
	},
	"anchor-growth-missing": {
		zh: "锚定证明没有表明两份检查点同属一份账本：请用 mingjian anchor proof 为这份证明文件重新取得",
		en: "the anchor proof does not show that both checkpoints are of one log: get one for this very file with mingjian anchor proof",
	},
	"anchor-forked": {
		zh: "同样长度的账本，锚定的与文件所示的根不同：账本分叉，请保存两份文件并报告",
		en: "the anchored log of that size has another root than the file's: the log was forked; keep both files and report it",
	},
};

function wordsOf(reason: AnchorProofRefusal | CoverRefusal): Words {
	return Object.hasOwn(words, reason)
		? words[reason as keyof typeof words]
		: explain(reason as Parameters<typeof explain>[0]);
}
