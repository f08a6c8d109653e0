import type { SecretKeyAlgorithm } from "@mingjian/ledger/crypto/signer.ts";
import type { DemoKey, DemoKeys } from "./demo-keys.ts";
import { type DemoPerson, demoPerson } from "./demo-people.ts";

/** A citizen of the demo city who opened an account. */
export interface DemoCitizenKey {
	readonly person: DemoPerson;
	readonly key: DemoKey;
	readonly account: string;
}

const count = 24;
// Most phones hold P-256; some certificates of domestic cards are SM2.
const algorithms: readonly SecretKeyAlgorithm[] = ["P-256", "Ed25519", "P-256", "SM2"];

/** The citizens with accounts: the first of the demo people. */
export function demoCitizens(keys: DemoKeys, divisionCode: string): DemoCitizenKey[] {
	return Array.from({ length: count }, (_, at) => {
		const key = keys.key(`citizen ${at}`, algorithms[at % algorithms.length]);
		return { person: demoPerson(at, divisionCode), key, account: `citizen:${key.id}` };
	});
}
