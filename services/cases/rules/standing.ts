import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { CaseStatus } from "../choices.ts";
import type { Flow } from "../flow-schema.ts";
import { refuse } from "../refusals.ts";
import type { Case, OfficeState, StageState } from "../schema.ts";
import { ownStages } from "./flow-fault.ts";
import { requireFresh } from "./took-part.ts";
import type { Turn } from "./turn.ts";

/** An officer's place at an open stage. */
export interface Seat {
	readonly stage: StageState;
	readonly office: OfficeState;
}

/** Refuses case-status unless the case stands at one of these. */
export function requireStatus(record: Case, ...statuses: CaseStatus[]): void {
	if (!statuses.includes(record.status)) refuse("case-status");
}

/** Refuses case-status where no office works on the case; a bad rating is looked into wherever the case stands. */
export function requireInWork(record: Case, stage: string): void {
	if (stage !== ownStages.complaint) requireStatus(record, "submitted", "reviewing", "appealed", "decided");
}

/** The case as the applicant's side goes on with it. Refuses not-applicant for everybody else. */
export function asApplicant({ principal }: CheckContext, record: Case): Case {
	if (principal.subject !== record.applicant) refuse("not-applicant");
	if (record.parties.includes(principal.account)) return record;
	return { ...record, parties: [...record.parties, principal.account] };
}

/** A named officer with no part in the application. Refuses officer-needed for a seal, own-case for whoever applied or helped to. */
export function requireOfficer({ principal }: CheckContext, record: Case): void {
	if (principal.kind !== "officer") refuse("officer-needed");
	requireNoPart(record, principal.account, principal.department);
}

/** Refuses own-case for an account of the applicant's side, and for the department that applied. */
export function requireNoPart(record: Case, account: string, department: string | undefined): void {
	if (record.parties.includes(account) || record.applicant === account || record.applicant === department)
		refuse("own-case");
}

/** Somebody the manifest lets in as a clerk, of the department that handles the item, or its seal where the flow lets a rule act. */
export function requireClerk(context: CheckContext, record: Case, flow: Flow): void {
	if (context.principal.department !== record.department) refuse("office-other");
	if (flow.automatic && context.principal.kind === "department") return;
	requireOfficer(context, record);
}

/**
 * The acting officer's place at a stage. Refuses stage-closed, office-other, and, unless they hold it: escalated (only a
 * supervisor goes on), assigned-other, role-missing.
 */
export function seatOf(context: CheckContext, record: Case, id: string): Seat {
	requireOfficer(context, record);
	const seat = placeOf(context, record, id);
	const { stage, office } = seat;
	const { account } = context.principal;
	const supervises = hasRole(context, "case-supervisor");
	if (office.proposal) {
		if (!hasRole(context, office.role) && !supervises) refuse("role-missing");
		return seat;
	}
	if (office.assignee !== undefined) return office.assignee === account ? seat : refuse("assigned-other");
	if (stage.escalatedMs !== undefined && !supervises) refuse("escalated");
	if (!hasRole(context, office.role) && !supervises) refuse("role-missing");
	return seat;
}

/** The department's place at an open stage, whoever of it acts. Refuses stage-closed, office-other. */
export function placeOf({ principal }: CheckContext, record: Case, id: string): Seat {
	const stage = record.stages.find((each) => each.id === id);
	if (!stage || stage.closedMs !== undefined) refuse("stage-closed");
	const office = stage.offices.find(({ department }) => department === principal.department);
	if (!office) refuse("office-other");
	if (office.opinion) refuse("stage-closed");
	return { stage, office };
}

/** An officer of the acting department to whom a stage can be given. Refuses officer-unknown, own-case, took-part. */
export function requireReceiver(turn: Turn, stage: string, to: string): void {
	const { context, record } = turn;
	const { department } = context.principal;
	const accounts = context.use("accounts");
	const found = accounts.describe(to);
	if (found?.kind !== "officer" || !found.active) refuse("officer-unknown");
	if (department === undefined || !accounts.rolesIn(department, to)) refuse("officer-unknown");
	requireNoPart(record, to, department);
	requireFresh(turn, stage, to);
}

export function hasRole({ principal }: CheckContext, role: string): boolean {
	return principal.roles.includes(role);
}
