import type { CertificateStanding } from "./status-list.ts";

/** From when to when, the end not included. */
interface Validity {
	readonly validFromMs: number;
	readonly validUntilMs?: number | undefined;
}

/** What a certificate of this status is worth at a moment: a status other than valid outweighs the clock. */
export function recordStanding(
	{ validFromMs, validUntilMs }: Validity,
	status: CertificateStanding,
	nowMs: number,
): CertificateStanding {
	if (status !== "valid") return status;
	if (nowMs < validFromMs) return "not-yet-valid";
	return validUntilMs !== undefined && nowMs >= validUntilMs ? "expired" : "valid";
}
