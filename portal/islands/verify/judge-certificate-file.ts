import { parseCertificateFile, verifyCertificate } from "@mingjian/client/credential/verify-certificate.ts";
import { speak } from "../../words/words.ts";
import { certificateState } from "./certificate-state.ts";
import { faultWords, judgeWords } from "./judge-words.ts";
import { judgedCertificate, particularsOf, unproven } from "./judged-certificate.ts";
import { type Grounds, type Judgement, refused } from "./judgement.ts";

/** Says whether a holder's file is what the record commits to, and how it stands. */
export async function judgeCertificateFile(text: string, grounds: Grounds): Promise<Judgement> {
	const { language, nowMs } = grounds;
	const t = speak(judgeWords, language);
	const file = parseCertificateFile(text);
	if (!file) return refused(faultWords.malformed, language);
	const state = await certificateState(file.identifier, grounds);
	if (state.kind === "unreached") return refused(judgeWords.needsStatus, language);
	const stopped = unproven(state, grounds);
	if (stopped || state.kind !== "proven") return stopped!;
	const verified = verifyCertificate(text, state.proven, nowMs);
	if (typeof verified === "string") return refused(faultWords[verified], language);
	return judgedCertificate(grounds, {
		identifier: file.identifier,
		standing: verified.standing,
		facts: particularsOf(file),
		asOfMs: verified.statusAsOfMs,
		headline: t.certificate,
	});
}
