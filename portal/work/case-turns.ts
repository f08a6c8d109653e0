import { isOverdue } from "@mingjian/services/calendar/limit-clock.ts";
import type { Flow, Procedure } from "@mingjian/services/cases/flow-schema.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";

/** Acts on a whole case rather than at one of its open stages. */
export type CaseWide = "extend" | "end-procedure";

/** True where an act is one on a whole case. */
export function isCaseWide(action: string): action is CaseWide {
	return action === "extend" || action === "end-procedure";
}

/** What a department may do with a case as a whole as it stands; who of its officers, the record says. */
export function caseWideTurns(
	flow: Flow,
	record: Case,
	{ department, nowMs }: { readonly department: string; readonly nowMs: number },
): readonly CaseWide[] {
	const { status, procedure, extension, statutory } = record;
	const extensible =
		status === "reviewing" &&
		record.department === department &&
		flow.extension !== undefined &&
		extension === undefined &&
		statutory !== undefined &&
		!isOverdue(statutory, nowMs);
	const endable =
		(status === "in-procedure" || status === "reviewing") && procedure?.department === department;
	return [...(endable ? (["end-procedure"] as const) : []), ...(extensible ? (["extend"] as const) : [])];
}

/** Procedures of a stage that can begin now: none is under way, and it was not held since an outcome was overturned last. */
export function proceduresToBegin({ procedures = [] }: Flow, record: Case, stage: string): Procedure[] {
	if (record.status !== "reviewing" || record.procedure) return [];
	const anew = record.log.findLastIndex(({ act }) => act === "appeal-decided");
	const begun = new Set(
		record.log.slice(anew + 1).flatMap(({ act, procedure }) => (act === "procedure-begun" ? procedure : [])),
	);
	return procedures.filter((each) => each.stage === stage && !begun.has(each.id));
}

/** The hearing that an applicant can demand now; undefined where the flow grants none, or it was demanded or held. */
export function hearingToDemand({ procedures = [] }: Flow, record: Case): Procedure | undefined {
	if (!(record.status === "reviewing" || record.status === "in-procedure") || record.hearing)
		return undefined;
	const anew = record.log.findLastIndex(({ act }) => act === "appeal-decided");
	const hearing = procedures.find(({ onDemand }) => onDemand);
	const held = record.log
		.slice(anew + 1)
		.some(({ act, procedure }) => act === "procedure-ended" && procedure === hearing?.id);
	return held ? undefined : hearing;
}
