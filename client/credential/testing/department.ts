import { algorithmByName } from "@mingjian/ledger/crypto/algorithms.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { type LocalSigner, localSignerOf, type RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import { formatIdentifier } from "@mingjian/services/certificates/rules/identifier.ts";
import { blindHolder, type CreatedCertificate, createCertificate, type Particulars } from "../certificate.ts";
import type { IssuerPolicy, PolicyKey } from "../issuer-policy.ts";
import type { QrContent } from "../qr.ts";

export const issuerCode = "11440300MB2C88888X";
export const department = `department:${issuerCode}`;
export const nowMs = Date.UTC(2026, 2, 1);
export const dayMs = 24 * 3600 * 1000;

/** Octets that are random to the code under test and the same in every run. */
export function seededRandom(seed: string): RandomBytes {
	let count = 0;
	return (size) => sha256(utf8(`${seed} ${count++}`)).subarray(0, size);
}

export function secretOf(name: string): Bytes {
	return sha256(utf8(`test secret ${name}`));
}

export function signerOf(name: string, algorithm: PolicyKey["algorithm"] = "P-256"): LocalSigner {
	return localSignerOf(algorithm, secretOf(name));
}

/** A policy entry's key for a signer of the same name. */
export function policyKey(name: string, changed: Partial<PolicyKey> = {}): PolicyKey {
	const algorithm = changed.algorithm ?? "P-256";
	const { publicKey } = signerOf(name, algorithm);
	return {
		keyId: keyId(algorithmByName(algorithm).code, publicKey),
		algorithm,
		publicKey: toBase64(publicKey),
		validFromMs: nowMs - 100 * dayMs,
		validUntilMs: nowMs + 100 * dayMs,
		...changed,
	};
}

export function policyOf(...keys: readonly PolicyKey[]): IssuerPolicy {
	const other = { department: "department:11440300MB2C99999Y", name: { zh: "交通局", en: "Traffic" } };
	return {
		issuers: [
			{ ...other, keys: [policyKey("other")] },
			{ department, name: { zh: "坪山市市场监督管理局", en: "Market supervision" }, keys },
		],
	};
}

export const typeCode = "11100000MB0143028R001";
export const identifier = formatIdentifier({ typeCode, issuerCode, serial: "0000012345", version: 1 });

const words = { zh: "项", en: "Member" };

/** A certificate of generated people and firms, as wide as real ones are. */
export const samples: Readonly<Record<string, Particulars>> = {
	"business licence": {
		name: "坪山市晨光新能源科技发展有限公司",
		uscc: "91440300MA5EXAMPLE",
		kind: "有限责任公司（自然人投资或控股）",
		representative: "欧阳明月",
		address: "坪山市坪山区碧岭街道锦龙大道200号创新广场A座1508室",
		registered: "2021-06-18",
		capitalFen: 500000000,
	},
	"food handler's permit": { name: "王小明", idNumber: "440300199001011234", category: "热食类食品制售" },
	"driving licence": {
		name: "阿依古丽·买买提",
		number: "440300199505051234",
		address: "坪山市坪山区龙田街道老坑社区兰竹西路12号2栋903",
		vehicles: "C1",
		birth: "1995-05-05",
	},
	"real estate certificate": {
		number: "粤（2026）坪山市不动产权第0012345号",
		owner: "诸葛静宜、慕容博文",
		location: "坪山市坪山区坑梓街道金沙路88号翠湖花园3栋2单元1801",
		unit: "440310001002GB00015F00031801",
		areaCm2: 895600,
	},
};

/** The particulars with a salt and commitment. */
export function created(particulars: Particulars): CreatedCertificate {
	const kind = (value: unknown): "string" | "integer" | "boolean" =>
		typeof value === "number" ? "integer" : (typeof value as "string" | "boolean");
	const properties = Object.fromEntries(
		Object.entries(particulars).map(([name, value]) => [name, { type: kind(value), words }]),
	);
	const schema = { type: "object" as const, properties, required: Object.keys(particulars) };
	return createCertificate(schema, particulars, seededRandom("salt"));
}

export function qrContent(
	particulars: Particulars = samples["food handler's permit"]!,
): Omit<QrContent, "keyId"> {
	return {
		signedAtMs: nowMs - dayMs,
		identifier,
		validFromMs: nowMs - dayMs,
		validUntilMs: nowMs + 365 * dayMs,
		statusIndex: 5,
		commitment: created(particulars).commitment,
		particulars,
	};
}

export const holderAccount = "citizen:kaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
export const holder = { account: holderAccount, salt: toBase64(secretOf("holder salt")) };
export const holderTag = blindHolder(holder.account, holder.salt);
