import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { certificates } from "../state.ts";
import type { HistoryParameters, HistoryResult } from "./results.ts";

/**
 * Every entry that wrote a certificate, first to last. Folding the transactions gives the stamp (`stampOf`), which a
 * state proof binds: an entry left out, added or put elsewhere does not.
 */
export const readHistory: Query<HistoryParameters, Static<typeof HistoryResult>> = (
	context,
	{ identifier },
) => {
	const record = context.get(certificates, identifier);
	const stamp = context.stamp(certificates, identifier);
	if (!record || !stamp) return undefined;
	const { transaction, changes = [], previous, next } = record;
	const first = {
		transaction,
		status: "valid" as const,
		reason: previous === undefined ? "issued" : "follows",
	};
	return {
		identifier,
		entries: [first, ...changes],
		...(previous === undefined ? {} : { previous }),
		...(next === undefined ? {} : { next }),
		...stamp,
	};
};
