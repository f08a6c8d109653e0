import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { issuingDepartment } from "../issuing-department.ts";
import { refuse } from "../refusals.ts";
import { issuingKeyId } from "../rules/issuing-key-id.ts";
import {
	type DeclareInput,
	type IssuingKeyRecord,
	type KeyResult,
	longestIssuingMs,
	mostIssuingKeys,
} from "../schema.ts";
import { issuers } from "../state.ts";

/** How far a signer's clock may be behind block time. */
const clockSlackMs = 10 * 60 * 1000;

type Input = Static<typeof DeclareInput>;

/**
 * A department declares a key with which it signs credentials; the key signs this act too. Refuses issuing-key-invalid,
 * issuing-key-not-proved, issuing-key-validity, issuing-key-declared, issuing-keys-too-many.
 */
export const declareIssuingKey: Action<Input, Static<typeof KeyResult>, IssuingKeyRecord[]> = {
	check(context, input) {
		const keyId = issuingKeyId(input) ?? refuse("issuing-key-invalid");
		if (!context.principal.signedBy.includes(keyId)) refuse("issuing-key-not-proved");
		if (!isValidity(input, context.timeMs)) refuse("issuing-key-validity");
		const declared = context.get(issuers, issuingDepartment(context))?.keys ?? [];
		if (declared.some((key) => key.keyId === keyId)) refuse("issuing-key-declared");
		if (declared.length >= mostIssuingKeys) refuse("issuing-keys-too-many");
		return [...declared, { keyId, ...input }];
	},
	apply(context, _input, keys) {
		context.put(issuers, issuingDepartment(context), { keys });
		return { key: keys.at(-1)!.keyId };
	},
};

function isValidity({ validFromMs, validUntilMs }: Input, timeMs: number): boolean {
	const backdated = validFromMs < timeMs - clockSlackMs;
	return (
		!backdated &&
		validUntilMs > Math.max(validFromMs, timeMs) &&
		validUntilMs <= validFromMs + longestIssuingMs
	);
}
