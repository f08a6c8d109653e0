/**
 * What a check of foreign data says: the value it proved, or one reason from a closed list.
 * Checks never throw on what they are given to check; only a caller's own mistake throws.
 */
export type Result<Value, Reason extends string> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly reason: Reason };

/** The result that carries a proved value. */
export function accept<Value>(value: Value): { readonly ok: true; readonly value: Value } {
	return { ok: true, value };
}

/** The result that carries the reason of a refusal. */
export function refuse<Reason extends string>(
	reason: Reason,
): { readonly ok: false; readonly reason: Reason } {
	return { ok: false, reason };
}
