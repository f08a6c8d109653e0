import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { accept, type Result, refuse } from "@mingjian/ledger/merkle/log/result.ts";
import { type PolicyFailure, parsePolicy } from "@mingjian/ledger/note/policy.ts";
import { readBase64 } from "@mingjian/ledger/note/strict-text.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { PublishedPolicy } from "../verdict.ts";
import { publishedPolicyShape } from "./published-policy-shape.ts";
import type { ShapeFault } from "./shape.ts";

export type { PublishedPolicy } from "../verdict.ts";

/** Why a document is not a trust policy, and where. */
export type PolicyFault = ShapeFault;

/** Longest policy document read, in bytes. */
export const MAX_POLICY_BYTES = 16 << 20;

type Read =
	| { readonly ok: true; readonly value: PublishedPolicy }
	| { readonly ok: false; readonly fault: PolicyFault };

/**
 * Reads the trust policy a city publishes (spec/proof.md §1): the document itself, or the answer of the query that serves it.
 * Refuses a document with members missing or left over, keys that are none or whose names are not theirs, and a quorum
 * nobody can reach, and says where.
 */
export function readPolicy(document: Bytes | string): Read {
	const value = parse(document);
	if (!value.ok) return faulty("", notJson);
	const given = unwrapped(value.value);
	const misshapen = publishedPolicyShape(given, "");
	if (misshapen) return { ok: false, fault: misshapen };
	const policy = given as PublishedPolicy;
	const keys = parsePolicy(policy);
	if (!keys.ok) return faulty(...keyFaults[keys.reason]);
	const stray = strayIssuingKey(policy);
	return stray === undefined ? { ok: true, value: policy } : faulty(stray, wrongIssuingKey);
}

function parse(document: Bytes | string): Result<unknown, "not-json"> {
	if (document.length > MAX_POLICY_BYTES) return refuse("not-json");
	try {
		return accept(JSON.parse(typeof document === "string" ? document : fromUtf8(document)));
	} catch {
		return refuse("not-json");
	}
}

// What GET /v1/governance/trust-policy answers is kept by people as it came.
function unwrapped(value: unknown): unknown {
	const wrapped = typeof value === "object" && value !== null && "result" in value && "height" in value;
	return wrapped ? value.result : value;
}

function strayIssuingKey({ issuers }: PublishedPolicy): string | undefined {
	for (const [at, { keys }] of issuers.entries()) {
		const stray = keys.findIndex(({ algorithm, publicKey, keyId: named }) => {
			const { code, checkPublicKey } = algorithmByName(algorithm);
			const bytes = readBase64(publicKey);
			return !bytes || !checkPublicKey(bytes) || keyId(code, bytes) !== named;
		});
		if (stray >= 0) return `/issuers/${at}/keys/${stray}`;
	}
	return undefined;
}

function faulty(pointer: string, words: Words): Read {
	return { ok: false, fault: { pointer, words } };
}

const notJson: Words = { zh: "不是 JSON 文件", en: "is not a JSON document" };
const wrongIssuingKey: Words = {
	zh: "不是公钥，或钥匙编号与公钥不符",
	en: "is not a public key, or its key id is not its own",
};

const keyFaults: Readonly<Record<PolicyFailure, [string, Words]>> = {
	"policy-log-keys": [
		"/logKeys",
		{ zh: "应为账本签名公钥（vkey）", en: "must be verifier keys of a log (vkey)" },
	],
	"policy-cosigners": [
		"/cosigners",
		{ zh: "应为见证方公钥（vkey）", en: "must be verifier keys of cosigners (vkey)" },
	],
	"policy-executors": [
		"/executors",
		{ zh: "应为执行方公钥（vkey）", en: "must be verifier keys of executors (vkey)" },
	],
	"policy-keys-repeated": [
		"/cosigners",
		{ zh: "同一公钥出现了两次", en: "one public key stands here twice" },
	],
	"policy-quorum": [
		"/quorum",
		{ zh: "多于见证方或执行方的数目", en: "is more than there are cosigners or executors" },
	],
};
