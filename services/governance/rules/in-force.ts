import type { IssuingKeyRecord } from "../schema.ts";

/** Whether what the key signed at that time is good: from its beginning until its end or its withdrawal. */
export function inForce(
	{ validFromMs, validUntilMs, withdrawnAtMs }: IssuingKeyRecord,
	timeMs: number,
): boolean {
	return validFromMs <= timeMs && timeMs < Math.min(validUntilMs, withdrawnAtMs ?? validUntilMs);
}
