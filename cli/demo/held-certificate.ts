import { randomBytes } from "node:crypto";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { jwsSignerOf } from "@mingjian/client/credential/jws-signer.ts";
import { encodeQr } from "@mingjian/client/credential/qr.ts";
import { issueSdJwtVc } from "@mingjian/client/credential/sd-jwt-vc.ts";
import { signStatusList, statusListUri } from "@mingjian/client/credential/status-list.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { statusPlace } from "@mingjian/services/certificates/rules/status-bits.ts";
import type { CertificateRecord } from "@mingjian/services/certificates/schema.ts";
import { certificates as certificateRecords } from "@mingjian/services/certificates/state.ts";
import type { DemoCertificate, DemoSeries } from "./demo-certificates.ts";
import type { DemoSetting } from "./demo-setting.ts";

/** A certificate as its holder has it, and the proof of how it stands. */
export interface HeldCertificate {
	readonly file: CertificateFile;
	/** Proof file of the record. */
	readonly state: string;
}

const weekMs = 7 * 24 * 3600 * 1000;

/** What a department hands to the holder: particulars and salt, SD-JWT VC and QR form under its issuing key, and for a single act its proof. */
export async function holdCertificate(
	setting: DemoSetting,
	series: DemoSeries,
	certificate: DemoCertificate,
): Promise<HeldCertificate> {
	const { node } = setting.sender;
	const { identifier, type, particulars, salt, holder } = certificate;
	const record = setting.sender.read(certificateRecords, identifier)!;
	const issued = series.bulk ? undefined : await node.entry(record.transaction);
	const proof = issued && (await node.entryProof(issued.index));
	const file: CertificateFile = {
		format: "mingjian-certificate/1",
		identifier,
		type,
		particulars,
		salt,
		...(holder ? { holder: { account: holder.account, salt: holder.salt } } : {}),
		sdJwt: await credentialOf(setting, series, { certificate, record }),
		qr: [await qrOf(series, { certificate, record })],
		...(proof === undefined ? {} : { proof }),
	};
	return { file, state: await node.stateProof(`${certificateRecords.name}/${identifier}`) };
}

interface Recorded {
	readonly certificate: DemoCertificate;
	readonly record: CertificateRecord;
}

async function credentialOf(
	{ publicUrl }: DemoSetting,
	{ office, type }: DemoSeries,
	{ certificate: { identifier, particulars }, record }: Recorded,
): Promise<string> {
	const { commitment, statusIndex } = record;
	const content = {
		vct: `${publicUrl}/certificate-types/${type}`,
		department: office.account,
		identifier,
		commitment,
		signedAtMs: Date.now(),
		...validityOf(record),
		status: {
			uri: statusListUri(publicUrl, identifier, statusIndex),
			position: statusPlace(statusIndex).position,
		},
		particulars,
	};
	return await issueSdJwtVc(
		content,
		await issuingSigner(office),
		(size) => new Uint8Array(randomBytes(size)),
	);
}

async function qrOf(
	{ office, shown }: DemoSeries,
	{ certificate: { identifier, particulars }, record }: Recorded,
): Promise<string> {
	const { commitment, statusIndex } = record;
	const chosen = Object.fromEntries(shown.map((name) => [name, particulars[name]!]));
	const content = { identifier, commitment, statusIndex, signedAtMs: Date.now(), ...validityOf(record) };
	return await encodeQr({ ...content, particulars: chosen }, office.issuing.signer);
}

function validityOf({ validFromMs, validUntilMs }: CertificateRecord) {
	return { validFromMs, ...(validUntilMs === undefined ? {} : { validUntilMs }) };
}

/** The department's status list of a series, signed, good for a week. */
export async function statusToken(
	{ sender: { node }, publicUrl }: DemoSetting,
	{ code, office, certificates }: DemoSeries,
): Promise<string> {
	const ask = node.registry.contracts.get("certificates")!.queries["status-list"]!;
	const parameters = { code, issuer: office.account };
	const list = ask(node.queryContext("certificates"), parameters as never) as { readonly bytes: string };
	const asOfMs = Date.now();
	const content = {
		uri: statusListUri(publicUrl, certificates[0]!.identifier, 0),
		department: office.account,
		asOfMs,
		expiresMs: asOfMs + weekMs,
		bytes: fromBase64(list.bytes),
	};
	return await signStatusList(content, await issuingSigner(office));
}

function issuingSigner({ issuing }: DemoSeries["office"]) {
	return jwsSignerOf("P-256", issuing.secretKey);
}
