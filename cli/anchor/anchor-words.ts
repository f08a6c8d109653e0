// A catalogue: what is said where a chain cannot be used as configured, and of what happens to anchors.
import { AnchorTrouble, type AnchorTroubleCode } from "@mingjian/consensus/anchor/anchor.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { AnchorNews } from "@mingjian/node/anchor/anchoring.ts";
import { type CliError, troubleError } from "../program/cli-error.ts";
import { plain } from "../program/language.ts";

interface Said {
	readonly words: Words;
	readonly advice: Words;
}

const troubles: Readonly<Record<AnchorTroubleCode, Said>> = {
	"anchor-rpc": {
		words: { zh: "锚定所用的链没有应答", en: "the chain for anchors does not answer" },
		advice: {
			zh: "检查 anchor.rpc 的网址和网络；节点照常服务，恢复后自动继续。",
			en: "Check the address in anchor.rpc and the network. The node serves all the same and goes on when it is back.",
		},
	},
	"anchor-chain": {
		words: { zh: "该地址应答的是另一条链", en: "another chain answers at that address" },
		advice: {
			zh: "核对 anchor.rpc 与 anchor.chainId 是否为同一条链。",
			en: "Make anchor.rpc and anchor.chainId name the same chain.",
		},
	},
	"anchor-contract": {
		words: { zh: "合约地址上不是锚定合约", en: "there is no anchor contract at that address" },
		advice: {
			zh: "用 mingjian anchor deploy 部署，并把地址写入 anchor.contract。",
			en: "Put it there with mingjian anchor deploy, and write its address into anchor.contract.",
		},
	},
	"anchor-funds": {
		words: { zh: "锚定账户余额不足", en: "the anchoring account cannot pay" },
		advice: {
			zh: "向 mingjian anchor status 所示的账户充值该链的原生币；每次锚定约 3.1 万 gas。",
			en: "Send the chain's own coin to the account mingjian anchor status shows; an anchor takes about 31,000 gas.",
		},
	},
	"anchor-fee": {
		words: { zh: "手续费高于所允许的上限", en: "fees are above what was allowed" },
		advice: {
			zh: "等待费用回落，或调高 anchor.mostFeeGwei。",
			en: "Wait for fees to come down, or raise anchor.mostFeeGwei.",
		},
	},
	"anchor-refused": {
		words: { zh: "链拒绝了交易", en: "the chain refused the transaction" },
		advice: {
			zh: "看括号中的原因；账户不要用于锚定以外的用途。",
			en: "See the reason in brackets; use the account for nothing but anchors.",
		},
	},
};

const events: Readonly<Record<Exclude<AnchorNews, AnchorTroubleCode>, Words>> = {
	"anchor-lost": {
		zh: "一次锚定不会再入链，下一次会补上",
		en: "an anchor will not come on the chain any more; the next one makes up for it",
	},
	"anchor-reorganised": {
		zh: "链重组，含有锚定的区块已被丢弃，已重新发送",
		en: "the chain dropped the block that held an anchor; it was sent again",
	},
	"anchor-replaced": {
		zh: "锚定久未入块，已加价重发",
		en: "an anchor waited too long and was sent with a higher fee",
	},
	"anchor-failed": {
		zh: "锚定出错，下一轮再试",
		en: "anchoring failed; it is tried again",
	},
};

/** One line for the operator, in both languages: it is written by the node, not for one reader. */
export function anchorLine(news: AnchorNews, detail: string): string {
	const trouble = troubles[news as AnchorTroubleCode] as Said | undefined;
	const { zh, en } = trouble?.words ?? events[news as keyof typeof events];
	const advice = trouble ? ` → ${trouble.advice.zh} / ${trouble.advice.en}` : "";
	return `${news}: ${zh} / ${en} (${detail})${advice}`;
}

/** Words for a code of what keeps anchors from going on. */
export function anchorTroubleWords(code: string): Words {
	const trouble = Object.hasOwn(troubles, code) ? troubles[code as AnchorTroubleCode] : undefined;
	return trouble?.words ?? plain(code);
}

/** What a command says of a chain that cannot be used (exit 3); anything else is passed on as it is. */
export function anchorFailure(error: unknown): unknown {
	if (!(error instanceof AnchorTrouble)) return error;
	const { words, advice } = troubles[error.code];
	const detail = `（${error.message}）`;
	const told: CliError = troubleError(
		error.code,
		{ zh: `${words.zh}${detail}`, en: `${words.en} (${error.message})` },
		{ advice, cause: error },
	);
	return told;
}
