import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { ProposalsPage, ProposalsParameters } from "../proposals/proposal-schema.ts";
import { proposals as records } from "../state.ts";

/** What was proposed, newest first. */
export const proposals: Query<Static<typeof ProposalsParameters>, Static<typeof ProposalsPage>> = (
	context,
	{ status, ...page },
) => pageFrom(context.find(records, pageFind(page, { status }, { order: "-number" })), (record) => record);
