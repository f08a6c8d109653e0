import type { EndProcedureInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { requireOfficer, requireStatus } from "../rules/standing.ts";
import { logged, resumed } from "../rules/turn.ts";
import { caseAction } from "../save.ts";
import type { Case } from "../schema.ts";

/**
 * Ends the procedure under way with a commitment to its minutes or report; the limits run again, where they do not already. By any officer of
 * the department that began it whom the manifest lets in. Refuses procedure-none, office-other.
 */
export const endProcedure = caseAction<EndProcedureInput>((turn, { record: minutes }) => {
	const { context, flow } = turn;
	const { procedure, ...record } = turn.record;
	requireStatus(turn.record, "in-procedure", "reviewing");
	requireOfficer(context, turn.record);
	if (!procedure) return refuse("procedure-none");
	if (procedure.department !== context.principal.department) refuse("office-other");
	const running: Case = resumed(context, { ...record, status: "reviewing" });
	const held =
		running.hearing?.procedure === procedure.procedure
			? { hearing: { ...running.hearing, heldMs: context.timeMs } }
			: {};
	const line = { stage: procedure.stage, procedure: procedure.procedure, record: minutes };
	return logged({ context, flow }, { ...running, ...held }, { act: "procedure-ended", ...line });
});
