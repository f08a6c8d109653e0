import type { CertificateStanding } from "@mingjian/client/credential/status-list.ts";
import { moment } from "../../words/format.ts";
import { speak } from "../../words/words.ts";
import type { CertificateState } from "./certificate-state.ts";
import { judgeWords, standingWords } from "./judge-words.ts";
import { type Grounds, type Judgement, refused } from "./judgement.ts";

type Facts = Judgement["facts"];

/** The judgement where the record does not bear a certificate out; undefined where it does, or could not be asked. */
export function unproven(state: CertificateState, { language }: Grounds): Judgement | undefined {
	if (state.kind === "none") return refused(judgeWords.notOnRecord, language);
	return state.kind === "wrong" ? refused(state.reason, language) : undefined;
}

/** A certificate that is genuine, and how it stands. */
export interface GenuineCertificate {
	readonly identifier: string;
	readonly standing: CertificateStanding;
	readonly facts: Facts;
	readonly asOfMs: number | undefined;
	readonly headline: string;
}

/** Says how a genuine certificate stands: good only while it is in force. */
export function judgedCertificate(
	{ language }: Grounds,
	{ identifier, standing, facts, asOfMs, headline }: GenuineCertificate,
): Judgement {
	const t = speak(judgeWords, language);
	const worth = standingWords[standing][language];
	return {
		good: standing === "valid",
		headline: language === "zh" ? `${headline}，${worth}` : `${headline} and ${worth}`,
		facts: [
			...facts,
			[t.identifier, identifier],
			...(asOfMs === undefined ? [] : ([[t.asOf, moment(asOfMs, language)]] as const)),
		],
		page: `/certificates/${identifier}`,
	};
}

/** What a certificate shows of itself. */
export function particularsOf({
	particulars,
}: {
	readonly particulars: Readonly<Record<string, string | number | boolean>>;
}): Facts {
	return Object.entries(particulars).map(([name, value]) => [name, String(value)]);
}
