import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { FlowVersion } from "../flow-schema.ts";
import type { CaseResult, OfferInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import { requireComplete, requirePublic } from "../rules/materials.ts";
import { newCase, versionNow } from "../rules/new-case.ts";
import { requireSealed } from "../rules/sealed-contents.ts";
import { logged } from "../rules/turn.ts";
import { type Change, save } from "../save.ts";
import { cases, offerKey, offers } from "../state.ts";

/**
 * Begins a case for the owner of contents the department holds already and may open for this purpose (免申即享): the owner's tag is the applicant,
 * who can withdraw, appeal and rate like any other. By the department's seal or its clerk, where the flow lets it. Refuses not-proactive,
 * office-other, offered-already and what submit refuses.
 */
export const offer: Action<OfferInput, CaseResult, Change> = {
	check(context, { item, ...known }) {
		const found = versionNow(context, item);
		const handedIn = { ...known, materials: [] };
		const applicant = ownerOf(context, found, handedIn);
		requirePublic(found.flow, known.public);
		requireComplete(found.flow, []);
		const before = context.get(offers, offerKey(item, applicant));
		if (before && context.get(cases, before.case)?.decision?.outcome !== "denied") refuse("offered-already");
		const record = newCase(context, found, { ...handedIn, applicant, parties: [applicant], proactive: true });
		return { after: logged({ context, flow: found.flow }, record, { act: "submitted" }) };
	},
	apply(context, { item }, change) {
		const { id, applicant } = change.after;
		context.put(offers, offerKey(item, applicant), { case: id, item, applicant });
		return save(context, change);
	},
};

/** The one person all contents are of. */
function ownerOf(
	context: CheckContext,
	{ flow, department }: FlowVersion,
	handedIn: Parameters<typeof requireSealed>[2],
): string {
	if (!flow.proactive) refuse("not-proactive");
	if (context.principal.department !== department) refuse("office-other");
	const owners = new Set(requireSealed(context, flow, handedIn).map(({ owner }) => owner));
	const [owner] = owners;
	return owner === undefined || owners.size > 1 ? refuse("content-not-own") : owner;
}
