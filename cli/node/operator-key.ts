import { existsSync } from "node:fs";
import type { OperatorKey } from "@mingjian/node/duties/operator-acts.ts";
import { type PassphraseSource, readKey, readKeyFile } from "../keys/read-key.ts";
import { dataFolder, operatorAccount } from "./data-folder.ts";

/** The operator's key, where it lies with the node and can be used; undefined otherwise, for an operator may keep it elsewhere. */
export function operatorOf(directory: string, passphrase: PassphraseSource): OperatorKey | undefined {
	const path = dataFolder(directory).operatorKey;
	if (!existsSync(path)) return undefined;
	const known = passphrase.file !== undefined || passphrase.environment.MINGJIAN_PASSPHRASE;
	if (readKeyFile(path).encrypted && !known) return undefined;
	const { signer, account = operatorAccount } = readKey(path, passphrase);
	return { account, signer };
}
