// A catalogue: what the vault's door answers, in both languages.
import type { DoorCode } from "../http/problems/door-codes.ts";

/** Codes of the vault (spec/sealed.md §5, §6). Codes are API: never reused. */
export const vaultCodes = {
	"vault-file": {
		status: 400,
		title: { zh: "不是密封文件", en: "This is no sealed file" },
		advice: {
			zh: "请按 spec/sealed.md 第 5 节编码：版本、密钥封装、密文，密文最大 8 MiB。",
			en: "Encode it by spec/sealed.md §5: version, wraps, ciphertext of 8 MiB at most.",
		},
	},
	"vault-content-unknown": {
		status: 404,
		title: { zh: "保险库没有这项内容", en: "The vault does not hold this content" },
		advice: {
			zh: "请核对内容标识，或先上传密文。",
			en: "Check the content id, or upload the ciphertext first.",
		},
	},
	"vault-content-erased": {
		status: 410,
		title: { zh: "该内容已删除", en: "The content was erased" },
		advice: {
			zh: "已删除的内容不能恢复，也不再接收。",
			en: "What was erased does not come back and is not taken again.",
		},
	},
	"vault-wrap-unknown": {
		status: 409,
		title: { zh: "账本没有登记这个密钥封装", en: "The record names no such wrap" },
		advice: {
			zh: "请先登记密封或同意，再上传其中写明的密钥封装。",
			en: "Record the seal or the consent first, then bring the wraps it names.",
		},
	},
	"vault-release-refused": {
		status: 403,
		title: { zh: "不能取用该内容", en: "The content is not released" },
		advice: {
			zh: "请先登记打开该内容（disclosure/open），在十分钟内用同一经办人的密钥取用。",
			en: "Record its opening (disclosure/open) first, and ask within ten minutes with a key of the same officer.",
		},
	},
	"vault-release-used": {
		status: 409,
		title: { zh: "该次打开已经取用过", en: "This opening has been used" },
		advice: { zh: "再次查看须重新登记打开。", en: "To see it again, record another opening." },
	},
	"vault-release-time": {
		status: 400,
		title: { zh: "请求时间相差超过五分钟", en: "The request is more than five minutes off" },
		advice: { zh: "请校准时钟后重新签署。", en: "Check the clock and sign again." },
	},
} as const satisfies Record<string, DoorCode>;

export type VaultCode = keyof typeof vaultCodes;
