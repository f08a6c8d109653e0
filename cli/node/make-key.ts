import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { formatKeyFile, type OwnKey } from "../keys/key-file.ts";
import { type PassphraseSource, readKey } from "../keys/read-key.ts";
import { createFile, secretFolder } from "../keys/write-file.ts";
import type { DataFolder } from "./data-folder.ts";

/** A key of the folder, made where there is none: a first start that was cut short goes on with what it made. */
export function makeKey(
	folder: DataFolder,
	which: "logKey" | "operatorKey",
	account: string | undefined,
	passphrase: PassphraseSource = { environment: {} },
): OwnKey {
	const path = folder[which];
	if (!existsSync(path)) {
		mkdirSync(folder.root, { recursive: true });
		secretFolder(folder.keys);
		const secretKey = new Uint8Array(randomBytes(32));
		createFile(path, formatKeyFile({ algorithm: "Ed25519", secretKey }, { account }), 0o600);
	}
	return readKey(path, passphrase);
}
