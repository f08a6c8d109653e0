import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { decodeEnvelope, encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload, type Json, type Payload } from "@mingjian/ledger/record/payload.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import type { FastifyInstance } from "fastify";
import { assembleNode } from "../../assemble.ts";
import type { Configuration } from "../../configuration/configuration.ts";
import { loadConfiguration } from "../../configuration/load.ts";
import { logKey, vkeyOf } from "../../pipeline/log-key.ts";
import type { RecordNode } from "../../pipeline/record-node.ts";
import { buildServer, type Extras } from "../server.ts";

/** The time all tests of the door happen at. */
export const testTimeMs = Date.UTC(2026, 0, 5, 9);

let count = 0;

const logSeed = sha256(utf8("log key of the test"));
const origin = "test.example/record";

const services = {
	governance: {
		city: { name: { zh: "坪山市", en: "Pingshan" }, divisionCode: "449900" },
		policy: { origin, logKeys: [vkeyOf(logKey(origin, logSeed))], cosigners: [], quorum: 0, changeQuorum: 1 },
		passkeys: { rpId: "localhost", origins: ["http://localhost"] },
	},
	identity: {
		operators: [{ id: "operator:test", name: { zh: "运维", en: "Operator" }, keys: [newCitizen().key] }],
	},
};

/** A real node in a folder of its own, and the door in front of it. */
export interface OpenDoor {
	readonly node: RecordNode;
	readonly app: FastifyInstance;
	readonly configuration: Configuration;
	/** Closes door and node, and removes the folder. */
	close(): Promise<void>;
}

export interface OpenDoorSetting extends Extras {
	/** Settings by path. */
	readonly overrides?: Readonly<Record<string, unknown>>;
	/** Puts something between door and node. */
	readonly wrap?: (node: RecordNode) => RecordNode;
}

/** Opens both; not listening. */
export async function openDoor({ overrides = {}, wrap, ...extras }: OpenDoorSetting = {}): Promise<OpenDoor> {
	const directory = mkdtempSync(join(tmpdir(), "mingjian-door-"));
	const loaded = loadConfiguration({
		overrides: {
			dataDirectory: directory,
			ledger: "test",
			origin,
			port: 0,
			...overrides,
		},
	});
	if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.faults));
	const { configuration } = loaded;
	const node = await assembleNode({
		directory,
		genesis: {
			ledger: "test",
			origin: configuration.origin,
			timeMs: testTimeMs,
			members: ["test"],
			services,
		},
		contracts,
		logSeed,
		clock: () => testTimeMs,
		verifierThreads: 1,
	});
	// A verifier thread stopped while it still loads native code can take the process with it.
	const broken = signed();
	broken[broken.length - 1]! ^= 1;
	await node.submit(broken);
	const app = buildServer(wrap?.(node) ?? node, configuration, extras);
	const close = async () => {
		await app.close();
		rmSync(directory, { recursive: true });
	};
	return { node, app, configuration, close };
}

/** What a test act changes of the ordinary. */
export interface TestAct extends Partial<Omit<Payload, "input">> {
	readonly input?: Json;
}

/** A citizen nobody knows yet, another one each time. */
export function newCitizen(): { readonly signer: LocalSigner; readonly account: string; readonly key: Json } {
	const signer = ed25519Signer(sha256(utf8(`citizen ${count++}`)));
	return {
		signer,
		account: `citizen:${keyId(signer.code, signer.publicKey)}`,
		key: { algorithm: "Ed25519", publicKey: toBase64(signer.publicKey) },
	};
}

/** An envelope in which a new citizen opens an account, unless the changes say otherwise. */
export function signed(changes: TestAct = {}, citizen = newCitizen()): Bytes {
	const payload = encodePayload({
		ledger: "test",
		service: "identity",
		action: "register",
		input: { keys: [citizen.key] },
		actor: citizen.account,
		issuedAt: testTimeMs,
		nonce: `nonce-${count++}`.padEnd(8, "-"),
		...changes,
	});
	return signedPayload(payload, citizen.signer);
}

/** An envelope whose refusal goes on the record: a citizen opens an account for a key that is not theirs. */
export function signedInVain(): Bytes {
	return signed({ input: { keys: [newCitizen().key] } });
}

/** Any payload bytes, properly signed. */
export function signedPayload(payload: Bytes, signer = newCitizen().signer): Bytes {
	const signature = signer.sign(transactionId(payload));
	return encodeEnvelope({
		payload,
		signatures: [{ algorithm: signer.code, publicKey: signer.publicKey, signature }],
	});
}

/** An envelope in the JSON form. */
export function asJson(bytes: Bytes): { payload: string; signatures: Record<string, string>[] } {
	const envelope = decodeEnvelope(bytes);
	if (typeof envelope === "string") throw new TypeError(envelope);
	return {
		payload: fromUtf8(envelope.payload),
		signatures: envelope.signatures.map(({ publicKey, signature }) => ({
			algorithm: "Ed25519",
			publicKey: toBase64(publicKey),
			signature: toBase64(signature),
		})),
	};
}
