import { type Evidence, isFinding, readEvidence, type Setting } from "./evidence.ts";
import { type Finding, refusal } from "./finding.ts";
import { type Given, givenOf } from "./kinds.ts";

/** Verifies whatever the octets are, offline. Octets that are nothing known are a finding too. */
export async function verifyGiven(
	bytes: Uint8Array,
	status: Uint8Array | undefined,
	setting: Setting,
): Promise<Finding> {
	const given = givenOf(bytes);
	if (!given) return refusal(undefined, "unknown-kind", unknownKind);
	if (given.kind === "fork")
		return (await import("./verify-fork-file.ts")).verifyForkFile(given.bytes, setting.policy);
	if (given.kind === "anchor") {
		const { verifyAnchorFile } = await import("./verify-anchor.ts");
		return await verifyAnchorFile(given.bytes, setting.policy, setting.block ?? {});
	}
	if (given.kind === "proof" || given.kind === "trail") return await verifyRecord(given, setting);
	if (given.kind === "status-list") return refusal("status-list", "status-list-alone", listAlone);
	const evidence = await readEvidence(status, setting);
	return isFinding(evidence) ? evidence : await verifyHolding(given, evidence, setting);
}

async function verifyRecord(
	{ kind, bytes }: Given & { kind: "proof" | "trail" },
	{ policy, anchor, block = {} }: Setting,
): Promise<Finding> {
	if (kind === "proof") {
		const finding = (await import("./verify-proof.ts")).verifyProof(bytes, policy);
		if (!anchor) return finding;
		const { withAnchor } = await import("./verify-anchor.ts");
		return await withAnchor(finding, { proof: bytes, anchor }, { policy, known: block });
	}
	return (await import("./verify-trail-file.ts")).verifyTrailFile(bytes, policy);
}

type Holding = Given & { kind: "certificate" | "credential" | "qr" };

async function verifyHolding(
	{ kind, text }: Holding,
	evidence: Evidence,
	setting: Setting,
): Promise<Finding> {
	if (kind === "qr") return (await import("./verify-qr-text.ts")).verifyQrText(text, evidence, setting);
	if (kind === "credential")
		return (await import("./verify-credential-text.ts")).verifyCredentialText(text, evidence, setting);
	return (await import("./verify-certificate-text.ts")).verifyCertificateText(text, evidence, setting);
}

const unknownKind = {
	zh: "这不是可核验的文件（证明 .tlog-proof、证照 .mjcert.json、SD-JWT、二维码文本 MJ1:、轨迹、分叉证据、锚定证明），或开头被改动过",
	en: "this is nothing that can be verified (a .tlog-proof, a .mjcert.json, an SD-JWT, a QR text MJ1:, a trail, evidence of a fork, an anchor proof), or its beginning was changed",
};
const listAlone = {
	zh: "状态列表要和证照一起核验：verify 证照 --status 列表",
	en: "a status list is verified with a certificate: verify CERTIFICATE --status LIST",
};
