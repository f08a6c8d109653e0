import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { pageFind, pageFrom } from "../../page.ts";
import { tallies as collection } from "../state.ts";
import type { TalliesQuery, TallyPage } from "../views.ts";

/** The monthly figures as they are kept, newest first, for whoever counts them again. */
export const tallies: Query<TalliesQuery, TallyPage> = (context, { item, department, ...page }) =>
	pageFrom(
		context.find(collection, pageFind(page, { item, department }, { order: "-month" })),
		(tally) => tally,
	);
