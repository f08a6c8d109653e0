import type { Words } from "./words.ts";

/**
 * A rule said no. Thrown by a contract with a code from its own list; the code goes on the ledger, the words are looked
 * up in the reader's language. Everything the transaction wrote is discarded.
 */
export class Refusal extends Error {
	readonly code: string;

	constructor(code: string) {
		super(code);
		this.name = "Refusal";
		this.code = code;
	}
}

/** Refusals of the record itself, before any service is asked. Codes are API: never reused. */
export const coreRefusals = {
	"ledger-other": {
		zh: "该交易属于另一个账本。请用本账本的标识重新签署。",
		en: "The transaction belongs to another ledger. Sign it again with this ledger's id.",
	},
	"transaction-repeated": {
		zh: "该交易已经登记过，不再重复执行。",
		en: "The transaction is already on the record; it is not executed again.",
	},
	"transaction-expired": {
		zh: "签署时间与区块时间相差超过十分钟。请校准时钟后重新签署。",
		en: "Signed more than ten minutes away from block time. Check the clock and sign again.",
	},
	"service-unknown": {
		zh: "没有这项服务。请查看服务清单。",
		en: "There is no such service. See the list of services.",
	},
	"action-unknown": { zh: "该服务没有这个操作。", en: "The service has no such action." },
	"input-invalid": {
		zh: "填写内容不符合要求。请按提示的位置修改。",
		en: "The input does not meet its schema. Correct the fields named.",
	},
	"key-unknown": {
		zh: "签名所用的密钥没有登记在该账户名下。",
		en: "The signing key is not registered to this account.",
	},
	"key-revoked": {
		zh: "签名所用的密钥已停用。请使用有效密钥。",
		en: "The signing key has been revoked. Use an active key.",
	},
	"account-unknown": { zh: "没有这个账户。", en: "There is no such account." },
	"account-suspended": { zh: "该账户已停用。", en: "The account is suspended." },
	"not-allowed": {
		zh: "您没有执行该操作的权限。",
		en: "You are not permitted to do this.",
	},
	"four-eyes": {
		zh: "该操作需要两名不同的经办人签名。",
		en: "This act needs the signatures of two different officers.",
	},
	"result-too-large": { zh: "结果超过大小限制。请分批办理。", en: "The result is too large. Split the act." },
	"record-too-large": {
		zh: "记录超过大小限制。请缩短内容或分开登记。",
		en: "A record would be too large. Shorten it or split it.",
	},
	"contract-failed": {
		zh: "合约内部错误，未作任何更改。请联系运维人员。",
		en: "The contract failed; nothing was changed. Tell the operator.",
	},
} as const satisfies Record<string, Words>;

export type CoreRefusal = keyof typeof coreRefusals;
