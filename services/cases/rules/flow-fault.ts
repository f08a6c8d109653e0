import type { Flow, FlowStage } from "../flow-schema.ts";
import type { RefusalCode } from "../refusals.ts";
import { linesNeeded } from "./log-room.ts";
import { wiringFault } from "./wiring-fault.ts";

/** Stages the engine opens by itself. */
export const ownStages = {
	intake: "intake",
	appeal: "appeal",
	delivery: "delivery",
	complaint: "complaint",
} as const;

/** A log has so many lines for what a case needs; the others are for handing over, second thoughts and further appeals. */
const mostLines = 300;

/**
 * What keeps a flow from being run, as a refusal code; undefined where nothing does. Every stage opens at some time and leads to the
 * one stage that decides; limits hold one another; joint reviewers are different departments.
 */
export function flowFault(flow: Flow): RefusalCode | undefined {
	const { stages, limits } = flow;
	if (!wellFormed(flow)) return "flow-text";
	return (
		namesFault(flow) ??
		orderFault(stages) ??
		officesFault(flow) ??
		wiringFault(flow) ??
		procedureFault(flow) ??
		(linesNeeded(flow) > mostLines ? "flow-too-long" : undefined) ??
		(limits.promisedDays > limits.statutoryDays || longestPath(stages) > limits.promisedDays
			? "flow-limits"
			: undefined)
	);
}

function namesFault({ stages, materials, publicMembers, procedures = [] }: Flow): RefusalCode | undefined {
	if (repeated(stages.map(({ id }) => id))) return "flow-stage-repeated";
	if (stages.some(({ id }) => Object.hasOwn(ownStages, id))) return "flow-stage-reserved";
	const names = [
		procedures.map(({ id }) => id),
		materials.map(({ code }) => code),
		publicMembers.map(({ name }) => name),
	];
	return names.some(repeated) ? "flow-name-repeated" : undefined;
}

function orderFault(stages: readonly FlowStage[]): RefusalCode | undefined {
	const ids = new Set(stages.map(({ id }) => id));
	if (stages.some(({ after = [] }) => repeated(after) || after.some((id) => !ids.has(id))))
		return "flow-after-unknown";
	if (reachable(stages).size < stages.length) return "flow-unreachable";
	const deciding = stages.filter(({ decides }) => decides);
	if (deciding.length !== 1 || deciding[0]!.offices.length !== 1) return "flow-decision";
	const followed = new Set(stages.flatMap(({ after = [] }) => after));
	const last = stages.filter(({ id }) => !followed.has(id));
	return last.length === 1 && last[0] === deciding[0] ? undefined : "flow-dead-end";
}

/** A procedure belongs to a stage; what an applicant may demand is one hearing, where it is decided: no earlier stage is sure to be open still. */
function procedureFault({ procedures = [], stages }: Flow): RefusalCode | undefined {
	const demanded = procedures.filter(({ onDemand }) => onDemand);
	const deciding = stages.find(({ decides }) => decides);
	const good =
		procedures.every(({ stage }) => stages.some(({ id }) => id === stage)) &&
		demanded.length <= 1 &&
		demanded.every(({ kind, stage }) => kind === "hearing" && stage === deciding?.id);
	return good ? undefined : "flow-procedure";
}

function officesFault({ stages, automatic }: Flow): RefusalCode | undefined {
	if (stages.some(({ offices }) => repeated(offices.map(({ department }) => department))))
		return "flow-office-repeated";
	// A rule has no second officer, and what other stages say is not for it to leave out.
	if (automatic && (stages.length > 1 || stages[0]?.fourEyes)) return "flow-automatic";
	return undefined;
}

/** Stages that open when everything before them closes; a stage in a circle never does. */
function reachable(stages: readonly FlowStage[]): ReadonlySet<string> {
	const open = new Set<string>();
	for (let round = 0; round < stages.length; round++) {
		for (const { id, after = [] } of stages) if (after.every((each) => open.has(each))) open.add(id);
	}
	return open;
}

/** Working days of the slowest way through an order without circles. */
function longestPath(stages: readonly FlowStage[]): number {
	const ends = new Map<string, number>();
	for (let round = 0; round < stages.length; round++) {
		for (const { id, days, after = [] } of stages)
			ends.set(id, days + Math.max(0, ...after.map((each) => ends.get(each) ?? 0)));
	}
	return Math.max(0, ...ends.values());
}

function repeated(names: readonly string[]): boolean {
	return new Set(names).size < names.length;
}

/** Half a surrogate pair is no character and has no canonical JSON (RFC 8785 §3.2.2.2). */
function wellFormed(value: unknown): boolean {
	if (typeof value === "string") return value.isWellFormed();
	if (typeof value !== "object" || value === null) return true;
	return Object.values(value).every(wellFormed);
}
