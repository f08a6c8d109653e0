import type { ProofPolicy } from "@mingjian/client/verify/verdict.ts";
import { fingerprint } from "../../policy/fingerprint.ts";
import { parsePolicyText } from "../../policy/policy-text.ts";

/** Why there is no policy to check by. */
export type TrustFault = "policyUnreached" | "policyChanged" | "policyMalformed";

/** Fetches the policy and holds it against the fingerprint the page gives. */
export async function fetchTrust(expected: string): Promise<ProofPolicy | TrustFault> {
	const text = await fetchText("/policy.txt");
	if (text === undefined) return "policyUnreached";
	if (fingerprint(text) !== expected) return "policyChanged";
	return parsePolicyText(text) ?? "policyMalformed";
}

/** The text at an address; undefined where it cannot be had. */
export async function fetchText(address: string): Promise<string | undefined> {
	try {
		const answer = await fetch(address, { cache: "no-store" });
		return answer.ok ? await answer.text() : undefined;
	} catch {
		return undefined;
	}
}

/** The octets at an address; undefined where they cannot be had. */
export async function fetchBytes(address: string): Promise<Uint8Array | undefined> {
	try {
		const answer = await fetch(address, { cache: "no-store" });
		return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
	} catch {
		return undefined;
	}
}

const place = "mingjian.trust";

/** What this browser remembers of a ledger's policy. */
export interface Pin {
	readonly fingerprint: string;
	readonly sinceMs: number;
}

/** Remembers the first fingerprint seen for a ledger; answers what was remembered before, if anything was. */
export function pin(ledger: string, seen: string): Pin | undefined {
	try {
		const key = `${place}.${ledger}`;
		const kept = JSON.parse(localStorage.getItem(key) ?? "null") as Pin | null;
		if (kept) return kept;
		localStorage.setItem(key, JSON.stringify({ fingerprint: seen, sinceMs: Date.now() } satisfies Pin));
	} catch {
		// A browser that keeps nothing checks all the same.
	}
	return undefined;
}
