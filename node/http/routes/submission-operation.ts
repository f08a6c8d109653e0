import type { Answer, Operation } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";

/** Everything that can be wrong with a signed transaction sent as JSON. */
export const jsonProblems = [
	"body-empty",
	"body-not-json",
	"body-invalid",
	"body-incomplete",
	"body-too-large",
	"content-type",
	"content-encoding",
	"length-required",
	"signature-invalid",
	"envelope-too-large",
	"payload-not-utf8",
	"payload-not-json",
	"payload-not-exact",
	"payload-not-integer",
	"payload-too-deep",
	"payload-members",
	"refused",
	"busy",
	"not-ready",
] as const satisfies Operation["problems"];

/** A receipt, as every submission of one transaction is answered. */
export const receiptAnswer: Answer = {
	about: {
		zh: "已登记且已落盘。result 是操作的返回值",
		en: "On the record and durable. `result` is what the action returned",
	},
	content: { "application/json": { schema: shape("Receipt") } },
};

/** A refusal that is on the record; its problem document carries the receipt's members. */
export const refusalAnswer: Answer = {
	about: {
		zh: "办理被拒绝，且该拒绝已登记：正文为问题文档，同时含回执的 id、index、height、timeMs",
		en: "Refused, and the refusal is on the record: a problem that also carries the receipt's id, index, height and timeMs",
	},
	content: { "application/problem+json": { schema: shape("Problem") } },
};
