import type { ProvenCertificate } from "@mingjian/client/credential/proven-certificate.ts";
import { stampedRecord } from "@mingjian/client/verify/stamped-record.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import type { Words } from "../../words/words.ts";
import { judgeWords } from "./judge-words.ts";
import type { Grounds } from "./judgement.ts";

/** What the record proves of a certificate now. */
export type CertificateState =
	| { readonly kind: "proven"; readonly proven: ProvenCertificate }
	| { readonly kind: "none" }
	| { readonly kind: "unreached" }
	| { readonly kind: "wrong"; readonly reason: Words };

/** Fetches and checks the record of a certificate; nothing the server says is believed without its proof. */
export async function certificateState(
	identifier: string,
	{ policy, stateProof }: Grounds,
): Promise<CertificateState> {
	const key = `certificates.certificate/${identifier}`;
	const file = await stateProof(key);
	if (!file) return { kind: "unreached" };
	const verdict = verifyProofFile(file, policy);
	if (!verdict.ok) return wrong(explain(verdict.reason));
	const proved = verdict.value;
	if (proved.kind !== "state" || proved.key !== key) return wrong(explain("state-other-claim"));
	if (proved.value === undefined) return { kind: "none" };
	const stored = stampedRecord(proved.value);
	if (!stored) return wrong(explain("state-value"));
	const { revision, history } = stored;
	// Under a root the city signed, in a collection only the certificates contract writes: its shape is that contract's.
	const record = stored.record as unknown as ProvenCertificate["record"];
	const proven = { identifier, record, stamp: { revision, history }, atMs: proved.asOf.timeMs };
	return { kind: "proven", proven };
}

function wrong(reason: Words): CertificateState {
	const { zh, en } = judgeWords.wrongState;
	return { kind: "wrong", reason: { zh: zh + reason.zh, en: en + reason.en } };
}
