import { parseJws } from "@mingjian/client/credential/jws.ts";
import type { ProvenCertificate } from "@mingjian/client/credential/proven-certificate.ts";
import { type VerifiedStatusList, verifyStatusList } from "@mingjian/client/credential/status-list.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { provenCertificate } from "./certificate-facts.ts";
import { type Finding, refusal } from "./finding.ts";
import { givenOf } from "./kinds.ts";
import type { KnownBlock } from "./verify-anchor.ts";
import { provedState } from "./verify-proof.ts";
import { faultWords } from "./words.ts";

/** What says how a certificate stands. */
export interface Evidence {
	readonly proven?: ProvenCertificate;
	readonly list?: VerifiedStatusList;
}

/** Whom to believe, and what time it is. */
export interface Setting {
	readonly policy: PublishedPolicy;
	readonly nowMs: number;
	/** An anchor proof that goes with what is verified. */
	readonly anchor?: Uint8Array | undefined;
	/** What is known of the chain it is on. */
	readonly block?: KnownBlock | undefined;
}

/** Reads what was given with `--status`: a state proof or a status list. A finding where it is not to be believed. */
export async function readEvidence(
	bytes: Uint8Array | undefined,
	setting: Setting,
): Promise<Evidence | Finding> {
	if (!bytes) return {};
	const given = givenOf(bytes);
	if (given?.kind === "proof") return recordEvidence(given.bytes, setting);
	if (given?.kind === "status-list") return await listEvidence(given.text, setting);
	return refusal("status", "status-unreadable", {
		zh: "--status 所给的既不是状态证明，也不是状态列表",
		en: "what --status gives is neither a state proof nor a status list",
	});
}

export function isFinding(answer: Evidence | Finding): answer is Finding {
	return "headline" in answer;
}

function recordEvidence(bytes: Uint8Array, { policy }: Setting): Evidence | Finding {
	const state = provedState(bytes, policy);
	if ("headline" in state) return state;
	const proven = provenCertificate(state);
	if (proven) return { proven };
	if (state.value === undefined) {
		return refusal("status", "record-absent", {
			zh: "账本证明：没有颁发过这个证照",
			en: "the record proves that no such certificate was ever issued",
		});
	}
	return refusal("status", "record-other", faultWords("record-other"));
}

async function listEvidence(text: string, { policy, nowMs }: Setting): Promise<Evidence | Finding> {
	const subject = parseJws(text)?.payload.sub;
	// Whose list it is, is compared with the certificate afterwards.
	const uri = typeof subject === "string" ? subject : "";
	const list = await verifyStatusList(text, { policy, uri, nowMs });
	return typeof list === "string" ? refusal("status", list, faultWords(list)) : { list };
}
