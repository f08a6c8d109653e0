import type { BeginProcedureInput } from "../inputs.ts";
import { procedureToBegin } from "../rules/procedures.ts";
import { requireStatus, seatOf } from "../rules/standing.ts";
import { requireFresh } from "../rules/took-part.ts";
import { logged, paused, started } from "../rules/turn.ts";
import { caseAction } from "../save.ts";

/**
 * Begins a hearing, inspection, appraisal or review by experts that the flow names (行政许可法 Art. 45): the applicant is told how long it takes, and all
 * limits rest for that time and no longer. Each is held once until an outcome is overturned.
 */
export const beginProcedure = caseAction<BeginProcedureInput>((turn, { procedure: id, notice }) => {
	const { context, flow, record } = turn;
	requireStatus(record, "reviewing");
	const { stage, days, law } = procedureToBegin(flow, record, id);
	const { office } = seatOf(context, record, stage);
	requireFresh(turn, stage);
	const clock = started(context, days);
	const { timeMs: atMs } = context;
	const procedure = { procedure: id, stage, department: office.department, atMs, clock, notice };
	return logged(
		turn,
		{ ...paused(context, record), status: "in-procedure", procedure },
		{ act: "procedure-begun", stage, procedure: id, clause: law },
	);
});
