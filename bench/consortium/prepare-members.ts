import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { freePorts } from "@mingjian/cli/consortium/free-ports.ts";
import { engineGenesis } from "@mingjian/consensus/cometbft/engine/engine-genesis.ts";
import { makeEngineKeys } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { ConsortiumSetting } from "@mingjian/node/assemble.ts";
import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { genesis, logSeed, origin } from "../fixture.ts";

/** Where a measured node finds how it orders with the others. */
export const settingFile = "consortium.json";

/** Makes folders, keys and settings of so many members, all on this machine; gives their folders. */
export async function prepareMembers(directory: string, count: number): Promise<string[]> {
	const ports = await freePorts(count);
	const folders = ports.map((_, order) => join(directory, String(order)));
	const identities = folders.map((folder) => makeEngineKeys(join(folder, "engine")));
	const document = genesis();
	const chain = new Chain({
		registry: new Registry(contracts),
		ledger: document.ledger,
		state: new MemoryState(),
	});
	const founded = engineGenesis({
		chainId: "bench",
		timeMs: Date.now(),
		members: identities.map(({ validatorKey }, order) => ({ name: `m${order}`, validatorKey, power: 10 })),
		record: { height: 0, root: chain.genesis(document).root },
	});
	const peers = identities.map(({ nodeId }, order) => `${nodeId}@127.0.0.1:${ports[order]}`);
	folders.forEach((folder, order) => {
		const setting: ConsortiumSetting = {
			genesis: founded,
			listen: `127.0.0.1:${ports[order]}`,
			peers: peers.filter((_, other) => other !== order),
			logKeys: [vkeyOf(logKey(origin, logSeed))],
		};
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, settingFile), JSON.stringify(setting));
	});
	return folders;
}
