import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Flow, FlowVersion } from "../flow-schema.ts";
import type { CaseResult, SubmitInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { ownStages } from "../rules/flow-fault.ts";
import { flowInForce } from "../rules/flow-in-force.ts";
import { requireComplete, requireListed, requirePublic } from "../rules/materials.ts";
import { logged, openStage } from "../rules/turn.ts";
import { type Change, save } from "../save.ts";
import type { Case } from "../schema.ts";
import { flowKey, flows, flowVersions } from "../state.ts";

/**
 * Hands in an application, by the applicant or whom they delegated; the case is named by this act's id. It keeps the version of the flow in
 * force now. Refuses what the flow does not ask for and what it misses.
 */
export const submit: Action<SubmitInput, CaseResult, Change> = {
	check(context, input) {
		const found = versionNow(context, input.item);
		requireListed(
			found.flow,
			input.materials.map(({ code }) => code),
		);
		requireComplete(found.flow, input.materials);
		requirePublic(found.flow, input.public);
		return { after: logged({ context }, newCase(context, input, found), { act: "submitted" }) };
	},
	apply: (context, _input, change) => save(context, change),
};

function versionNow(context: CheckContext, item: string): FlowVersion {
	const header = context.get(flows, item) ?? refuse("flow-unknown");
	const version = flowInForce(header, context.timeMs) ?? refuse("flow-unknown");
	return context.get(flowVersions, flowKey(item, version)) ?? refuse("flow-unknown");
}

function newCase(
	context: CheckContext,
	input: SubmitInput,
	{ department, version, flow }: FlowVersion,
): Case {
	const { account, subject } = context.principal;
	const { role, days } = flow.intake;
	const { item, answers, materials, tag } = input;
	return {
		id: context.transaction,
		item,
		flowVersion: version,
		department,
		status: "submitted",
		applicant: subject,
		...(tag === undefined ? {} : { tag }),
		parties: [...new Set([subject, account])],
		answers,
		materials,
		public: inOrder(flow, input.public),
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
