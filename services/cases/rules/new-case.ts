import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Flow, FlowVersion } from "../flow-schema.ts";
import type { SubmitInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Case } from "../schema.ts";
import { flowKey, flows, flowVersions } from "../state.ts";
import { ownStages } from "./flow-fault.ts";
import { flowInForce } from "./flow-in-force.ts";
import { openStage } from "./turn.ts";

/** The version of an item's flow in force now. Refuses flow-unknown. */
export function versionNow(context: CheckContext, item: string): FlowVersion {
	const header = context.get(flows, item) ?? refuse("flow-unknown");
	const version = flowInForce(header, context.timeMs) ?? refuse("flow-unknown");
	return context.get(flowVersions, flowKey(item, version)) ?? refuse("flow-unknown");
}

/** What a case begins with; everything but who acts for whom is as it was handed in. */
export interface Beginning extends Omit<SubmitInput, "item"> {
	readonly applicant: string;
	readonly parties: string[];
	readonly proactive?: true;
}

/** A case as it stands when it is handed in, with its intake open and nothing in its log yet. */
export function newCase(context: CheckContext, found: FlowVersion, beginning: Beginning): Case {
	const { department, version, flow, item } = found;
	const { role, days } = flow.intake;
	return {
		...beginning,
		id: context.transaction,
		item,
		flowVersion: version,
		department,
		status: "submitted",
		public: inOrder(flow, beginning.public),
		submittedMs: context.timeMs,
		receivedMs: context.timeMs,
		late: false,
		stages: [openStage(context, { id: ownStages.intake, days, offices: [{ department, role }] })],
		corrections: 0,
		log: [],
	};
}

/** Public members in the order the flow declares them: the first is what lists find the case by. */
function inOrder({ publicMembers }: Flow, given: SubmitInput["public"]): SubmitInput["public"] {
	return Object.fromEntries(publicMembers.map(({ name }) => [name, given[name]!]));
}
