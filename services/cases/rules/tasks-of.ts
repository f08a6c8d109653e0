import type { Case, OfficeState, StageState, Task } from "../schema.ts";
import { ownStages } from "./flow-fault.ts";

/** The work that offices have with a case: one task for each office of an open stage that has not spoken. */
export function tasksOf(record: Case): Task[] {
	return record.stages
		.filter(({ closedMs }) => closedMs === undefined)
		.flatMap((stage) =>
			stage.offices.filter(({ opinion }) => !opinion).map((office) => taskOf(record, stage, office)),
		);
}

function taskOf(record: Case, stage: StageState, office: OfficeState): Task {
	const { procedure, status } = record;
	const inProcedure = status === "in-procedure" && procedure?.stage === stage.id;
	const rests = status === "correcting" || status === "in-procedure";
	const { deadlineMs } = inProcedure ? procedure.clock : stage.clock;
	return {
		case: record.id,
		item: record.item,
		stage: stage.id,
		department: office.department,
		role: office.role,
		...(office.assignee === undefined ? {} : { assignee: office.assignee }),
		...(deadlineMs === undefined ? {} : { deadlineMs }),
		escalated: stage.escalatedMs !== undefined,
		second: office.proposal !== undefined,
		paused: rests && !inProcedure && stage.id !== ownStages.complaint,
	};
}
