import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Flow, FlowVersion } from "../flow-schema.ts";
import type { PublishedFlow, PublishFlowInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { flowFault } from "../rules/flow-fault.ts";
import { flowHash } from "../rules/flow-hash.ts";
import { flowKey, flows, flowVersions } from "../state.ts";
import { most } from "../terms.ts";

/**
 * Publishes an item's flow, or its next version; cases that run keep the version they began with. Refuses a flow that could not be run, one
 * that is as it was, and everybody but the department that published it first.
 */
export const publishFlow: Action<PublishFlowInput, PublishedFlow, FlowVersion> = {
	check(context, { item, flow, effectiveFromMs = context.timeMs, note }) {
		const department = departmentOf(context);
		const version = nextVersion(context, { item, flow, effectiveFromMs });
		const fault = flowFault(flow);
		if (fault) refuse(fault);
		requireOffices(context, flow);
		requireRecipients(context, flow);
		return {
			item,
			department,
			version,
			effectiveFromMs,
			publishedAtMs: context.timeMs,
			hash: flowHash(flow),
			...(note === undefined ? {} : { note }),
			flow,
		};
	},
	apply(context, { item }, planned) {
		const { version, effectiveFromMs, publishedAtMs, hash, department, flow } = planned;
		const versions = context.get(flows, item)?.versions ?? [];
		const line = { version, effectiveFromMs, publishedAtMs, hash };
		context.put(flowVersions, flowKey(item, version), planned);
		context.put(flows, item, { item, department, title: flow.title, versions: [...versions, line] });
		return { item, version, effectiveFromMs, hash };
	},
};

function departmentOf({ principal }: CheckContext): string {
	if (principal.department === undefined) throw new TypeError("a flow without a department");
	return principal.department;
}

function nextVersion(
	context: CheckContext,
	{
		item,
		flow,
		effectiveFromMs,
	}: { readonly item: string; readonly flow: Flow; readonly effectiveFromMs: number },
): number {
	const header = context.get(flows, item);
	if (header && header.department !== departmentOf(context)) refuse("flow-not-owner");
	const last = header?.versions.at(-1);
	if (effectiveFromMs < Math.max(context.timeMs, last?.effectiveFromMs ?? 0)) refuse("flow-in-past");
	if (last && last.hash === hashOrNone(flow)) refuse("flow-unchanged");
	if (header && header.versions.length >= most.flowVersions) refuse("flow-too-many");
	return (header?.versions.length ?? 0) + 1;
}

/** A flow with half a character has no canonical JSON; `flowFault` says so. */
function hashOrNone(flow: Flow): string | undefined {
	return flowFault(flow) === "flow-text" ? undefined : flowHash(flow);
}

function requireOffices(context: CheckContext, { stages, appeal, sealing }: Flow): void {
	const offices = [...stages.flatMap(({ offices }) => offices), ...(appeal ? [appeal.office] : [])];
	const recipients = sealing
		? [...sealing.materials, ...sealing.groups.flatMap((each) => each.departments)]
		: [];
	const accounts = context.use("accounts");
	for (const department of new Set([...offices.map((each) => each.department), ...recipients])) {
		const found = accounts.describe(department);
		if (found?.kind !== "department" || !found.active) refuse("flow-office-unknown");
	}
}

/** What is sealed has a department responsible for it, which is the flow's and among those it is sealed to. */
function requireRecipients(context: CheckContext, { sealing, materials }: Flow): void {
	if (!sealing) return;
	const lists = sealing.groups.map(({ departments }) => departments);
	const all = materials.length > 0 ? [...lists, sealing.materials] : lists;
	if (!all.every((each) => each.includes(departmentOf(context)))) refuse("flow-sealing");
}
