/// <reference path="./sodium-native.d.ts" />
import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { type Bytes, concat } from "@mingjian/ledger/crypto/bytes.ts";
import { isSmallOrder, verifyEd25519 as portableEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { ed25519Probes } from "./ed25519-probes.ts";
import { LruCache } from "./lru-cache.ts";

/** Judges a signature over a message of any length as the ledger's `verifyEd25519` does. */
export type Ed25519Verifier = (publicKey: Bytes, message: Bytes, signature: Bytes) => boolean;

const spkiPrefix = fromHex("302a300506032b6570032100");
const order = fromHex("1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed");
const field = fromHex("7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffed");
const keys = new LruCache<KeyObject>(20_000);

const sodium = await import("sodium-native").then((module) => module.default).catch(() => undefined);

/** By libsodium; undefined on a machine its prebuilt library does not run on. */
export const sodiumEd25519: Ed25519Verifier | undefined =
	sodium &&
	((publicKey, message, signature) =>
		publicKey.length === 32 &&
		signature.length === 64 &&
		sodium.crypto_sign_verify_detached(signature, message, publicKey));

/** By OpenSSL. Its versions differ on non-canonical keys and small order: those are refused before it is asked. */
export const opensslEd25519: Ed25519Verifier = (publicKey, message, signature) => {
	if (publicKey.length !== 32 || signature.length !== 64) return false;
	if (!isBelow(publicKey, 0x7f, field) || isSmallOrder(publicKey)) return false;
	if (!isBelow(signature.subarray(32), 0xff, order) || isSmallOrder(signature.subarray(0, 32))) return false;
	const key = keys.get(Buffer.from(publicKey).toString("latin1"), () => importKey(publicKey));
	return key !== undefined && verify(null, message, key, signature);
};

/** The fastest verifier of this machine that answers every probe as the portable one does. */
export const verifyEd25519: Ed25519Verifier = choose();

/** What `verifyEd25519` is made of, for a node's log of how it started. */
export const ed25519Engine: "libsodium" | "openssl" | "portable" =
	verifyEd25519 === sodiumEd25519 ? "libsodium" : verifyEd25519 === opensslEd25519 ? "openssl" : "portable";

function choose(): Ed25519Verifier {
	const candidates = [sodiumEd25519, opensslEd25519];
	return candidates.find((verifier) => verifier && agrees(verifier)) ?? portableEd25519;
}

/** A verifier that multiplies by the cofactor, as several libraries have begun to, would split the record. */
function agrees(verifier: Ed25519Verifier): boolean {
	return ed25519Probes.every(
		({ publicKey, message, signature, valid }) => verifier(publicKey, message, signature) === valid,
	);
}

/** Whether little-endian octets, the topmost masked, are below a big-endian bound of the same size. */
function isBelow(bytes: Bytes, topMask: number, bound: Bytes): boolean {
	for (let index = 0; index < 32; index++) {
		const octet = bytes[31 - index]! & (index === 0 ? topMask : 0xff);
		if (octet !== bound[index]) return octet < bound[index]!;
	}
	return false;
}

function importKey(publicKey: Bytes): KeyObject | undefined {
	try {
		return createPublicKey({ key: Buffer.from(concat(spkiPrefix, publicKey)), format: "der", type: "spki" });
	} catch {
		return undefined;
	}
}
