import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { CaseResult, SubmitInput } from "../inputs.ts";
import { requireComplete, requireListed, requirePublic } from "../rules/materials.ts";
import { newCase, versionNow } from "../rules/new-case.ts";
import { requireOwner, requireSealed } from "../rules/sealed-contents.ts";
import { logged } from "../rules/turn.ts";
import { type Change, save } from "../save.ts";

/**
 * Hands in an application, by the applicant or whom they delegated; the case is named by this act's id. It keeps the version of the flow in
 * force now. Refuses what the flow does not ask for and what it misses, and sealed contents that are not the applicant's or that the entitled
 * departments could not open.
 */
export const submit: Action<SubmitInput, CaseResult, Change> = {
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
		requireOwner(context, requireSealed(context, flow, handedIn));
		const { account, subject } = context.principal;
		const parties = [...new Set([subject, account])];
		const record = newCase(context, found, { ...handedIn, applicant: subject, parties });
		return { after: logged({ context }, record, { act: "submitted" }) };
	},
	apply: (context, _input, change) => save(context, change),
};
