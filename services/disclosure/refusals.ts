import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Why the disclosure service says no. Codes are API: never reused. */
export const disclosureRefusals = {
	"sealing-key-invalid": {
		zh: "这不是有效的封装公钥。请使用未压缩的 P-256 公钥。",
		en: "This is no sealing key. Give an uncompressed P-256 point.",
	},
	"sealing-key-registered": {
		zh: "该封装公钥已登记过，不能再次登记。",
		en: "The sealing key was registered before and is not registered again.",
	},
	"sealing-keys-too-many": {
		zh: "封装公钥已达三十二个。",
		en: "This holder has had thirty-two sealing keys, the most there can be.",
	},
	"sealing-key-unknown": {
		zh: "收件人没有登记该封装公钥，或已停用。请查询其现行公钥后重新封装。",
		en: "The recipient has no such sealing key in force. Ask for their present key and wrap again.",
	},
	"owner-unproved": {
		zh: "没有证明您持有该标签。请用标签密钥签署。",
		en: "Nothing proves that the tag is yours. Sign with the tag's key.",
	},
	"content-sealed": {
		zh: "该密封内容已经登记过。",
		en: "This content is on the record already.",
	},
	"departments-unfit": {
		zh: "责任机构须在有权机构之中，且每个机构只列一次；机构代为密封时须为责任机构。",
		en: "The responsible department must be among the entitled ones, each named once; a department that seals is the responsible one.",
	},
	"content-unknown": { zh: "没有这项密封内容。", en: "There is no such sealed content." },
	"content-erased": { zh: "该内容已删除。", en: "The content was erased." },
	"consent-term": {
		zh: "同意期限须在现在之后，最长五年。",
		en: "Consent ends after now and lasts five years at most.",
	},
	"consent-needless": {
		zh: "该机构已经有权查看此内容。",
		en: "The department is entitled to this content already.",
	},
	"consents-too-many": {
		zh: "对该内容同意过的机构已达三十二个。",
		en: "Thirty-two departments had consent for this content, the most there can be.",
	},
	"consent-unknown": {
		zh: "没有这项同意，或已撤回。",
		en: "There is no such consent, or it was withdrawn.",
	},
	"asker-unknown": {
		zh: "账本上没有该请求人的账户。",
		en: "The record knows no such account of an asker.",
	},
	"officer-needed": {
		zh: "打开密封内容须由具名经办人签署，机构印章不能代替。",
		en: "An officer opens sealed data in person; a department's seal does not.",
	},
	"not-entitled": {
		zh: "贵机构就此目的无权查看该内容，也没有本人的有效同意。",
		en: "The department is not entitled to this content for this purpose, and no consent is in force.",
	},
	"tags-differ": {
		zh: "一次登记只能打开同一标签下的内容。请分别登记。",
		en: "One act opens contents of one tag. Open the others by an act of their own.",
	},
	"content-repeated": {
		zh: "同一内容写了两次。请去掉重复的。",
		en: "One content is named twice. Leave the second out.",
	},
	"dispute-overdue": {
		zh: "贵机构对该当事人的异议逾期未答复。答复之前不能再打开其内容。",
		en: "The department owes this person the answer to a dispute. Nothing more of theirs is opened before it is given.",
	},
	"disclosure-unknown": { zh: "没有这个序号的打开记录。", en: "There is no opening of that number." },
	"dispute-raised": { zh: "对该次打开已提出过异议。", en: "This opening was disputed before." },
	"disputes-too-many": {
		zh: "待答复的异议已达三十二件。",
		en: "Thirty-two disputes wait for an answer, the most there can be.",
	},
	"dispute-unknown": {
		zh: "没有待贵机构答复的这件异议。",
		en: "No such dispute waits for an answer by this department.",
	},
	"own-opening": {
		zh: "打开该内容的经办人不能自己答复异议。",
		en: "The officer who opened the content does not answer its dispute.",
	},
	"request-open": {
		zh: "对该内容已有一件待答复的请求。",
		en: "A request about this content waits for its answer already.",
	},
	"replacement-unfit": {
		zh: "更正请求须附上同一标签、同一字段组的新密封内容；删除请求不附。",
		en: "A correction names another content of the same tag and group; an erasure names none.",
	},
	"request-unknown": {
		zh: "没有待贵机构答复的请求。",
		en: "No request about this content waits for an answer by this department.",
	},
	"not-responsible": {
		zh: "该内容由其他机构负责。",
		en: "Another department is responsible for this content.",
	},
} as const satisfies Record<string, Words>;

/** Refuses with one of this service's codes. */
export function refuse(code: keyof typeof disclosureRefusals): never {
	throw new Refusal(`disclosure/${code}`);
}
