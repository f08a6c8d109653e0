import type { Draft } from "@mingjian/services/rulebook/schema.ts";
import { drafts, rules } from "@mingjian/services/rulebook/state.ts";
import type { City } from "../city/city.ts";

const mostDrafts = 100;

/** A department's drafts of rules that are not published yet. */
export async function draftsOf({ node }: City, department: string): Promise<Draft[]> {
	const context = node.queryContext("rulebook");
	const found = context.find(drafts, { where: { department }, limit: mostDrafts });
	const waiting = found.rows
		.map(({ record }) => record as Draft)
		.filter(({ id, version }) => (context.get(rules, id)?.versions.length ?? 0) < version);
	await node.durable(context.height);
	return waiting;
}
