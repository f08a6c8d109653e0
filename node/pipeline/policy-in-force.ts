import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { knownLines as knownLinesOf } from "@mingjian/ledger/note/known-lines.ts";
import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { current, policies } from "@mingjian/services/governance/state.ts";

/** The trust policy the record publishes now; undefined where the ledger has no governance. */
export function policyInForce(registry: Registry, state: StateReader): TrustPolicy | undefined {
	if (!registry.contracts.has("governance")) return undefined;
	const record = state.get(policies, current);
	if (!record) return undefined;
	const { version: _, sinceMs: __, changeQuorum: ___, ...policy } = record;
	return policy;
}

/** A signed checkpoint with only those lines a policy's keys can check: what goes into a proof file (spec/proof.md §3). */
export function knownLines(note: string, policy: TrustPolicy): string {
	return fromUtf8(knownLinesOf(utf8(note), policy));
}
