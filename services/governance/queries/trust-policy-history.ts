import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { pageFind, pageFrom } from "../../page.ts";
import type { HistoryPage, HistoryParameters } from "../query-schema.ts";
import { policyVersions } from "../state.ts";

/** Every trust policy there was, newest first. */
export const trustPolicyHistory: Query<Static<typeof HistoryParameters>, Static<typeof HistoryPage>> = (
	context,
	page,
) => pageFrom(context.find(policyVersions, pageFind(page, {}, { order: "-version" })), (record) => record);
