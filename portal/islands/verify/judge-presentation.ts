import { type CredentialFault, verifySdJwtVc } from "@mingjian/client/credential/verify-sd-jwt-vc.ts";
import { speak, type Words } from "../../words/words.ts";
import { certificateState } from "./certificate-state.ts";
import { faultWords, judgeWords } from "./judge-words.ts";
import { judgedCertificate, particularsOf, unproven } from "./judged-certificate.ts";
import { type Grounds, type Judgement, refused } from "./judgement.ts";

/** Faults of a presentation that a QR form does not have. */
const ownWords: Partial<Readonly<Record<CredentialFault, Words>>> = {
	type: { zh: "不是证照", en: "it is no certificate" },
	disclosure: { zh: "出示的内容与签发的不符", en: "what is shown is not what was signed" },
	identifier: { zh: "证照编号不对", en: "its number is wrong" },
};

/** Says what a certificate is worth of which some particulars are shown: the department's signature, then how the record says it stands. */
export async function judgePresentation(text: string, grounds: Grounds): Promise<Judgement> {
	const { policy, nowMs, language } = grounds;
	const verified = verifySdJwtVc(text, { policy, nowMs });
	if (typeof verified === "string") return refused(reasonOf(verified), language);
	const { identifier, commitment } = verified;
	const state = await certificateState(identifier, grounds);
	const stopped = unproven(state, grounds);
	if (stopped) return stopped;
	const proven = state.kind === "proven" ? state.proven : undefined;
	if (proven && proven.record.commitment !== commitment)
		return refused(faultWords["record-differs"], language);
	const t = speak(judgeWords, language);
	const particulars = verified.particulars as Parameters<typeof particularsOf>[0]["particulars"];
	const standing = proven && proven.record.status !== "valid" ? proven.record.status : verified.standing;
	const judged = judgedCertificate(grounds, {
		identifier,
		standing,
		facts: [...particularsOf({ particulars }), [t.issuer, verified.issuer.name[language]]],
		asOfMs: proven?.atMs,
		headline: t.qr,
	});
	return proven ? judged : { ...judged, caution: t.statusUnknown };
}

function reasonOf(fault: CredentialFault): Words {
	return ownWords[fault] ?? (faultWords as Readonly<Record<string, Words>>)[fault] ?? faultWords.malformed;
}
