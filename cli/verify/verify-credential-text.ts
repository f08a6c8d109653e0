import { recordStanding } from "@mingjian/client/credential/standing.ts";
import { type VerifiedCredential, verifySdJwtVc } from "@mingjian/client/credential/verify-sd-jwt-vc.ts";
import type { Evidence, Setting } from "./evidence.ts";
import { type Finding, refusal } from "./finding.ts";
import { holdingFinding } from "./holding-finding.ts";
import { faultWords } from "./words.ts";

/** What an SD-JWT VC is worth. */
export function verifyCredentialText(text: string, evidence: Evidence, setting: Setting): Finding {
	const verified = checkCredential(text, evidence, setting);
	if ("headline" in verified) return verified;
	const { identifier, issuer, particulars, standing, statusAsOfMs, vct } = verified;
	return holdingFinding({
		kind: "credential",
		identifier,
		standing,
		statusAsOfMs,
		particulars,
		facts: [
			[{ zh: "类型", en: "Type" }, vct],
			[{ zh: "颁发机构", en: "Issued by" }, issuer.name],
		],
	});
}

/** A credential whose signature is good, with its standing by the evidence there is; a finding otherwise. */
export function checkCredential(
	text: string,
	{ proven, list }: Evidence,
	{ policy, nowMs }: Setting,
): VerifiedCredential | Finding {
	const verified = verifySdJwtVc(text, { policy, nowMs, ...(list ? { statusList: list } : {}) });
	if (typeof verified === "string") return refusal("credential", verified, faultWords(verified));
	if (!proven) return verified;
	const { record, identifier, atMs } = proven;
	if (identifier !== verified.identifier)
		return refusal("credential", "record-other", faultWords("record-other"));
	if (record.commitment !== verified.commitment)
		return refusal("credential", "record-differs", faultWords("record-differs"));
	return { ...verified, standing: recordStanding(record, record.status, nowMs), statusAsOfMs: atMs };
}
