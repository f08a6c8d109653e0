import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { versionInForce } from "../rules/version-in-force.ts";
import { rules, usages, versionKey, versions } from "../state.ts";
import type { RuleQuery, RuleView } from "../views.ts";

/**
 * One rule with one version of its text: the version asked for, else the one in force at the time asked for, else, where none
 * is, no text. Undefined for an unknown id or version.
 */
export const rule: Query<RuleQuery, RuleView> = (context, { id, version, atMs = context.timeMs }) => {
	const header = context.get(rules, id);
	const stamp = context.stamp(rules, id);
	if (!header || !stamp) return undefined;
	const inForce = versionInForce(header, atMs)?.version;
	const wanted = version ?? inForce;
	if (wanted !== undefined && wanted > header.versions.length) return undefined;
	const shown = wanted === undefined ? undefined : context.get(versions, versionKey(id, wanted));
	const usage = context.get(usages, id) ?? { id, department: header.department, decisions: 0 };
	return {
		header,
		stamp,
		...(inForce === undefined ? {} : { inForce }),
		...(shown ? { shown } : {}),
		usage,
	};
};
