import { isOverdue, usedDaysOf } from "../../calendar/limit-clock.ts";
import type { DecideInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { reopened } from "../rules/appeals.ts";
import { calendarOf, counted } from "../rules/clocks.ts";
import { feeOf } from "../rules/fee.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { requireHeard } from "../rules/procedures.ts";
import { basisOf, permittedBy, ruleDecisionOf } from "../rules/rule-basis.ts";
import { line, type Spoken, speak } from "../rules/speak.ts";
import { placeOf, requireNoPart, requireStatus, type Seat, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { logged, openStage, paused, type Turn } from "../rules/turn.ts";
import { caseAction } from "../save.ts";
import type { Case } from "../schema.ts";

/**
 * Decides a case: a named officer, confirmed by a second where the flow says so; or the department's seal by rule, which can only grant. A
 * denial names the law. Refuses to grant against a binding objection.
 */
export const decide = caseAction<DecideInput>((turn, input) => {
	const { context, record } = turn;
	requireStatus(record, "reviewing");
	requireHeard(record);
	const automatic = context.principal.kind === "department";
	const seat = automatic ? ruleSeat(turn, input) : officerSeat(turn);
	const grounds = groundsOf(turn, input);
	const { outcome, clause, reasons } = input;
	if (outcome === "denied" && !clause) refuse("clause-needed");
	if (outcome === "granted" && objected(turn)) refuse("binding-objection");
	const said = { outcome, ...(clause ? { clause } : {}), ...(reasons === undefined ? {} : { reasons }) };
	const spoken = speak(turn, seat, said);
	return spoken.opinion
		? decided(turn, input, { spoken, stage: seat.stage.id, automatic, grounds })
		: spoken.record;
});

function officerSeat(turn: Turn): Seat {
	const id = decidingStage(turn);
	const seat = seatOf(turn.context, turn.record, id);
	requireFresh(turn, id);
	return seat;
}

/** A rule acts through the seal, never on its department's own application and never after an appeal went against the first outcome. */
function ruleSeat({ context, flow, record }: Turn, { outcome, ruleDecision }: DecideInput): Seat {
	if (!flow.automatic || record.appeal) refuse("officer-needed");
	const seat = placeOf(context, record, decidingStage({ flow }));
	requireNoPart(record, context.principal.account, context.principal.department);
	if (outcome === "denied") refuse("automatic-denial");
	if (ruleDecision === undefined) refuse("rule-decision-needed");
	return seat;
}

/** The rules a decision rests on. A denial may rest on what the rule found; a grant only on a rule that says yes. */
function groundsOf(turn: Turn, input: DecideInput): Grounds {
	const { outcome, ruleDecision } = input;
	const fee = feeOf(turn, input);
	const use = turn.flow.rules?.grant;
	if (ruleDecision === undefined) return fee;
	const basis =
		outcome === "granted"
			? permittedBy(turn, use, ruleDecision)
			: basisOf(ruleDecisionOf(turn, use, ruleDecision));
	return { ...fee, basis };
}

function decidingStage({ flow }: Pick<Turn, "flow">): string {
	return flow.stages.find(({ decides }) => decides)!.id;
}

function objected({ flow, record }: Turn): boolean {
	const binding = new Set(flow.stages.filter((each) => each.binding).map(({ id }) => id));
	return record.stages.some(
		({ id, offices }) => binding.has(id) && offices.some(({ opinion }) => opinion?.outcome === "disagree"),
	);
}

type Grounds = Pick<NonNullable<Case["decision"]>, "basis" | "feeFen" | "feeBasis">;

interface Deciding {
	readonly spoken: Spoken;
	readonly stage: string;
	readonly automatic: boolean;
	readonly grounds: Grounds;
}

function decided(turn: Turn, input: DecideInput, { spoken, stage, automatic, grounds }: Deciding): Case {
	const { context, flow, record } = turn;
	const { outcome, document } = input;
	const promised = record.promised!;
	const handlingDays = counted(usedDaysOf(promised, context.timeMs, calendarOf(context)));
	const overdue = record.late || isOverdue(promised, context.timeMs);
	const figures = { handlingDays, overdue, automatic };
	const extras = { ...(document === undefined ? {} : { document }), ...grounds };
	const decision = { ...spoken.opinion!, outcome, ...figures, ...extras };
	const offices = [{ department: record.department, role: "case-clerk" } as const];
	const delivery = openStage(context, { id: ownStages.delivery, days: flow.deliveryDays, offices });
	const after = reopened({ ...paused(context, spoken.record), status: "decided", decision }, delivery);
	return logged(turn, after, { ...line("decided", stage, input), ...figures });
}
