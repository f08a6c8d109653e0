// A catalogue: why a proof file is refused, in words a person can act on.
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { VerifyReason } from "./verdict.ts";

const damaged: Words = {
	zh: "这不是完整的证明文件：内容残缺或被改动。请向出具方重新索取。",
	en: "This is not a whole proof file: it is damaged or was changed. Ask for it again.",
};
const changed: Words = {
	zh: "文件内容与城市签名的账本不符：内容、序号或路径被改动过。",
	en: "The file does not agree with the log the city signed: its content, number or path was changed.",
};
const signedWrongly: Words = {
	zh: "检查点上的签名不成立：检查点或签名被改动过。",
	en: "A signature under the checkpoint is not good: checkpoint or signature was changed.",
};
const checkpointUnreadable: Words = {
	zh: "检查点格式不对：残缺或被改动。",
	en: "The checkpoint is not well formed: it is damaged or was changed.",
};
const policyUnusable: Words = {
	zh: "信任政策不可用：其中的公钥或所需签名数不对。请重新取得城市公布的政策。",
	en: "The trust policy cannot be used: its keys or quorum are wrong. Obtain the published policy again.",
};
const envelopeUnreadable: Words = {
	zh: "登记的内容不是有效的已签署文件。",
	en: "What is on the record here is not a well-formed signed act.",
};
const stateChanged: Words = {
	zh: "文件所称的内容与账本当时的状态不符：记录或证明被改动过。",
	en: "The file does not agree with the state on the record: the record or its proof was changed.",
};

const words: Readonly<Record<VerifyReason, Words>> = {
	"file-too-large": { zh: "文件过大，不是证明文件。", en: "The file is too large to be a proof file." },
	"file-not-utf8": damaged,
	"file-header": {
		zh: "这不是证明文件，或者开头被改动过。",
		en: "This is not a proof file, or its beginning was changed.",
	},
	"file-extra": damaged,
	"file-index": damaged,
	"file-hashes": damaged,
	"file-checkpoint": damaged,
	"extra-missing": {
		zh: "文件没有带上所证明的内容，因此说明不了什么。",
		en: "The file does not carry what it proves, so it says nothing.",
	},
	"extra-unreadable": {
		zh: "文件所带的内容读不出来：残缺或被改动。",
		en: "What the file carries cannot be read: it is damaged or was changed.",
	},
	"policy-log-keys": policyUnusable,
	"policy-cosigners": policyUnusable,
	"policy-executors": policyUnusable,
	"policy-keys-repeated": policyUnusable,
	"policy-quorum": policyUnusable,
	"note-too-large": checkpointUnreadable,
	"note-not-utf8": checkpointUnreadable,
	"note-control-character": checkpointUnreadable,
	"note-without-signatures": { zh: "检查点没有签名。", en: "The checkpoint is not signed." },
	"note-too-many-signatures": checkpointUnreadable,
	"note-signature-line": checkpointUnreadable,
	"signature-invalid": signedWrongly,
	"signature-repeated": {
		zh: "检查点上同一把钥匙签了两次。",
		en: "One key signed the checkpoint twice.",
	},
	"signature-of-known-key-missing": {
		zh: "检查点不是由信任政策中的钥匙签署的：可能是别的城市的文件，或政策已更新。",
		en: "No key of the trust policy signed the checkpoint: it is another city's, or the policy is out of date.",
	},
	"checkpoint-lines": checkpointUnreadable,
	"checkpoint-origin": checkpointUnreadable,
	"checkpoint-size": checkpointUnreadable,
	"checkpoint-root": checkpointUnreadable,
	"checkpoint-extensions": checkpointUnreadable,
	"origin-mismatch": {
		zh: "这份证明出自另一个账本。",
		en: "The proof is of another log.",
	},
	"log-signature-missing": {
		zh: "检查点没有账本本身的签名。",
		en: "The log itself did not sign the checkpoint.",
	},
	"log-key-replaced": {
		zh: "签署检查点的账本密钥当时已被更换：它只对更换之前的账本有效。",
		en: "The checkpoint was signed with a log key that had been replaced: it is good only for the log as it was before.",
	},
	"quorum-not-reached": {
		zh: "见证方签名数不足：信任政策要求更多见证方签名。",
		en: "Too few cosigners signed: the trust policy asks for more.",
	},
	"execution-quorum-not-reached": {
		zh: "自行执行过账本的节点签名数不足：信任政策要求更多执行方签名。",
		en: "Too few of the nodes that execute the log themselves signed: the trust policy asks for more.",
	},
	"cosigner-replaced": {
		zh: "见证方签名数不足：其余签名者签署时已不再是见证方，不能计入。",
		en: "Too few cosigners signed: others who signed had left by then, and do not count.",
	},
	"executor-replaced": {
		zh: "执行方签名数不足：其余签名者签署时已不再是执行方，不能计入。",
		en: "Too few executors signed: others who signed had left by then, and do not count.",
	},
	"cosigner-unknown": {
		zh: "检查点上有信任政策不认识的签名，无法核验其真伪：签名被改动过，或政策已更新。",
		en: "A signature under the checkpoint is of no key the trust policy names, so it cannot be checked: it was changed, or the policy is out of date.",
	},
	"size-out-of-range": checkpointUnreadable,
	"index-out-of-range": changed,
	"hash-length-wrong": damaged,
	"proof-too-short": changed,
	"proof-too-long": changed,
	"root-mismatch": changed,
	"entry-ledger": {
		zh: "登记的内容属于另一个账本。",
		en: "The act on the record was meant for another ledger.",
	},
	"entry-signature": {
		zh: "当事人的签名不成立：账本登记了一份签名无效的文件。请报告。",
		en: "A signature under the act is not good: the log holds an act that was never validly signed. Report this.",
	},
	"entry-result": {
		zh: "登记的办理结果读不出来。",
		en: "The result on the record cannot be read.",
	},
	"envelope-too-large": envelopeUnreadable,
	"envelope-truncated": envelopeUnreadable,
	"envelope-version": envelopeUnreadable,
	"envelope-trailing-bytes": envelopeUnreadable,
	"envelope-signature-count": envelopeUnreadable,
	"envelope-signature-size": envelopeUnreadable,
	"payload-not-utf8": envelopeUnreadable,
	"payload-not-json": envelopeUnreadable,
	"payload-not-exact": envelopeUnreadable,
	"payload-not-integer": envelopeUnreadable,
	"payload-too-deep": envelopeUnreadable,
	"payload-members": envelopeUnreadable,
	"state-malformed": {
		zh: "状态证明格式不对：残缺或被改动。",
		en: "The state proof is not well formed: it is damaged or was changed.",
	},
	"state-other-claim": {
		zh: "文件声称有这条记录而证明说没有，或者相反。",
		en: "The file claims a record where its proof says there is none, or the reverse.",
	},
	"state-foreign-leaf": stateChanged,
	"state-root-differs": stateChanged,
	"state-value": {
		zh: "证明的记录读不出来。",
		en: "The proved record cannot be read.",
	},
};

/** A reason in words, both languages: what is wrong and, where there is something, what to do. */
export function explain(reason: VerifyReason): Words {
	return words[reason];
}

/** Every reason there is. */
export const verifyReasons = Object.keys(words) as readonly VerifyReason[];
