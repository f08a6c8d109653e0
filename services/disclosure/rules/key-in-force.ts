import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { SealingKey } from "../schema.ts";
import { sealingKeys } from "../state.ts";

/** A holder's sealing key that content keys may be wrapped to now; undefined where it is unknown or retired. */
export function keyInForce(
	state: Pick<StateReader, "get">,
	holder: string,
	key: string,
): SealingKey | undefined {
	const found = state.get(sealingKeys, holder)?.keys.find((each) => each.key === key);
	return found?.retiredMs === undefined ? found : undefined;
}
