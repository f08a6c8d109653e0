import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatNote, parseNote } from "@mingjian/ledger/note/note.ts";
import { parsePolicy, type TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { current, policies } from "@mingjian/services/governance/state.ts";

/** The trust policy the record publishes now; undefined where the ledger has no governance. */
export function policyInForce(registry: Registry, state: StateReader): TrustPolicy | undefined {
	if (!registry.contracts.has("governance")) return undefined;
	const record = state.get(policies, current);
	if (!record) return undefined;
	const { origin, logKeys, cosigners, quorum, executors, executionQuorum } = record;
	return { origin, logKeys, cosigners, quorum, ...(executors ? { executors, executionQuorum } : {}) };
}

/** A signed checkpoint with only those lines a policy's keys can check: what goes into a proof file (spec/proof.md §3). */
export function knownLines(note: string, policy: TrustPolicy): string {
	const parsed = parseNote(utf8(note));
	const keys = parsePolicy(policy);
	if (!parsed.ok || !keys.ok) return note;
	const signatures = parsed.value.signatures.filter(({ name, keyId }) =>
		keys.value.some((key) => key.name === name && key.id === keyId),
	);
	return signatures.length === 0 ? note : fromUtf8(formatNote({ text: parsed.value.text, signatures }));
}
