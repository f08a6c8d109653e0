import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { CaseResult, SubmitInput } from "../inputs.ts";
import { requireComplete, requireListed, requirePublic } from "../rules/materials.ts";
import { newCase, versionNow } from "../rules/new-case.ts";
import { requireOwner, requireSealed } from "../rules/sealed-contents.ts";
import { logged } from "../rules/turn.ts";
import { type Change, save } from "../save.ts";
import { offerKey, offers } from "../state.ts";

interface Submission extends Change {
	/** Accounts of the tags whose contents are handed in, where the item is also offered without an application. */
	readonly owners: readonly string[];
}

/**
 * Hands in an application, by the applicant or whom they delegated; the case is named by this act's id. It keeps the version of the flow in
 * force now. Refuses what the flow does not ask for and what it misses, and sealed contents that are not the applicant's or that the entitled
 * departments could not open.
 */
export const submit: Action<SubmitInput, CaseResult, Submission> = {
	check(context, { item, ...handedIn }) {
		const found = versionNow(context, item);
		const { flow } = found;
		const { materials } = handedIn;
		requireListed(
			flow,
			materials.map(({ code }) => code),
		);
		requireComplete(flow, materials);
		requirePublic(flow, handedIn.public);
		const held = requireSealed(context, flow, handedIn);
		requireOwner(context, held);
		const { account, subject } = context.principal;
		const parties = [...new Set([subject, account])];
		const record = newCase(context, found, { ...handedIn, applicant: subject, parties });
		const owners = flow.proactive ? [...new Set(held.map(({ owner }) => owner))] : [];
		return { after: logged({ context, flow }, record, { act: "submitted" }), owners };
	},
	apply(context, { item }, { owners, ...change }) {
		// Whoever applied is not offered the same again.
		for (const applicant of owners)
			context.put(offers, offerKey(item, applicant), { case: change.after.id, item, applicant });
		return save(context, change);
	},
};
