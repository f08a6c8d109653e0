import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { offers as collection } from "../state.ts";
import type { OfferPage, OffersQuery } from "../views.ts";

/** For whom a case of a proactive item was begun last, by themselves or by the department. */
export const offers: Query<OffersQuery, OfferPage> = (context, { item, applicant, ...page }) =>
	pageFrom(
		context.find(collection, pageFind(page, { item, applicant }, { order: "applicant" })),
		(each) => each,
	);
