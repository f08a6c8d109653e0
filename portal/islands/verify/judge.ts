import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { judgeProof } from "./judge-proof.ts";
import { judgeWords } from "./judge-words.ts";
import { type Grounds, type Judgement, refused } from "./judgement.ts";

/** Says what something is and what it is worth: a proof file, a certificate file, or the text of a QR code. */
export async function judge(given: Uint8Array, grounds: Grounds): Promise<Judgement> {
	const text = new TextDecoder().decode(given).trim();
	// Each kind brings code of its own, which only those load who hold one.
	if (text.startsWith("MJ1:")) return (await import("./judge-qr.ts")).judgeQr(text, grounds);
	if (text.startsWith("{"))
		return (await import("./judge-certificate-file.ts")).judgeCertificateFile(text, grounds);
	if (isPresentation(text)) return (await import("./judge-presentation.ts")).judgePresentation(text, grounds);
	// Pasted text often loses its last line break; the octets of a file are taken as they are.
	if (text.startsWith("c2sp.org/tlog-proof"))
		return judgeProof(given.at(-1) === 0x0a ? given : utf8(`${text}\n`), grounds);
	return refused(judgeWords.unknown, grounds.language);
}

// A certificate as its holder shows it: a signed part and the disclosures chosen.
function isPresentation(text: string): boolean {
	return /^[\w-]+\.[\w-]+\.[\w-]+~([\w-]+~)*$/.test(text);
}
