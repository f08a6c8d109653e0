import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, base64, DepartmentId, TimeMs, TransactionId } from "../terms.ts";
import * as term from "./terms.ts";

const { tag, content, wrap, key, group, purpose, number, basis } = term;

/** Most groups and materials sealed in one act. */
export const mostContents = 64;

/** Most departments a content is sealed to. */
export const mostDepartments = 8;

/** Most departments an owner consents to for one content, over all time. */
export const mostConsented = 32;

/** Sealing keys a holder has had at most. */
export const mostSealingKeys = 32;

/** How long a consent lasts at most: five years. */
export const longestConsentMs = 5 * 366 * 24 * 3600 * 1000;

/** How long after an opening the vault still releases. */
export const openingTermMs = 10 * 60 * 1000;

/** Within which time a department answers a dispute or a request: fifteen days. */
export const answerLimitMs = 15 * 24 * 3600 * 1000;

/** Most disputes of one tag that wait for an answer. */
export const mostOpenDisputes = 32;

const department = worded(DepartmentId, "机构", "Department");
const responsible = worded(DepartmentId, "责任机构", "Responsible department");
const timeOf = (zh: string, en: string) => worded(TimeMs, zh, en);
const optionalTime = (zh: string, en: string) => worded(Type.Optional(TimeMs), zh, en);

/** Why an officer needs to see what is sealed. */
export const Reason = Type.Enum([
	"decide-application",
	"check-material",
	"deliver-result",
	"answer-request",
	"supervise",
	"court-order",
	"emergency",
]);

/** What a citizen says against an opening. */
export const Ground = Type.Enum(["no-such-matter", "not-needed", "not-entitled", "other"]);
/** How a department answers a dispute. */
export const Finding = Type.Enum(["justified", "mistaken", "unlawful"]);

export const SealingKeyInput = closed({
	publicKey: worded(term.SealingPublicKey, "封装公钥（base64）", "Sealing public key in base64"),
});
export const RetireInput = closed({ key });
export const SealingKeyResult = closed({ key });

export const SealingKey = closed({
	key,
	publicKey: SealingKeyInput.properties.publicKey,
	sinceMs: timeOf("登记时间", "Since"),
	retiredMs: optionalTime("停用时间", "Retired"),
});
export type SealingKey = Static<typeof SealingKey>;

export const SealingKeysRecord = closed({
	holder: worded(term.Holder, "持有人", "Holder"),
	keys: worded(Type.Array(SealingKey, { maxItems: mostSealingKeys }), "封装公钥", "Sealing keys"),
});
export type SealingKeysRecord = Static<typeof SealingKeysRecord>;

const OwnerWrap = closed({ key, wrap });
const DepartmentWrap = closed({ department, key, wrap });

const bytes = worded(Type.Integer({ minimum: 1, maximum: 8 * 1024 * 1024 }), "密文字节数", "Octets sealed");
const commitment = worded(term.Commitment, "加盐承诺（base64）", "Salted commitment in base64");
const owner = worded(OwnerWrap, "本人的密钥封装", "The owner's wrap");
const departments = worded(
	Type.Array(DepartmentWrap, { minItems: 1, maxItems: mostDepartments }),
	"有权机构的密钥封装",
	"Wraps of the entitled departments",
);

/** One group of fields or one material, sealed. */
export const SealedPart = closed({ content, group, bytes, commitment, owner, departments });
export type SealedPart = Static<typeof SealedPart>;

export const SealInput = closed({
	tag,
	responsible,
	purpose,
	basis,
	contents: worded(
		Type.Array(SealedPart, { minItems: 1, maxItems: mostContents }),
		"密封内容",
		"Sealed contents",
	),
});
export const SealResult = closed({
	contents: worded(Type.Integer({ minimum: 1 }), "密封内容数", "Contents sealed"),
});

export const ContentRecord = closed({
	tag,
	group,
	bytes,
	commitment,
	responsible,
	purpose,
	basis,
	owner,
	departments,
	consented: worded(
		Type.Array(DepartmentId, { maxItems: mostConsented }),
		"本人曾同意查看的机构",
		"Departments the owner ever consented to",
	),
	sealedMs: timeOf("密封时间", "Sealed"),
	replacedBy: worded(Type.Optional(content), "更正后的内容", "Content that corrects it"),
	erasedMs: optionalTime("删除时间", "Erased"),
});
export type ContentRecord = Static<typeof ContentRecord>;

const consentTerms = {
	content,
	department,
	purpose,
	key,
	wrap,
	untilMs: timeOf("同意至", "Consent until"),
};
export const ConsentInput = closed(consentTerms);
export const WithdrawInput = closed({ content, department });
export const ContentResult = closed({ content });

export const ConsentRecord = closed({
	...consentTerms,
	tag,
	sinceMs: timeOf("同意时间", "Consented"),
	withdrawnMs: optionalTime("撤回时间", "Withdrawn"),
});
export type ConsentRecord = Static<typeof ConsentRecord>;

const openTerms = {
	content,
	purpose,
	reason: worded(Reason, "打开原因", "Why it is opened"),
	basis,
};
const collector = worded(
	Type.Optional(Type.String({ maxLength: 33, pattern: "^k[a-z2-7]{32}$" })),
	"取用密钥标识",
	"Key that may fetch it besides the officer's own",
);
export const OpenInput = closed({
	...openTerms,
	more: worded(
		Type.Optional(Type.Array(content, { minItems: 1, maxItems: mostContents - 1 })),
		"同一标签下一并打开的内容",
		"Further contents of the same tag, opened by the same act",
	),
	collector,
});
export const OpenResult = closed({ tag, number, untilMs: timeOf("可取用至", "Released until") });

const Dispute = closed({
	ground: worded(Ground, "异议理由", "Ground"),
	disputedMs: timeOf("提出时间", "Disputed"),
	dueMs: timeOf("答复期限", "Answer due"),
	answeredMs: optionalTime("答复时间", "Answered"),
	finding: worded(Type.Optional(Finding), "答复结论", "Finding"),
	late: worded(Type.Optional(Type.Boolean()), "逾期答复", "Answered late"),
});

/** One opening, numbered under the owner's tag. */
export const DisclosureRecord = closed({
	tag,
	number,
	...openTerms,
	collector,
	group,
	department,
	officer: worded(
		Type.String({ maxLength: 41, pattern: "^officer:k[a-z2-7]{32}$" }),
		"打开的经办人",
		"Officer who opened it",
	),
	opening: worded(TransactionId, "打开的交易", "Transaction that opened it"),
	openedMs: timeOf("打开时间", "Opened"),
	untilMs: OpenResult.properties.untilMs,
	dispute: worded(Type.Optional(Dispute), "异议", "Dispute"),
});
export type DisclosureRecord = Static<typeof DisclosureRecord>;

/** Where the disclosures of an opening stand: from this number on, one unless it says more. */
export const OpeningRecord = closed({
	tag,
	number,
	count: worded(
		Type.Optional(Type.Integer({ minimum: 2, maximum: mostContents })),
		"内容数",
		"How many contents",
	),
});

const OpenDispute = closed({ number, department, dueMs: Dispute.properties.dueMs });

/** How long the chain of a tag is, and what of it waits for an answer. */
export const ChainRecord = closed({
	count: worded(Type.Integer({ minimum: 0 }), "打开次数", "Openings"),
	disputes: worded(
		Type.Array(OpenDispute, { maxItems: mostOpenDisputes }),
		"待答复异议",
		"Disputes to be answered",
	),
});
export type ChainRecord = Static<typeof ChainRecord>;

export const DisputeInput = closed({ tag, number, ground: Dispute.properties.ground });
export const AnswerDisputeInput = closed({
	tag,
	number,
	finding: worded(Finding, "答复结论", "Finding"),
});
export const DisputeResult = closed({ tag, number });

const kind = worded(Type.Enum(["correction", "erasure"]), "请求类型", "Kind of request");
export const RequestInput = closed({
	content,
	kind,
	replacement: worded(Type.Optional(content), "更正后的密封内容", "The corrected content, sealed"),
});
export const RequestResult = closed({ content, dueMs: timeOf("答复期限", "Answer due") });

const outcome = worded(Type.Enum(["granted", "refused"]), "处理结果", "Outcome");
export const AnswerRequestInput = closed({ content, outcome, basis });

export const RequestRecord = closed({
	...RequestInput.properties,
	tag,
	department: responsible,
	requestedMs: timeOf("提出时间", "Requested"),
	dueMs: RequestResult.properties.dueMs,
	outcome: worded(Type.Optional(Type.Enum(["granted", "refused"])), "处理结果", "Outcome"),
	basis: worded(Type.Optional(basis), "法律依据", "Legal basis"),
	answeredMs: optionalTime("答复时间", "Answered"),
	late: worded(Type.Optional(Type.Boolean()), "逾期答复", "Answered late"),
});
export type RequestRecord = Static<typeof RequestRecord>;

/** Why a vault did not release; its own codes (spec/sealed.md §6). */
export const DenialCode = Type.Enum(["vault-release-refused", "vault-release-used"]);

/** What was asked of the vault, as its asker signed it: whoever doubts the report verifies this. */
const AskedOfVault = closed({
	opening: worded(
		Type.String({ maxLength: 64, pattern: "^(owner|[0-9a-f]{64})$" }),
		"所称的打开登记",
		"Opening that was claimed",
	),
	issuedAt: timeOf("请求签署时间", "Signed at"),
	algorithm: worded(Type.Integer({ minimum: 1, maximum: 255 }), "签名算法代码", "Code of the algorithm"),
	publicKey: worded(base64(3072), "公钥（base64）", "Public key in base64"),
	signature: worded(base64(12_288), "签名（base64）", "Signature in base64"),
});

export const ReportDenialInput = closed({
	content,
	asker: worded(AccountId, "请求人账户", "Account of the asker"),
	code: worded(DenialCode, "拒绝原因", "Why it was refused"),
	times: worded(Type.Integer({ minimum: 1, maximum: 1_000_000 }), "次数", "How often"),
	request: worded(AskedOfVault, "最后一次请求", "The latest request"),
});
export const DenialResult = closed({ content, times: ReportDenialInput.properties.times });

/** Somebody known asked the vault for a content and was refused. */
export const DenialRecord = closed({
	...ReportDenialInput.properties,
	tag,
	reportedMs: timeOf("登记时间", "Reported"),
});
export type DenialRecord = Static<typeof DenialRecord>;

export const EraseInput = closed({ content, basis });
