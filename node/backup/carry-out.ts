import { readFileSync } from "node:fs";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";
import type { Contract, GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { installNativeCrypto } from "../crypto/native.ts";
import type { Files } from "../store/files.ts";
import { openStores } from "../store/open-stores.ts";
import { passFloor } from "./serving-floor.ts";

export interface CarryOutSetting {
	readonly files: Files;
	readonly directory: string;
	readonly contracts: readonly Contract[];
	/** Hears what is being done, in a line each. */
	readonly note?: ((line: string) => void) | undefined;
}

/**
 * Carries a restored record out again, every block, until state, tiles and index stand, and lets it be served where it comes to its
 * floor. Refuses what opening refuses, and a record that does not come to its floor (restore-behind, restore-differs).
 */
export async function carryOut({ files, directory, contracts, note }: CarryOutSetting): Promise<Head> {
	installNativeCrypto();
	const genesis = JSON.parse(readFileSync(`${directory}/genesis.json`, "utf8")) as GenesisDocument;
	const stores = await openStores({ files, directory, registry: new Registry(contracts), genesis, note });
	try {
		await passFloor(files, directory, stores.log);
		return stores.chain.head;
	} finally {
		await stores.close();
	}
}
