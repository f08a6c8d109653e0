import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { ChainParametersAnswer } from "../proposals/proposal-schema.ts";
import { contractVersions, current, chainParameters as records } from "../state.ts";

/** What an engine begins with (consensus/cometbft/engine/engine-genesis.ts). */
const beginning = { blockBytes: 4 * 1024 * 1024, evidenceMs: 2 * 24 * 3_600_000 };

/** The engine's parameters in force, and the contracts of which a later version runs. */
export const chainParameters: Query<object, Static<typeof ChainParametersAnswer>> = (context) => ({
	...(context.get(records, current) ?? beginning),
	...(context.get(contractVersions, current) ?? { contracts: [] }),
});
