import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { EncodingError } from "@mingjian/ledger/crypto/encoding-error.ts";
import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import type { Action } from "@mingjian/ledger/runtime/contract.ts";
import type { Static } from "typebox";
import { refuse } from "../refusals.ts";
import { isSealingKey, sealingKeyId } from "../rules/sealing-key.ts";
import {
	mostSealingKeys,
	type SealingKeyInput,
	type SealingKeyResult,
	type SealingKeysRecord,
} from "../schema.ts";
import { sealingKeys } from "../state.ts";

type Input = Static<typeof SealingKeyInput>;

/**
 * A department, or a person under a tag, publishes a key that content keys are wrapped to. Refuses sealing-key-invalid,
 * sealing-key-registered, sealing-keys-too-many.
 */
export const registerSealingKey: Action<Input, Static<typeof SealingKeyResult>, SealingKeysRecord> = {
	check(context, { publicKey }) {
		const key = idOf(publicKey) ?? refuse("sealing-key-invalid");
		const holder = holderOf(context);
		const keys = context.get(sealingKeys, holder)?.keys ?? [];
		if (keys.some((each) => each.key === key)) refuse("sealing-key-registered");
		if (keys.length >= mostSealingKeys) refuse("sealing-keys-too-many");
		return { holder, keys: [...keys, { key, publicKey, sinceMs: context.timeMs }] };
	},
	apply(context, _input, record) {
		context.put(sealingKeys, record.holder, record);
		return { key: record.keys.at(-1)!.key };
	},
};

/** Whose keys an act is about: the department acted for, or the person. */
export function holderOf({ principal }: Pick<CheckContext, "principal">): string {
	return principal.department ?? principal.subject;
}

function idOf(publicKey: string): string | undefined {
	try {
		const octets = fromBase64(publicKey);
		return isSealingKey(octets) ? sealingKeyId(octets) : undefined;
	} catch (error) {
		if (error instanceof EncodingError) return undefined;
		throw error;
	}
}
