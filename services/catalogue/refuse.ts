import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { RefusalCode } from "./refusals.ts";

/** Ends the act with a refusal of this service. */
export function refuse(code: RefusalCode): never {
	throw new Refusal(`catalogue/${code}`);
}
