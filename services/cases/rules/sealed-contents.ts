import type { SealedDescription } from "@mingjian/ledger/runtime/capabilities.ts";
import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Flow } from "../flow-schema.ts";
import type { Sealing } from "../flow-wiring.ts";
import { refuse } from "../refusals.ts";
import type { SubmittedContent, SubmittedMaterial } from "../schema.ts";

/** What is handed in of sealed contents. */
export interface HandedIn {
	readonly contents?: readonly SubmittedContent[];
	readonly materials: readonly SubmittedMaterial[];
}

/** Acts for or as the owner: nobody else hands in a content. Refuses content-not-own. */
export function requireOwner(context: CheckContext, held: readonly SealedDescription[]): void {
	const { subject, signedBy } = context.principal;
	for (const { tag, owner } of held) {
		if (subject === owner) continue;
		// A tag that is an account has keys that can be revoked; then only the account proves anything.
		if (!signedBy.includes(tag) || context.use("accounts").describe(owner)) refuse("content-not-own");
	}
}

/**
 * Everything the flow asks for, sealed, on the record, and open to whom the flow entitles. Gives what the record knows of each content.
 * Refuses contents-unasked, content-group, content-missing, content-not-held, content-not-open, content-differs.
 */
export function requireSealed(context: CheckContext, flow: Flow, handedIn: HandedIn): SealedDescription[] {
	const { contents = [], materials } = handedIn;
	const { sealing } = flow;
	if (!sealing) {
		if (contents.length > 0 || materials.some(({ content }) => content !== undefined))
			refuse("contents-unasked");
		return [];
	}
	const given = new Set(contents.map(({ group }) => group));
	if (sealing.groups.some(({ group, required }) => required && !given.has(group))) refuse("content-missing");
	return requireEach(context, sealing, handedIn);
}

/** Like `requireSealed`, for some of the groups only: what an applicant corrects. */
export function requireEach(
	context: CheckContext,
	sealing: Sealing,
	{ contents = [], materials }: HandedIn,
): SealedDescription[] {
	if (new Set(contents.map(({ group }) => group)).size < contents.length) refuse("content-group");
	const groups = contents.map(({ group, content }) => {
		const declared = sealing.groups.find((each) => each.group === group) ?? refuse("content-group");
		return held(context, sealing, { group, content, departments: declared.departments });
	});
	const files = materials.map(({ code, content, commitment }) => {
		if (content === undefined) return refuse("content-missing");
		const found = held(context, sealing, { group: code, content, departments: sealing.materials });
		return found.commitment === commitment ? found : refuse("content-differs");
	});
	return [...groups, ...files];
}

interface Wanted {
	readonly group: string;
	readonly content: string;
	readonly departments: readonly string[];
}

function held(
	context: CheckContext,
	{ purpose }: Sealing,
	{ group, content, departments }: Wanted,
): SealedDescription {
	const sealed = context.use("sealed");
	const found = sealed.describe(content) ?? refuse("content-not-held");
	if (found.group !== group) refuse("content-group");
	const { timeMs } = context;
	if (!departments.every((department) => sealed.mayOpen({ content, department, purpose, timeMs })))
		refuse("content-not-open");
	return found;
}

/** The contents with the newer ones in the place of older ones of their group. */
export function renewedContents(
	before: readonly SubmittedContent[],
	newer: readonly SubmittedContent[],
): SubmittedContent[] {
	const groups = new Set(newer.map(({ group }) => group));
	return [...before.filter(({ group }) => !groups.has(group)), ...newer];
}
