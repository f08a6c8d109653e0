import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { replaceFile } from "../keys/write-file.ts";
import type { DemoCertificate, DemoSeries } from "./demo-certificates.ts";
import type { DemoSetting } from "./demo-setting.ts";
import { type HeldCertificate, holdCertificate, statusToken } from "./held-certificate.ts";

const secret = 0o600;

/**
 * Writes files a reader can verify offline: the trust policy, proofs, and what one citizen would have on a phone. Made afresh at every
 * start. Gives the names of a few.
 */
export async function writeExamples(setting: DemoSetting): Promise<string[]> {
	const { folder, series } = setting;
	mkdirSync(folder.demo, { recursive: true, mode: 0o700 });
	const write = (name: string, text: string) => replaceFile(join(folder.demo, name), text, secret);
	const of = (type: string) => series.find((each) => each.type === type)!;
	write("README.txt", readme);
	write("policy.json", `${JSON.stringify(policyOf(setting), undefined, "\t")}\n`);
	write("certificates.jsonl", series.flatMap(({ certificates }) => certificates.map(keptLine)).join(""));
	const permit = await writeCertificate(setting, [of("residence-permit"), 0], {
		name: "residence-permit",
		write,
	});
	write("residence-permit.sd-jwt", `${permit.file.sdJwt}\n`);
	write("residence-permit.qr.txt", `${permit.file.qr![0]}\n`);
	write("residence-permit.status.jwt", `${await statusToken(setting, of("residence-permit"))}\n`);
	await writeCertificate(setting, [of("residence-permit"), -1], { name: "revoked-permit", write });
	await writeCertificate(setting, [of("driving-licence"), -1], { name: "suspended-licence", write });
	const licence = await writeCertificate(setting, [of("business-licence"), 0], {
		name: "business-licence",
		write,
	});
	write("business-licence.entry.tlog-proof", licence.file.proof!);
	write("no-such-certificate.tlog-proof", await setting.sender.node.stateProof(absentKey(permit)));
	return ["business-licence.entry.tlog-proof", "residence-permit.qr.txt", "revoked-permit.state.tlog-proof"];
}

interface Target {
	readonly name: string;
	readonly write: (name: string, text: string) => void;
}

/** The holder's file, and beside it the proof of how the certificate stands. */
async function writeCertificate(
	setting: DemoSetting,
	[series, at]: readonly [DemoSeries, number],
	{ name, write }: Target,
): Promise<HeldCertificate> {
	const held = await holdCertificate(setting, series, series.certificates.at(at)!);
	write(`${name}.mjcert.json`, `${JSON.stringify(held.file, undefined, "\t")}\n`);
	write(`${name}.state.tlog-proof`, held.state);
	return held;
}

function policyOf({ sender: { node } }: DemoSetting): unknown {
	const ask = node.registry.contracts.get("governance")!.queries["trust-policy"]!;
	return ask(node.queryContext("governance"), {} as never);
}

/** A certificate of the same type and issuer that nobody ever issued. */
function absentKey({ file }: HeldCertificate): string {
	return `certificates.certificate/${file.identifier.replace(/\.[0-9A-Z]+\.\d{3}\.[0-9A-Z]$/, ".NONE.001.0")}`;
}

function keptLine({ type, identifier, particulars, salt }: DemoCertificate): string {
	return `${JSON.stringify({ type, identifier, particulars, salt })}\n`;
}

const readme = `示例文件：断网也能核验。Sample files, to be verified with no network:

  npm run mingjian -- verify FILE --policy policy.json

policy.json                        城市的信任政策 the city's trust policy
business-licence.entry.tlog-proof  一次颁发的证明 proof that a licence was issued
*.state.tlog-proof                 证照此刻的状态 how a certificate stands
no-such-certificate.tlog-proof     查无此证的证明 proof that there is no such certificate
*.mjcert.json                      持证人保存的证照（核验状态：--status *.state.tlog-proof）the holder's file
residence-permit.sd-jwt            SD-JWT VC
residence-permit.qr.txt            二维码文本 text of the QR form
residence-permit.status.jwt        证照状态列表 status list (--status)
certificates.jsonl                 全部证照的照面信息（不在账本上）what all certificates say; none of it is on the record
`;
