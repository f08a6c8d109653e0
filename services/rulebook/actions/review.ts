import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { ReviewInput } from "../inputs.ts";
import { refuse } from "../refusals.ts";
import type { Draft } from "../schema.ts";
import { drafts } from "../state.ts";
import { draftOf, officerOf } from "./own-rule.ts";

interface Reviewed {
	readonly id: string;
	readonly version: number;
	readonly approvals: number;
}

const mostReviews = 20;

/** Signs what an officer thinks of exactly one text. Refuses authors, seals, second reviews and any other text than the draft. */
export const review: Action<ReviewInput, Reviewed, Draft> = {
	check(context, { id, version, hash, verdict, note }) {
		const reviewer = officerOf(context);
		const found = draftOf(context, { id, version, hash });
		if (found.authors.includes(reviewer)) refuse("review-own");
		if (found.reviews.some((each) => each.reviewer === reviewer)) refuse("review-repeated");
		if (found.reviews.length >= mostReviews) refuse("too-many-people");
		const said = { reviewer, verdict, hash, atMs: context.timeMs, ...(note === undefined ? {} : { note }) };
		return { ...found, reviews: [...found.reviews, said] };
	},
	apply(context, { id, version }, reviewed) {
		context.put(drafts, id, reviewed);
		const approvals = reviewed.reviews.filter(({ verdict }) => verdict === "approve").length;
		return { id, version, approvals };
	},
};
