import type { Proved } from "@mingjian/client/verify/verdict.ts";

/** What a proof that holds says, taken from its own octets and from nothing the page says. */
export function factsOfProof(proved: Proved): string {
	if (proved.kind === "state") {
		const { key, value, asOf } = proved;
		return JSON.stringify({ key, value: value ?? null, asOf }, null, 2);
	}
	const { id, index, size, code, payload, result, signatories } = proved.entry;
	return JSON.stringify({ id, index, size, code, ...payload, result, signatories }, null, 2);
}
