import { verifyQr } from "@mingjian/client/credential/qr.ts";
import { showTime } from "../program/show-time.ts";
import { validityWords } from "./certificate-facts.ts";
import type { Evidence, Setting } from "./evidence.ts";
import { type Finding, refusal } from "./finding.ts";
import { holdingFinding } from "./holding-finding.ts";
import { faultWords } from "./words.ts";

/** What a QR form is worth. */
export function verifyQrText(text: string, { proven, list }: Evidence, { policy, nowMs }: Setting): Finding {
	const evidence = proven
		? ({ kind: "record", proven } as const)
		: list
			? ({ kind: "list", list } as const)
			: undefined;
	const verified = verifyQr(text, policy, { nowMs, ...(evidence ? { evidence } : {}) });
	if (typeof verified === "string") return refusal("qr", verified, faultWords(verified));
	const { content, issuer, standing, statusAsOfMs } = verified;
	return holdingFinding({
		kind: "qr",
		identifier: content.identifier,
		standing,
		statusAsOfMs,
		particulars: content.particulars,
		facts: [
			[{ zh: "颁发机构", en: "Issued by" }, issuer.name],
			[{ zh: "有效期", en: "Valid" }, validityWords(content.validFromMs, content.validUntilMs)],
			[{ zh: "签发时间", en: "Signed" }, showTime(content.signedAtMs)],
		],
	});
}
