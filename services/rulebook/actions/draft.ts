import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { DraftInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Draft } from "../schema.ts";
import { drafts } from "../state.ts";
import { checked, departmentOf, nextVersion, officerOf, ownRule } from "./own-rule.ts";

const mostAuthors = 20;

/**
 * Puts forward the text of a rule's next version; an earlier draft of it gives way, and with it its reviews. Everyone who drafted
 * stays an author. Refuses seals, rules of others and every fault of the text.
 */
export const draft: Action<DraftInput, Pick<Draft, "id" | "version" | "hash">, Draft> = {
	check(context, { rule }) {
		const author = officerOf(context);
		const department = departmentOf(context);
		const { id } = rule;
		const version = nextVersion(ownRule(context, id));
		const earlier = context.get(drafts, id);
		if (rule.department !== department || (earlier && earlier.department !== department)) refuse("not-owner");
		const known = earlier?.version === version ? earlier.authors : [];
		const authors = known.includes(author) ? known : [...known, author];
		if (authors.length > mostAuthors) refuse("too-many-people");
		const { ruleHash: hash } = checked(rule);
		// Else an objection could be shaken off by putting the same text forward again.
		if (known.length > 0 && earlier?.hash === hash) refuse("draft-unchanged");
		return { id, version, department, hash, authors, reviews: [], draftedAtMs: context.timeMs, rule };
	},
	apply(context, _input, planned) {
		context.put(drafts, planned.id, planned);
		const { id, version, hash } = planned;
		return { id, version, hash };
	},
};
