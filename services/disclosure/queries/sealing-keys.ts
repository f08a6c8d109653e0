import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import type { SealingKeysParameters, SealingKeysResult } from "../query-schema.ts";
import { sealingKeys as of } from "../state.ts";

/** A holder's sealing keys, retired ones too; undefined where there are none. */
export const sealingKeys: Query<Static<typeof SealingKeysParameters>, Static<typeof SealingKeysResult>> = (
	context,
	{ holder },
) => context.get(of, holder);
