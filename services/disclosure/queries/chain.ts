import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { ChainParameters, ChainResult } from "../query-schema.ts";
import { chains } from "../state.ts";

/** How many openings a tag has, and which disputes wait; of a tag nothing was ever opened of, zero. */
export const chain: Query<Static<typeof ChainParameters>, Static<typeof ChainResult>> = (
	context,
	{ tag },
) => ({
	tag,
	...(context.get(chains, tag) ?? { count: 0, disputes: [] }),
});
