import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { TimeMs } from "../terms.ts";
import { choice, verdicts } from "./choices.ts";
import {
	asOfMs,
	decisionId,
	hash,
	id,
	inputs,
	matter,
	outcome,
	Reason,
	rule,
	sources,
	traceCommitment,
	version,
} from "./schema.ts";

export const DraftInput = closed({ rule });
export const ReviewInput = closed({
	id,
	version,
	hash,
	verdict: worded(choice(verdicts), "意见", "Verdict"),
	note: worded(Type.Optional(Reason), "说明", "Note"),
});
export const PublishInput = closed({ id, version, hash });
export const WithdrawInput = closed({ id, reason: worded(Reason, "废止原因", "Reason") });
export const RecordDecisionInput = closed({
	decision: decisionId,
	matter,
	id,
	version,
	hash,
	asOfMs,
	inputs,
	sources,
	outcome,
	traceCommitment,
});

export const Drafted = closed({ id, version, hash });
export const Reviewed = closed({
	id,
	version,
	approvals: worded(Type.Integer({ minimum: 0 }), "同意数", "Approvals"),
});
export const Published = closed({
	id,
	version,
	hash,
	effectiveFromMs: worded(TimeMs, "生效时间", "In force from"),
});
export const Withdrawn = closed({ id, atMs: worded(TimeMs, "废止时间", "Withdrawn at") });
export const Recorded = closed({ decision: decisionId, id, version });

export type DraftInput = Static<typeof DraftInput>;
export type ReviewInput = Static<typeof ReviewInput>;
export type PublishInput = Static<typeof PublishInput>;
export type WithdrawInput = Static<typeof WithdrawInput>;
export type RecordDecisionInput = Static<typeof RecordDecisionInput>;
