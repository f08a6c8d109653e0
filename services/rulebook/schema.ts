import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { AccountId, DepartmentId, OfficerId, TimeMs } from "../terms.ts";
import { choice, ruleStatuses, verdicts } from "./choices.ts";
import { Rule, RuleId, values } from "./rule-schema.ts";
import { bounds } from "./rules/rule-bounds.ts";

/** Versions a rule can have; then it is withdrawn and comes back under a new id. */
export const maxVersions = 500;
/** Officers who had a hand in one draft, and who reviewed it. */
const maxPeople = 20;

export const VersionNumber = Type.Integer({ minimum: 1, maximum: maxVersions });
/** 32 octets, base64: the hash of a text, or a commitment. */
export const Hash = Type.String({ pattern: "^[A-Za-z0-9+/]{43}=$", maxLength: 44 });
export const Reason = Type.String({ minLength: 1, maxLength: 1000 });
/** Chosen by whoever decides; random, so that it tells nothing. */
export const DecisionId = Type.String({ pattern: "^[0-9a-f]{32}$", maxLength: 32 });

export const id = worded(RuleId, "规则编号", "Rule id");
export const version = worded(VersionNumber, "版本号", "Version");
export const hash = worded(Hash, "规则文本哈希", "Hash of the rule's text");
export const rule = worded(Rule, "规则文本", "Text of the rule");
const { department, title, effectiveFromMs, effectiveUntilMs } = Rule.properties;

/** What one officer said of one exact text. */
export const Review = closed({
	reviewer: worded(OfficerId, "审核人", "Reviewer"),
	verdict: worded(choice(verdicts), "意见", "Verdict"),
	hash,
	atMs: worded(TimeMs, "审核时间", "Reviewed at"),
	note: worded(Type.Optional(Reason), "说明", "Note"),
});
const reviews = worded(Type.Array(Review, { maxItems: maxPeople }), "审核意见", "Reviews");
const authors = worded(Type.Array(OfficerId, { minItems: 1, maxItems: maxPeople }), "起草人", "Authors");

/** A text on its way to being a version. A new text begins without reviews. */
export const Draft = closed({
	id,
	version,
	department,
	hash,
	authors,
	reviews,
	draftedAtMs: worded(TimeMs, "起草时间", "Drafted at"),
	rule,
});

/** One version as the header lists it. */
export const VersionLine = closed({
	version,
	effectiveFromMs,
	effectiveUntilMs,
	publishedAtMs: worded(TimeMs, "公布时间", "Published at"),
	hash,
});

const Withdrawal = closed({
	atMs: worded(TimeMs, "废止时间", "Withdrawn at"),
	reason: worded(Reason, "废止原因", "Reason"),
});

/** The current header of a rule. */
export const RuleHeader = closed({
	id,
	department,
	title,
	status: worded(choice(ruleStatuses), "状态", "Status"),
	versions: worded(Type.Array(VersionLine, { minItems: 1, maxItems: maxVersions }), "版本", "Versions"),
	withdrawal: worded(Type.Optional(Withdrawal), "废止", "Withdrawal"),
});

/** One published version with all that made it one. Written once; it never changes. */
export const Version = closed({
	id,
	version,
	hash,
	publishedAtMs: worded(TimeMs, "公布时间", "Published at"),
	publisher: worded(AccountId, "公布人", "Published by"),
	authors,
	reviews,
	rule,
});

export const InputCommitment = closed({
	fact: worded(Type.String({ minLength: 1, maxLength: 40 }), "事实名称", "Fact"),
	commitment: worded(Hash, "承诺值", "Commitment"),
});
export const inputs = worded(
	Type.Array(InputCommitment, { minItems: 1, maxItems: bounds.facts }),
	"各事实的承诺值",
	"A commitment to each fact",
);
export const outcome = worded(values("outcome-mismatch"), "决定结果", "Outcome");
export const traceCommitment = worded(Hash, "计算过程承诺值", "Commitment to the trace");
export const decisionId = worded(DecisionId, "决定编号", "Decision id");
export const asOfMs = worded(TimeMs, "适用时点", "As of which time");

/** A sealed content that facts were read from. */
const Source = closed({
	content: worded(Type.String({ maxLength: 64, pattern: "^[0-9a-f]{64}$" }), "密封内容", "Sealed content"),
	commitment: worded(Hash, "承诺值", "Commitment"),
});
/** Most sealed contents one decision rests on. */
export const mostSources = 20;
export const sources = worded(
	Type.Optional(Type.Array(Source, { minItems: 1, maxItems: mostSources })),
	"事实取自的密封内容",
	"Sealed contents the facts were read from",
);

export const matter = worded(
	Type.Optional(Type.String({ maxLength: 64, pattern: "^[0-9a-f]{64}$" })),
	"所涉办件号",
	"Case it was made for",
);

/** What was decided, by which text and over which facts, with no fact in it. Written once. */
export const Decision = closed({
	decision: decisionId,
	id,
	version,
	hash,
	matter,
	department: worded(DepartmentId, "决定部门", "Department"),
	decidedBy: worded(AccountId, "作出人", "Decided by"),
	asOfMs,
	decidedAtMs: worded(TimeMs, "登记时间", "Recorded at"),
	inputs,
	sources,
	outcome,
	traceCommitment,
});

/** How much a rule was used. */
export const Usage = closed({
	id,
	department,
	decisions: worded(Type.Integer({ minimum: 0 }), "自动决定数", "Decisions recorded"),
});

export type Review = Static<typeof Review>;
export type Draft = Static<typeof Draft>;
export type VersionLine = Static<typeof VersionLine>;
export type RuleHeader = Static<typeof RuleHeader>;
export type Version = Static<typeof Version>;
export type InputCommitment = Static<typeof InputCommitment>;
export type Decision = Static<typeof Decision>;
export type Usage = Static<typeof Usage>;
