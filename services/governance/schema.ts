import { type Static, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { base64, bilingual, DepartmentId, KeyId, TimeMs } from "../terms.ts";

/** Keys a department may have declared, withdrawn ones included. */
export const mostIssuingKeys = 64;

/** How long one issuing key may sign. */
export const longestIssuingMs = 10 * 366 * 24 * 3600 * 1000;

const Vkey = Type.String({ minLength: 1, maxLength: 512 });

const FormerKey = closed({
	key: worded(Vkey, "公钥（vkey）", "Verifier key"),
	lastSize: worded(
		Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
		"签署有效的最大账本长度",
		"Leaves in the log for which its signature still counts",
	),
});

/** Former keys of the log that a policy names. */
export const mostFormerLogKeys = 16;

/** Witnesses and executors who left that a policy still names, of either kind; the newest, where there were more. */
export const mostFormerSigners = 64;

/** The part of a trust policy operators decide (C2SP tlog-checkpoint and tlog-cosignature keys). */
export const policyTerms = {
	logKeys: worded(
		Type.Array(Vkey, { minItems: 1, maxItems: 8 }),
		"账本签名公钥（vkey）",
		"Verifier keys of the log",
	),
	formerLogKeys: worded(
		Type.Optional(Type.Array(FormerKey, { maxItems: mostFormerLogKeys })),
		"曾用的账本签名公钥：只对当时的账本有效",
		"Keys the log signed with before, good for the log as it was then",
	),
	cosigners: worded(
		Type.Array(Vkey, { maxItems: 64 }),
		"见证方公钥（vkey）",
		"Verifier keys of the cosigners",
	),
	formerCosigners: worded(
		Type.Optional(Type.Array(FormerKey, { maxItems: mostFormerSigners })),
		"以前的见证方公钥：只对退出之前的账本有效；不写则由合约补上",
		"Keys of cosigners that left, good for the log as it was then; filled in by the contract if not given",
	),
	quorum: worded(
		Type.Integer({ minimum: 0, maximum: 64 }),
		"所需见证签名数",
		"Cosignatures a checkpoint needs",
	),
	executors: worded(
		Type.Optional(Type.Array(Vkey, { maxItems: 64 })),
		"执行方公钥（vkey）：自行执行过账本的机构节点",
		"Verifier keys of the executors: departments' nodes that carried the log out themselves",
	),
	formerExecutors: worded(
		Type.Optional(Type.Array(FormerKey, { maxItems: mostFormerSigners })),
		"以前的执行方公钥：只对退出之前的账本有效；不写则由合约补上",
		"Keys of executors that left, good for the log as it was then; filled in by the contract if not given",
	),
	executionQuorum: worded(
		Type.Optional(Type.Integer({ minimum: 0, maximum: 64 })),
		"所需执行签名数",
		"Executors' cosignatures a checkpoint needs",
	),
	changeQuorum: worded(
		Type.Integer({ minimum: 1, maximum: 16 }),
		"变更本政策所需运维方签名数",
		"Operators who must sign a change of this policy",
	),
};

const version = worded(Type.Integer({ minimum: 1 }), "版本", "Version");
export const origin = worded(
	Type.String({ minLength: 1, maxLength: 255 }),
	"账本来源名",
	"Origin of the log",
);

/** Where passkeys of this ledger's accounts may be asked for (Web Authentication). */
export const Passkeys = closed({
	rpId: worded(Type.String({ minLength: 1, maxLength: 253 }), "依赖方标识", "Relying party id"),
	origins: worded(
		Type.Array(Type.String({ minLength: 1, maxLength: 300 }), { minItems: 1, maxItems: 16 }),
		"允许的网页来源",
		"Origins whose pages may ask",
	),
});

export const CityRecord = closed({
	ledger: worded(Type.String({ minLength: 1, maxLength: 64 }), "账本标识", "Ledger id"),
	name: worded(bilingual(100), "城市名称", "Name of the city"),
	divisionCode: worded(
		Type.String({ maxLength: 12, pattern: "^[0-9]{6,12}$" }),
		"行政区划代码",
		"Division code",
	),
	origin,
	passkeys: worded(Passkeys, "通行密钥参数", "Passkey parameters"),
});
export type CityRecord = Static<typeof CityRecord>;

export const namedCity = worded(
	closed({ name: CityRecord.properties.name, divisionCode: CityRecord.properties.divisionCode }),
	"城市",
	"City",
);

export const PolicyRecord = closed({
	version,
	sinceMs: worded(TimeMs, "生效时间", "In force since"),
	origin,
	...policyTerms,
});
export type PolicyRecord = Static<typeof PolicyRecord>;

const IssuingAlgorithm = Type.Enum(["Ed25519", "P-256"]);
const algorithm = worded(IssuingAlgorithm, "算法", "Algorithm");
const publicKey = worded(base64(33), "公钥（base64）", "Public key in base64");
const validFromMs = worded(TimeMs, "启用时间", "Valid from");
const validUntilMs = worded(TimeMs, "到期时间", "Valid until");

/** A key with which a department signs what leaves the ledger. */
export const IssuingKeyRecord = closed({
	keyId: worded(KeyId, "密钥", "Key"),
	algorithm,
	publicKey,
	validFromMs,
	validUntilMs,
	withdrawnAtMs: worded(Type.Optional(TimeMs), "撤回时间", "Withdrawn from"),
});
export type IssuingKeyRecord = Static<typeof IssuingKeyRecord>;

const issuingKeys = worded(
	Type.Array(IssuingKeyRecord, { maxItems: mostIssuingKeys }),
	"签发密钥",
	"Issuing keys",
);

export const IssuerRecord = closed({ keys: issuingKeys });
export type IssuerRecord = Static<typeof IssuerRecord>;

export const PublishInput = closed({ version, ...policyTerms });
export const PublishResult = closed({ version });

export const DeclareInput = closed({ algorithm, publicKey, validFromMs, validUntilMs });
export const WithdrawInput = closed({
	key: worded(KeyId, "密钥", "Key"),
	sinceMs: worded(
		Type.Optional(TimeMs),
		"自何时起不可信（默认为现在）",
		"From when on its signatures are not good; now if not given",
	),
});
export const KeyResult = closed({ key: worded(KeyId, "密钥", "Key") });

/** One department in the published trust policy. */
export const Issuer = closed({
	department: worded(DepartmentId, "机构", "Department"),
	name: worded(bilingual(200), "机构名称", "Name of the department"),
	keys: issuingKeys,
});
export type Issuer = Static<typeof Issuer>;

/** Departments a trust policy can name. */
export const mostIssuers = 10_000;

/** All a verifier needs to know in advance, as one document. */
export const PublishedPolicy = closed({
	ledger: CityRecord.properties.ledger,
	city: namedCity,
	...PolicyRecord.properties,
	passkeys: CityRecord.properties.passkeys,
	issuers: worded(Type.Array(Issuer, { maxItems: mostIssuers }), "签发机构", "Issuing departments"),
});
export type PublishedPolicy = Static<typeof PublishedPolicy>;
