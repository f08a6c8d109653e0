import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import {
	isOverdue,
	type LimitClock,
	pauseClock,
	resumeClock,
	startClock,
} from "../../calendar/limit-clock.ts";
import type { Flow, FlowStage } from "../flow-schema.ts";
import type { Case, OfficeState, StageState, Step } from "../schema.ts";
import type { Office } from "../terms.ts";
import { calendarOf, counted } from "./clocks.ts";
import { ownStages } from "./flow-fault.ts";
import { requireLine } from "./log-room.ts";

/** One act on one case: what is needed to work out the case after it. */
export interface Turn {
	readonly context: CheckContext;
	readonly flow: Flow;
	readonly record: Case;
}

/** The case with one more line in its log. Refuses case-too-long. */
export function logged(
	{ context, flow }: Pick<Turn, "context" | "flow">,
	record: Case,
	step: Omit<Step, "atMs" | "by" | "department">,
): Case {
	requireLine({ flow }, record, step.act);
	const { timeMs, principal } = context;
	const department = principal.department === undefined ? {} : { department: principal.department };
	return { ...record, log: [...record.log, { atMs: timeMs, by: principal.account, ...department, ...step }] };
}

/** A limit that begins at a moment. Refuses calendar-unpublished. */
export function started(context: CheckContext, days: number, atMs = context.timeMs): LimitClock {
	return counted(startClock(days, atMs, calendarOf(context)));
}

/** A stage that opens now, or began at an earlier moment. */
export function openStage(
	context: CheckContext,
	stage: { readonly id: string; readonly days: number; readonly offices: readonly Office[] },
	atMs = context.timeMs,
): StageState {
	return {
		id: stage.id,
		openedMs: atMs,
		clock: started(context, stage.days, atMs),
		offices: stage.offices.map(({ department, role }) => ({ department, role })),
	};
}

/** The case with every stage opened whose turn has come. */
export function advanced({ context, flow }: Turn, record: Case, atMs = context.timeMs): Case {
	const known = new Map(record.stages.map((each) => [each.id, each]));
	const ready = ({ id, after = [] }: FlowStage) =>
		!known.has(id) && after.every((each) => known.get(each)?.closedMs !== undefined);
	const opened = flow.stages.filter(ready).map((each) => openStage(context, each, atMs));
	return { ...record, stages: [...record.stages, ...opened] };
}

/** The case with another state of one of its stages. */
export function withStage(record: Case, stage: StageState): Case {
	return { ...record, stages: record.stages.map((each) => (each.id === stage.id ? stage : each)) };
}

/** The stage with another state of one of its offices; closed once every office has spoken. */
export function withOffice(context: CheckContext, stage: StageState, office: OfficeState): StageState {
	const offices = stage.offices.map((each) => (each.department === office.department ? office : each));
	const spoken = { ...stage, offices };
	return offices.every(({ opinion }) => opinion) ? closedStage(context, spoken) : spoken;
}

/** The stage closed, its limit at rest. */
export function closedStage(context: CheckContext, stage: StageState): StageState {
	return { ...stage, closedMs: context.timeMs, clock: rested(context, stage.clock) };
}

/** The case with all its limits at rest: it waits for the applicant, or is over. */
export function paused(context: CheckContext, record: Case): Case {
	const late = record.late || (record.promised !== undefined && isOverdue(record.promised, context.timeMs));
	return { ...withClocks(record, (clock) => rested(context, clock)), late };
}

/** The case with the limits of its open stages and its own running again. */
export function resumed(context: CheckContext, record: Case): Case {
	return withClocks(record, (clock) => counted(resumeClock(clock, context.timeMs, calendarOf(context))));
}

/** The case over: its limits at rest and every stage closed. */
export function ended(context: CheckContext, record: Case): Case {
	const rest = paused(context, record);
	const close = (stage: StageState) =>
		stage.closedMs === undefined && !runsOn(stage) ? closedStage(context, stage) : stage;
	return { ...rest, stages: rest.stages.map(close) };
}

/** A bad rating is answered whatever becomes of the case meanwhile. */
function runsOn({ id }: StageState): boolean {
	return id === ownStages.complaint;
}

function rested(context: CheckContext, clock: LimitClock): LimitClock {
	return counted(pauseClock(clock, context.timeMs, calendarOf(context)));
}

function withClocks(record: Case, turn: (clock: LimitClock) => LimitClock): Case {
	const { statutory, promised } = record;
	return {
		...record,
		stages: record.stages.map((stage) =>
			stage.closedMs === undefined && !runsOn(stage) ? { ...stage, clock: turn(stage.clock) } : stage,
		),
		...(statutory ? { statutory: turn(statutory) } : {}),
		...(promised ? { promised: turn(promised) } : {}),
	};
}
