// A catalogue: what is said of certificates, and why one is refused.

import type { QrFault } from "@mingjian/client/credential/qr.ts";
import type { CertificateStanding, StatusListFault } from "@mingjian/client/credential/status-list.ts";
import type { CertificateFault } from "@mingjian/client/credential/verify-certificate.ts";
import type { CredentialFault } from "@mingjian/client/credential/verify-sd-jwt-vc.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** What a certificate is worth, as a sentence. */
export const standingWords: Readonly<Record<CertificateStanding, Words>> = {
	valid: { zh: "有效", en: "valid" },
	suspended: { zh: "已暂扣", en: "suspended" },
	revoked: { zh: "已撤销", en: "revoked" },
	superseded: { zh: "已被新版取代", en: "superseded by a newer version" },
	expired: { zh: "已过期", en: "expired" },
	"not-yet-valid": { zh: "尚未生效", en: "not yet valid" },
};

/** Reasons of changes of status, as the certificates service knows them. */
const reasons: Readonly<Record<string, Words>> = {
	annulled: { zh: "撤销决定", en: "annulled" },
	withdrawn: { zh: "撤回", en: "withdrawn" },
	"holder-request": { zh: "持证人申请", en: "at the holder's request" },
	"holder-ended": { zh: "持证主体终止", en: "the holder ended" },
	"conditions-lost": { zh: "不再符合条件", en: "conditions no longer met" },
	"issued-in-error": { zh: "颁发有误", en: "issued in error" },
	"superior-decision": { zh: "上级决定", en: "decision of a superior authority" },
	investigation: { zh: "调查期间", en: "under investigation" },
	penalty: { zh: "行政处罚", en: "penalty" },
	lost: { zh: "遗失", en: "lost" },
	"court-order": { zh: "法院裁定", en: "court order" },
	changed: { zh: "内容变更", en: "content changed" },
	damaged: { zh: "损坏", en: "damaged" },
	corrected: { zh: "更正", en: "corrected" },
};

/** A reason in words; its code where it is not known here. */
export function reasonWords(reason: string): Words {
	return (Object.hasOwn(reasons, reason) ? reasons[reason] : undefined) ?? { zh: reason, en: reason };
}

type Fault = CertificateFault | CredentialFault | QrFault | StatusListFault;

const damaged: Words = {
	zh: "内容读不出来：残缺或被改动",
	en: "it cannot be read: it is damaged or was changed",
};
const forged: Words = {
	zh: "签名不成立：内容被改动，或不是该机构签发",
	en: "the signature is not good: it was changed, or the department never signed it",
};
const otherIssuer: Words = {
	zh: "签发密钥不属于证照标识中的机构",
	en: "the key is not of the department the identifier names",
};
const otherList: Words = {
	zh: "状态列表不是这个证照的",
	en: "the status list is not this certificate's",
};

const faults: Readonly<Record<Fault, Words>> = {
	malformed: damaged,
	signature: forged,
	disclosure: damaged,
	compression: damaged,
	type: { zh: "不是这一种凭证", en: "it is another kind of credential" },
	identifier: { zh: "证照标识的校验位不对", en: "the certificate identifier's check character is wrong" },
	"issuer-other": otherIssuer,
	"issuer-key-unknown": {
		zh: "签发密钥不在信任政策中：可能是伪造，或政策已更新（重新取得政策再核验）",
		en: "the signing key is not in the trust policy: it is forged, or the policy is out of date (get the policy again)",
	},
	"issuer-key-not-in-force": {
		zh: "签发时该密钥不在有效期内",
		en: "the key was not in force when this was signed",
	},
	"issuer-key-withdrawn": {
		zh: "签发密钥已被机构撤回，其签名不再可信；请持证人重新领取",
		en: "the department withdrew the key, so what it signed counts no more; the holder gets a new credential",
	},
	"signed-in-future": {
		zh: "签发时间在将来：请检查本机时钟",
		en: "it says it was signed in the future: check this machine's clock",
	},
	"key-binding": { zh: "持证人签名不成立", en: "the holder's signature is not good" },
	"key-binding-missing": { zh: "缺少持证人签名", en: "the holder's signature is missing" },
	"key-binding-unexpected": {
		zh: "带有持证人为别处所作的签名",
		en: "it carries a holder's signature meant for somebody else",
	},
	"record-other": { zh: "所给的状态证明属于另一个证照", en: "the state proof is of another certificate" },
	"record-differs": {
		zh: "内容与账本登记的不符：被改动过",
		en: "it does not agree with the record: it was changed",
	},
	"type-differs": { zh: "证照类型与账本登记的不符", en: "the type is not that of the record" },
	"particulars-differ": {
		zh: "照面信息与账本的承诺不符：内容被改动过",
		en: "the particulars do not fit the record's commitment: they were changed",
	},
	"public-fields-differ": {
		zh: "依法公开的内容与账本登记的不符",
		en: "what is public by law is not what the record says",
	},
	"holder-differs": { zh: "持证人与账本登记的不符", en: "the holder is not that of the record" },
	"status-list-other": otherList,
	"uri-other": otherList,
	"status-index": { zh: "状态列表没有这个证照的位置", en: "the status list does not reach this certificate" },
	"status-reserved": { zh: "状态列表中的值没有含义", en: "the status list has a value without a meaning" },
	expired: { zh: "状态列表已过期：请取得新的", en: "the status list is out of date: get a new one" },
};

/** Why a certificate or credential was refused, in words. */
export function faultWords(fault: Fault): Words {
	return faults[fault];
}
