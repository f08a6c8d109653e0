import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { CityRecord } from "../schema.ts";
import { cities, current } from "../state.ts";

/** The city this ledger belongs to. */
export const city: Query<object, CityRecord> = (context) => context.get(cities, current);
