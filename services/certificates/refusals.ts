import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Why the certificates service says no. Codes are API: never reused. */
export const certificatesRefusals = {
	"type-unknown": { zh: "没有这种证照类型。", en: "There is no such type of certificate." },
	"type-taken": {
		zh: "该证照类型或类型代码已经登记。如需修改，请用修订。",
		en: "The type or its code is on the record already. Amend it instead.",
	},
	"type-not-yours": {
		zh: "该证照类型由其他机构管理。",
		en: "Another department keeps this type.",
	},
	"type-not-in-force": {
		zh: "该证照类型尚未生效。",
		en: "No version of the type is in force yet.",
	},
	"type-versions": { zh: "该证照类型的版本已达上限。", en: "The type has as many versions as are kept." },
	"effective-in-past": {
		zh: "生效时间不能早于今天，并须晚于前一版本。",
		en: "A version takes effect today or later, and after the version before it.",
	},
	"field-undeclared": {
		zh: "必填项或公开项不在照面信息结构中，或公开项不是文字。",
		en: "A required or public member is not in the schema of the particulars, or a public one is not a text.",
	},
	"public-basis": {
		zh: "公开内容须写明法律依据；没有公开项时不填。",
		en: "Public members need the law that makes them public, and only they do.",
	},
	"issuer-unknown": {
		zh: "颁发机构不是已登记的机构。",
		en: "An issuer is not a registered department.",
	},
	"issuer-code": {
		zh: "颁发机构的代码不能写入电子证照标识。须为二至十八位数字或大写字母。",
		en: "The issuer's code does not fit a certificate identifier: 2 to 18 digits or capital letters.",
	},
	"issuer-not-allowed": {
		zh: "本机构不是该类型的颁发机构。",
		en: "The type does not name your department as an issuer.",
	},
	"validity-backdated": {
		zh: "有效期起不能早于今天。",
		en: "A certificate cannot be valid from before today.",
	},
	"validity-too-late": {
		zh: "有效期起不能晚于一年之后。",
		en: "A certificate cannot be valid from more than a year ahead.",
	},
	"validity-empty": {
		zh: "有效期止须晚于有效期起。",
		en: "Validity must end after it begins.",
	},
	"validity-too-long": {
		zh: "有效期超过该类型规定的最长期限，或该类型不能长期有效。",
		en: "Validity is longer than the type allows, or the type does not allow one without end.",
	},
	"public-fields": {
		zh: "公开内容与该类型依法公开的项不一致。不属于公开的内容不得上链。",
		en: "The public members are not exactly those the type makes public. Nothing else may go on the record.",
	},
	"serial-taken": {
		zh: "流水号已被使用或重复。",
		en: "A serial number is taken or given twice.",
	},
	"identifier-invalid": {
		zh: "电子证照标识的格式不正确。",
		en: "This is not a certificate identifier.",
	},
	"check-character": {
		zh: "电子证照标识的校验位不符。请核对是否抄写有误。",
		en: "The identifier's check character does not fit. Look for a slip in copying it.",
	},
	"certificate-unknown": { zh: "没有这个证照。", en: "There is no such certificate." },
	"certificate-not-yours": {
		zh: "该证照由其他机构颁发。",
		en: "Another department issued this certificate.",
	},
	"not-valid": {
		zh: "该证照现在不是有效状态，不能办理此操作。",
		en: "The certificate is not in the valid state this needs.",
	},
	"not-suspended": { zh: "该证照没有被暂扣。", en: "The certificate is not suspended." },
	"ended-already": {
		zh: "该证照已经撤销、注销或被新证照取代，不能再变更。",
		en: "The certificate has been revoked or superseded; that is final.",
	},
	expired: { zh: "该证照已过期。请办理延续。", en: "The certificate has expired. Renew it instead." },
	"changes-too-many": {
		zh: "该证照的状态变更次数已达上限，只能撤销或换发。",
		en: "The certificate has changed status as often as is kept; it can only be revoked or replaced.",
	},
	"version-exhausted": {
		zh: "证照版本号已用完。请以新流水号颁发。",
		en: "The identifier's version numbers are used up. Issue under a new serial number.",
	},
} as const satisfies Record<string, Words>;

/** Refuses with one of this service's codes. */
export function refuse(code: keyof typeof certificatesRefusals): never {
	throw new Refusal(`certificates/${code}`);
}
