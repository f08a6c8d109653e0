import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { COSIGNER_KEY, formatVkey, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { logKey } from "@mingjian/node/pipeline/log-key.ts";
import { formatKeyFile } from "../keys/key-file.ts";
import { type PassphraseSource, readKey } from "../keys/read-key.ts";
import { createFile, secretFolder } from "../keys/write-file.ts";
import { troubleError } from "../program/cli-error.ts";
import type { DataFolder } from "./data-folder.ts";

/** The key with which a node says "I executed this", apart from the log's; made where there is none. Refuses any other algorithm than Ed25519 (exit 3). */
export function executorKey({ keys }: DataFolder, name: string, passphrase: PassphraseSource): NoteSigner {
	const path = join(keys, "executor.json");
	if (!existsSync(path)) {
		secretFolder(keys);
		const secretKey = new Uint8Array(randomBytes(32));
		createFile(path, formatKeyFile({ algorithm: "Ed25519", secretKey }), 0o600);
	}
	const key = readKey(path, passphrase);
	if (key.algorithm === "Ed25519") return logKey(name, key.secretKey);
	throw troubleError("key-algorithm", {
		zh: `${path} 应为 Ed25519 密钥`,
		en: `${path} must be an Ed25519 key`,
	});
}

/** The verifier key a trust policy names a cosigner by. */
export function vkeyOfCosigner({ name, publicKey }: NoteSigner): string {
	return formatVkey(verifierKey(name, COSIGNER_KEY, publicKey));
}
