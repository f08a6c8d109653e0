import { decodeQr, verifyQr } from "@mingjian/client/credential/qr.ts";
import { speak } from "../../words/words.ts";
import { certificateState } from "./certificate-state.ts";
import { faultWords, judgeWords } from "./judge-words.ts";
import { judgedCertificate, particularsOf, unproven } from "./judged-certificate.ts";
import { type Grounds, type Judgement, refused } from "./judgement.ts";

/** Says what a QR code is worth: the department's signature, then how the record says the certificate stands. */
export async function judgeQr(text: string, grounds: Grounds): Promise<Judgement> {
	const { policy, nowMs, language } = grounds;
	const alone = verifyQr(text, policy, { nowMs });
	if (typeof alone === "string") return refused(faultWords[alone], language);
	const { identifier } = decodeQr(text)!.content;
	const state = await certificateState(identifier, grounds);
	const stopped = unproven(state, grounds);
	if (stopped) return stopped;
	const evidence = state.kind === "proven" ? { kind: "record" as const, proven: state.proven } : undefined;
	const verified = verifyQr(text, policy, { nowMs, ...(evidence ? { evidence } : {}) });
	if (typeof verified === "string") return refused(faultWords[verified], language);
	const t = speak(judgeWords, language);
	const judged = judgedCertificate(grounds, {
		identifier,
		standing: verified.standing,
		facts: [...particularsOf(verified.content), [t.issuer, verified.issuer.name[language]]],
		asOfMs: verified.statusAsOfMs,
		headline: t.qr,
	});
	return evidence ? judged : { ...judged, caution: t.statusUnknown };
}
