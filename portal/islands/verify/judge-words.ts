// A catalogue: what the verify page says of what people hold up to it.
import type { QrFault } from "@mingjian/client/credential/qr.ts";
import type { CertificateStanding } from "@mingjian/client/credential/status-list.ts";
import type { CertificateFault } from "@mingjian/client/credential/verify-certificate.ts";
import type { Catalogue, Words } from "../../words/words.ts";

export const judgeWords = {
	entry: { zh: "证明成立：账本里有这条登记", en: "It holds: the record has this entry" },
	refusedEntry: {
		zh: "证明成立：账本登记了这次申请，但未予办理",
		en: "It holds: the record has this act, and it was refused",
	},
	state: { zh: "证明成立：账本当时就是这样记的", en: "It holds: this is what the record said" },
	absent: { zh: "证明成立：账本当时没有这条记录", en: "It holds: there was no such record" },
	qr: { zh: "二维码真实", en: "The QR code is genuine" },
	certificate: { zh: "证照真实", en: "The certificate is genuine" },
	act: { zh: "办理内容", en: "Act" },
	by: { zh: "办理账户", en: "Signed for" },
	signed: { zh: "签署时间", en: "Signed" },
	place: { zh: "在账本中", en: "In the log" },
	placeText: (index: number, size: number) => ({
		zh: `第 ${index} 号，共 ${size} 项`,
		en: `No. ${index} of ${size}`,
	}),
	code: { zh: "结果代码", en: "Result code" },
	key: { zh: "记录键", en: "Key" },
	asOf: { zh: "截至", en: "As of" },
	says: { zh: "内容", en: "It says" },
	standing: { zh: "效力", en: "Standing" },
	issuer: { zh: "颁发机构", en: "Issued by" },
	identifier: { zh: "证照标识", en: "Identifier" },
	until: { zh: "有效期至", en: "Valid until" },
	statusUnknown: {
		zh: "没有取到现在的状态，只核验了签名和有效期。它可能已被撤销，请联网再核验。",
		en: "Its present status could not be fetched; only signature and validity were checked. It may have been revoked: check again with a network.",
	},
	needsStatus: {
		zh: "没有取到账本对这本证照的证明，无法核验。请联网再试，或用命令行核验。",
		en: "The record's proof of this certificate could not be fetched, so it cannot be checked. Try again with a network, or on the command line.",
	},
	notOnRecord: {
		zh: "账本证明：没有任何部门颁发过这个编号的证照",
		en: "the record proves that nobody ever issued a certificate of this number",
	},
	wrongState: { zh: "服务器给出的状态证明不成立：", en: "the state proof the server gave does not hold: " },
	unknown: {
		zh: "认不出这是什么。请给出证明文件、证照文件，或以 MJ1: 开头的二维码文字。",
		en: "This is nothing known here. Give a proof file, a certificate file, or a QR code's text beginning with MJ1:.",
	},
	nothing: { zh: "请先选择文件或粘贴内容。", en: "Choose a file or paste some text first." },
	tooLarge: { zh: "文件过大，不是证明或证照。", en: "The file is too large to be a proof or certificate." },
	policy: {
		zh: "没有取到与本页指纹相符的信任政策。请刷新本页再核验。",
		en: "No trust policy with the fingerprint on this page could be fetched. Reload and try again.",
	},
	busy: { zh: "正在核验……", en: "Checking …" },
	page: { zh: "在账本中查看", en: "See it on the record" },
} as const satisfies Catalogue;

export const standingWords: Readonly<Record<CertificateStanding, Words>> = {
	valid: { zh: "现在有效", en: "in force now" },
	suspended: { zh: "暂扣中，现在无效", en: "suspended: not in force now" },
	revoked: { zh: "已撤销，无效", en: "revoked: not in force" },
	superseded: { zh: "已被新的证照取代", en: "superseded by a later certificate" },
	expired: { zh: "已过有效期", en: "expired" },
	"not-yet-valid": { zh: "尚未生效", en: "not in force yet" },
};

const changed: Words = {
	zh: "内容与账本登记的不符：被改动过",
	en: "it does not agree with the record: it was changed",
};
const unreadable: Words = { zh: "读不出来：残缺或被改动", en: "it cannot be read: damaged or changed" };
const statusList: Words = { zh: "状态列表不可用", en: "the status list cannot be used" };

/** Why a certificate file or a QR code was refused. */
export const faultWords: Readonly<Record<CertificateFault | QrFault, Words>> = {
	malformed: unreadable,
	identifier: { zh: "证照标识的校验位不对", en: "the identifier's check character is wrong" },
	signature: {
		zh: "部门的签名不成立：内容被改动，或不是该部门签发",
		en: "the department's signature is not good: it was changed, or never signed",
	},
	"issuer-other": {
		zh: "签发密钥不属于证照标识中的机构",
		en: "the key is not of the department the identifier names",
	},
	"issuer-key-unknown": {
		zh: "签发密钥不在城市的信任政策中",
		en: "the signing key is not in the city's trust policy",
	},
	"issuer-key-not-in-force": {
		zh: "签发时该密钥不在有效期内",
		en: "the key was not in force when it signed",
	},
	"issuer-key-withdrawn": {
		zh: "签发密钥已被部门撤回，请持证人重新领取",
		en: "the department withdrew the signing key; the holder needs a new one",
	},
	"signed-in-future": {
		zh: "签发时间在将来：请检查本机时钟",
		en: "it says it was signed in the future: check this device's clock",
	},
	"record-other": changed,
	"record-differs": changed,
	"type-differs": changed,
	"particulars-differ": {
		zh: "照面信息与账本的承诺不符：内容被改动过",
		en: "the particulars do not fit the commitment on the record: they were changed",
	},
	"public-fields-differ": changed,
	"holder-differs": {
		zh: "持证人与账本登记的不符",
		en: "the holder is not the one on the record",
	},
	"status-list-other": statusList,
	"status-index": statusList,
	"status-reserved": statusList,
};
