import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

export const refusals = {
	"item-unknown": {
		zh: "没有这个事项编码。请核对编码。",
		en: "There is no item of this code. Check the code.",
	},
	"item-exists": {
		zh: "该事项编码已经发布过。修改内容请办理“更新”。",
		en: "An item of this code is published already. To change it, amend it.",
	},
	"item-withdrawn": {
		zh: "该事项已撤回，不能再更改。恢复办理请使用新的事项编码。",
		en: "The item is withdrawn and cannot change any more. To offer it again, use a new code.",
	},
	"item-repeated": {
		zh: "同一事项编码在本次提交中出现了两次。请合并后重新提交。",
		en: "One item code appears twice in this act. Merge the two and try again.",
	},
	"not-owner": {
		zh: "该事项由其他部门负责，只有该部门可以办理。",
		en: "Another department owns this item; only that department may do this.",
	},
	"guide-unchanged": {
		zh: "指南内容与现有版本完全相同，无需更新。",
		en: "The guide is the same as the latest version; there is nothing to amend.",
	},
	"effective-in-past": {
		zh: "生效时间不能早于现在。请填写将来的时间，或不填表示立即生效。",
		en: "A version cannot take effect in the past. Give a later time, or none for at once.",
	},
	"effective-before-previous": {
		zh: "生效时间早于上一版本的生效时间。请填写不早于上一版本的时间。",
		en: "The version would take effect before the one it replaces. Give a time no earlier than that.",
	},
	"too-many-versions": {
		zh: "该事项的版本数已达上限。请撤回后以新编码发布。",
		en: "The item has as many versions as an item can have. Withdraw it and publish it under a new code.",
	},
	"text-not-unicode": {
		zh: "文字中含有不完整的字符。请删除后重新填写。",
		en: "The text holds half a character. Remove it and type it again.",
	},
	"guide-too-large": {
		zh: "指南内容过长。请精简到二十六万字符以内。",
		en: "The guide is too long. Keep its JSON within 262,144 characters.",
	},
	"promise-exceeds-limit": {
		zh: "承诺时限长于法定时限。请改为不超过法定时限。",
		en: "The promised limit is longer than the limit by law. Promise no more than the law allows.",
	},
	"form-not-object": {
		zh: "表单须为对象类型的 JSON Schema（type 为 object，并有 properties）。",
		en: "The form must be a JSON Schema of an object: type object, with properties.",
	},
	"form-too-large": {
		zh: "表单定义过大。请精简到三万二千字符以内。",
		en: "The form is too large. Keep its JSON within 32,768 characters.",
	},
	"department-unknown": {
		zh: "没有这个部门，或该部门已停用。",
		en: "There is no such active department.",
	},
	"transfer-to-self": {
		zh: "不能移交给本部门。",
		en: "An item cannot be transferred to its own department.",
	},
	"transfer-not-offered": {
		zh: "该事项没有移交给贵部门的申请。",
		en: "The item is not offered to your department.",
	},
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusals;

/** Refuses with one of this service's codes. */
export function refuse(code: RefusalCode): never {
	throw new Refusal(`catalogue/${code}`);
}
