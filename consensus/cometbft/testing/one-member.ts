import { join } from "node:path";
import { CometbftDriver, type CometbftSetting } from "../cometbft-driver.ts";
import { engineGenesis } from "../engine/engine-genesis.ts";
import { makeEngineKeys } from "../engine/engine-keys.ts";

/** Where the small machine of the driver cases begins. */
const record = { height: 0, root: new Uint8Array(32) };

/** A driver whose engine has one member, for a machine that begins with nothing, in a directory of its own. */
export function oneMember(directory: string, changes: Partial<CometbftSetting> = {}): CometbftDriver {
	const home = join(directory, "engine");
	const { validatorKey } = makeEngineKeys(home);
	const members = [{ name: "only", validatorKey, power: 10 }];
	const genesis = engineGenesis({ chainId: "one-member", timeMs: foundedMs, members, record });
	return new CometbftDriver({ home, genesis, listen: "127.0.0.1:0", peers: [], ...changes });
}

const foundedMs = Date.now();
