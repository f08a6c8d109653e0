import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";
import type { Founding } from "./first-start.ts";

/** The verifier key of this node's log (C2SP signed-note). */
export function serverVkey({ genesis, logKey: own }: Founding): string {
	return vkeyOf(logKey(genesis.origin, own.secretKey));
}
