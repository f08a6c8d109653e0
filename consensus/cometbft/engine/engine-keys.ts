import { createHash, createPrivateKey, createPublicKey, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { EngineTrouble } from "./engine-trouble.ts";

/** What others know of a member's engine. */
export interface EngineIdentity {
	/** Names the node to its peers: its node key's address, lowercase hex. */
	readonly nodeId: string;
	/** Ed25519 key its votes are checked with, base64. */
	readonly validatorKey: string;
}

const pkcs8 = Buffer.from("302e020100300506032b657004220420", "hex");

/** Files of the engine's folder, by what they hold. */
export function engineFiles(home: string) {
	return {
		configuration: join(home, "config", "config.toml"),
		genesis: join(home, "config", "genesis.json"),
		nodeKey: join(home, "config", "node_key.json"),
		validatorKey: join(home, "config", "priv_validator_key.json"),
		/** Made for a rotation that the members decide on, and used once it is in force. */
		nextValidatorKey: join(home, "config", "priv_validator_key.next.json"),
		formerValidatorKey: join(home, "config", "priv_validator_key.former.json"),
		/** What it voted for last, so that it never votes twice: never copy it, never put an older one back. */
		validatorState: join(home, "data", "priv_validator_state.json"),
		heights: join(home, "heights"),
		log: join(home, "engine.log"),
		process: join(home, "engine.pid"),
	};
}

/** Makes the keys that are not there yet and says who the engine is. Existing keys are kept. */
export function makeEngineKeys(home: string): EngineIdentity {
	const files = engineFiles(home);
	mkdirSync(join(home, "config"), { recursive: true, mode: 0o700 });
	mkdirSync(join(home, "data"), { recursive: true, mode: 0o700 });
	if (!existsSync(files.nodeKey)) writeSecret(files.nodeKey, { priv_key: newKey().secret });
	if (!existsSync(files.validatorKey)) {
		makeValidatorKey(files.validatorKey);
		writeSecret(files.validatorState, { height: "0", round: 0, step: 0 });
	}
	return readEngineIdentity(home);
}

/** Who the engine of a folder is. Refuses a folder without keys (EngineTrouble). */
export function readEngineIdentity(home: string): EngineIdentity {
	const files = engineFiles(home);
	for (const path of [files.nodeKey, files.validatorKey, files.validatorState])
		if (!existsSync(path)) throw new EngineTrouble("engine-keys-missing", `${path} is missing`);
	const node = JSON.parse(readFileSync(files.nodeKey, "utf8")) as { priv_key: { value: string } };
	return {
		nodeId: addressOf(fromBase64(node.priv_key.value).subarray(32)),
		validatorKey: publicKeyIn(files.validatorKey),
	};
}

/** Makes the key a member will vote with next, where there is none yet; gives its public key, base64. */
export function makeNextValidatorKey(home: string): string {
	const { nextValidatorKey } = engineFiles(home);
	if (!existsSync(nextValidatorKey)) makeValidatorKey(nextValidatorKey);
	return publicKeyIn(nextValidatorKey);
}

/**
 * Puts the next voting key in place where it is one of those that have votes by now; the one before is kept beside it. Says whether it did. What the
 * engine voted for last stays: it never votes twice for a height, with whichever key.
 */
export function adoptNextValidatorKey(home: string, voting: readonly string[]): boolean {
	const { nextValidatorKey, validatorKey, formerValidatorKey } = engineFiles(home);
	if (!existsSync(nextValidatorKey) || !voting.includes(publicKeyIn(nextValidatorKey))) return false;
	// A node that was killed between the two goes on here at its next start.
	if (existsSync(validatorKey)) renameSync(validatorKey, formerValidatorKey);
	renameSync(nextValidatorKey, validatorKey);
	return true;
}

/** The first 20 octets of SHA-256 of a public key, lowercase hex. */
export function addressOf(publicKey: Bytes): string {
	return createHash("sha256").update(publicKey).digest("hex").slice(0, 40);
}

function makeValidatorKey(path: string): void {
	const { address, open, secret } = newKey();
	writeSecret(path, { address: address.toUpperCase(), pub_key: open, priv_key: secret });
}

function publicKeyIn(path: string): string {
	const { pub_key } = JSON.parse(readFileSync(path, "utf8")) as { pub_key: { value: string } };
	return pub_key.value;
}

function newKey() {
	const seed = randomBytes(32);
	const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: "der", type: "pkcs8" });
	const publicKey = new Uint8Array(
		createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32),
	);
	return {
		address: addressOf(publicKey),
		open: { type: "tendermint/PubKeyEd25519", value: toBase64(publicKey) },
		secret: {
			type: "tendermint/PrivKeyEd25519",
			value: toBase64(new Uint8Array(Buffer.concat([seed, publicKey]))),
		},
	};
}

function writeSecret(path: string, value: unknown): void {
	writeFileSync(path, `${JSON.stringify(value, undefined, "  ")}\n`, { mode: 0o600, flag: "wx" });
}
