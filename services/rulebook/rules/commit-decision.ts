import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { InputCommitment } from "../schema.ts";
import type { Facts, TraceLine } from "./evaluate.ts";

const factPrefix = utf8("mingjian/decision-salt/fact/1\n");
const tracePrefix = utf8("mingjian/decision-salt/trace/1\n");

/** Salts of one decision, base64, 32 octets each: whoever holds them and the facts can show what was decided over. */
export interface DecisionSalts {
	readonly facts: Readonly<Record<string, string>>;
	readonly trace: string;
}

/**
 * Salts drawn from 32 octets of fresh randomness, one for each fact and one for the trace, so that one fact can be shown
 * without the others. The seed is used for one decision and then forgotten.
 */
export function decisionSalts(seed: Bytes, facts: readonly string[]): DecisionSalts {
	if (seed.length !== 32) throw new RangeError(`seed has ${seed.length} octets, not 32`);
	const salt = (prefix: Bytes, name: string) => toBase64(sha256(concat(prefix, seed, utf8(name))));
	return {
		facts: Object.fromEntries(facts.map((name) => [name, salt(factPrefix, name)])),
		trace: salt(tracePrefix, ""),
	};
}

/** Base64 commitment to one named fact. Refuses a salt that is not 32 octets (RangeError or EncodingError). */
export function commitFact(salt: string, fact: string, value: unknown): string {
	return toBase64(commitment(fromBase64(salt), { fact, value }));
}

/** Base64 commitment to how the outcome came about. */
export function commitTrace(salt: string, trace: readonly TraceLine[]): string {
	return toBase64(commitment(fromBase64(salt), trace));
}

/** A commitment to every fact, in the order of their names. */
export function commitFacts(facts: Facts, salts: DecisionSalts): InputCommitment[] {
	const names = Object.keys(facts).sort();
	return names.map((fact) => ({ fact, commitment: commitFact(salts.facts[fact] ?? "", fact, facts[fact]) }));
}
