import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { recordStanding } from "@mingjian/client/credential/standing.ts";
import { parseCertificateFile, verifyCertificate } from "@mingjian/client/credential/verify-certificate.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import { departmentWords, recordFacts, validityWords } from "./certificate-facts.ts";
import type { Evidence, Setting } from "./evidence.ts";
import { type Fact, type Finding, refusal } from "./finding.ts";
import { holdingFinding } from "./holding-finding.ts";
import { checkCredential } from "./verify-credential-text.ts";
import { faultWords } from "./words.ts";

/**
 * What a holder's file is worth: held against its proved record where there is one, else against the credential or the proof of issue
 * it carries. A file that carries neither proves nothing by itself.
 */
export function verifyCertificateText(text: string, evidence: Evidence, setting: Setting): Finding {
	const file = parseCertificateFile(text);
	if (!file) return refusal("certificate", "malformed", faultWords("malformed"));
	if (evidence.proven) return byRecord(text, evidence, setting);
	if (file.sdJwt !== undefined) return byCredential(file, evidence, setting);
	if (file.proof !== undefined) return byIssue(file, setting);
	return refusal("certificate", "evidence-missing", {
		zh: "文件本身没有带证明：加 --status 状态证明",
		en: "the file carries no proof: add --status with a state proof",
	});
}

function byRecord(text: string, { proven }: Evidence, { policy, nowMs }: Setting): Finding {
	const verified = verifyCertificate(text, proven!, nowMs);
	if (typeof verified === "string") return refusal("certificate", verified, faultWords(verified));
	const { file, standing, statusAsOfMs } = verified;
	const facts = recordFacts({ ...proven!.record, publicFields: {} }, policy);
	return holding(file, { standing, statusAsOfMs, facts });
}

function byCredential(file: CertificateFile, evidence: Evidence, setting: Setting): Finding {
	const verified = checkCredential(file.sdJwt!, evidence, setting);
	if ("headline" in verified) return { ...verified, kind: "certificate" };
	if (verified.identifier !== file.identifier || verified.commitment !== commitmentOf(file))
		return refusal("certificate", "particulars-differ", faultWords("particulars-differ"));
	const { standing, statusAsOfMs, issuer } = verified;
	const facts: Fact[] = [
		[{ zh: "类型", en: "Type" }, file.type],
		[{ zh: "颁发机构", en: "Issued by" }, issuer.name],
	];
	return holding(file, { standing, statusAsOfMs, facts });
}

/** What the act that issued a certificate says of it. */
interface Issue {
	readonly commitment: string;
	readonly validFromMs: number;
	readonly validUntilMs?: number;
}

function byIssue(file: CertificateFile, { policy, nowMs }: Setting): Finding {
	const verdict = verifyProofFile(utf8(file.proof!), policy);
	if (!verdict.ok) return refusal("certificate", verdict.reason, explain(verdict.reason));
	const entry = verdict.value.kind === "entry" ? verdict.value.entry : undefined;
	const { service, action, input, onBehalfOf, actor } = entry?.payload ?? {};
	const { identifier } = (entry?.result ?? {}) as { readonly identifier?: unknown };
	const issue = input as unknown as Issue;
	const own = service === "certificates" && action === "issue" && entry?.code === "ok";
	if (!own || identifier !== file.identifier)
		return refusal("certificate", "record-other", faultWords("record-other"));
	if (issue.commitment !== commitmentOf(file))
		return refusal("certificate", "particulars-differ", faultWords("particulars-differ"));
	const facts: Fact[] = [
		[{ zh: "类型", en: "Type" }, file.type],
		[{ zh: "颁发机构", en: "Issued by" }, departmentWords(onBehalfOf ?? actor!, policy)],
		[{ zh: "有效期", en: "Valid" }, validityWords(issue.validFromMs, issue.validUntilMs)],
	];
	return holding(file, { standing: recordStanding(issue, "valid", nowMs), statusAsOfMs: undefined, facts });
}

function commitmentOf({ salt, particulars }: CertificateFile): string {
	return toBase64(commitment(fromBase64(salt), particulars));
}

function holding(
	{ identifier, particulars }: CertificateFile,
	{
		standing,
		statusAsOfMs,
		facts,
	}: Pick<Parameters<typeof holdingFinding>[0], "standing" | "statusAsOfMs" | "facts">,
): Finding {
	return holdingFinding({ kind: "certificate", identifier, particulars, standing, statusAsOfMs, facts });
}
