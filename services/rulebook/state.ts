import { collection } from "@mingjian/ledger/runtime/collection.ts";
import { Decision, Draft, RuleHeader, Usage, Version } from "./schema.ts";

/** Current header of each rule, by id. Its stamp proves that no write was left out. */
export const rules = collection("rulebook.rule", RuleHeader, {
	history: true,
	columns: ({ id, department, status, versions }) => ({ id, department, status, version: versions.length }),
	text: ({ id, title }) => [title.zh, title.en, id],
});

/** Every version, by `versionKey`. Revision 1 for ever. */
export const versions = collection("rulebook.version", Version, {
	history: true,
	columns: ({ id, version, rule }) => ({ id, version, department: rule.department }),
});

/** The one draft of a rule, by its id. Its stamp keeps every text and review countable. */
export const drafts = collection("rulebook.draft", Draft, {
	history: true,
	columns: ({ id, department, version }) => ({ id, department, version }),
});

/** Decisions, by their id. Revision 1 for ever. */
export const decisions = collection("rulebook.decision", Decision, {
	history: true,
	columns: ({ decision, id, version, department, decidedAtMs }) => ({
		decision,
		id,
		version,
		department,
		decidedAtMs,
	}),
});

/** Use of each rule, by its id. */
export const usages = collection("rulebook.usage", Usage, {
	columns: ({ id, department, decisions: count }) => ({ id, department, decisions: count }),
});

/** `id@version` */
export function versionKey(id: string, version: number): string {
	return `${id}@${version}`;
}
