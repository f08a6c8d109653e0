import { worded } from "@mingjian/services/schema-words.ts";
import { Type } from "typebox";
import type { Operation, Parameter } from "../openapi/operation.ts";
import { shape } from "../openapi/shapes.ts";

const Name = Type.String({ pattern: "^[a-z][a-z0-9-]{0,63}$" });
const Account = Type.String({ pattern: "^[a-z]+:[A-Za-z0-9._-]{1,120}$" });
const Count = Type.Integer({ minimum: 0 });

/** Conditions on entries that both the list and the live stream know. */
export const entryConditions = {
	service: worded(Type.Optional(Name), "服务", "Service"),
	actor: worded(Type.Optional(Account), "签署账户", "Account that signed"),
	touched: worded(
		Type.Optional(Type.String({ minLength: 3, maxLength: 512 })),
		"写过的状态键（须属保留历史的集合）",
		"State key it wrote, of a collection that keeps history",
	),
	about: worded(
		Type.Optional(
			Type.String({
				pattern: "^[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*/[a-z][A-Za-z0-9]{0,63}=.+$",
				maxLength: 400,
			}),
		),
		"所写记录涉及的内容：集合/列=值（须属保留历史的集合），如 cases.case/publicValue=宗地编号",
		"What a record it wrote is about: collection/column=value, of a collection that keeps history, such as cases.case/publicValue=PARCEL",
	),
};

const Code = Type.String({ pattern: "^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$", maxLength: 130 });
const Limit = Type.Integer({ minimum: 1, maximum: 200 });
const Token = Type.String({ minLength: 1, maxLength: 2048 });

/** Parameters of `/v1/entries`; they are the members of EntryFilter. */
export const EntriesQuery = Type.Object(
	{
		...entryConditions,
		action: worded(Type.Optional(Name), "操作", "Action"),
		code: worded(Type.Optional(Code), "结果代码", "How it ended: ok or a refusal code"),
		fromIndex: worded(Type.Optional(Count), "起始序号（含）", "First log index that counts"),
		untilIndex: worded(Type.Optional(Count), "截止序号（不含）", "First log index that no longer counts"),
		fromMs: worded(Type.Optional(Count), "起始时间（含，毫秒）", "First block time that counts, ms"),
		untilMs: worded(
			Type.Optional(Count),
			"截止时间（不含，毫秒）",
			"First block time that no longer counts, ms",
		),
		newestFirst: worded(Type.Optional(Type.Boolean()), "由新到旧", "Newest first"),
		limit: worded(Type.Optional(Limit), "每页条数（默认五十）", "Entries per page, 50 if not given"),
		after: worded(Type.Optional(Token), "上一页的 next", "`next` of the page before"),
	},
	{ additionalProperties: false },
);

const at: Readonly<Record<string, Parameter>> = {
	at: {
		about: { zh: "账本序号或交易标识", en: "Log index or transaction id" },
		schema: Type.String({ pattern: "^(0|[1-9][0-9]{0,14}|[0-9a-f]{64})$" }),
		example: "0",
	},
};

const problems = ["entry-reference", "entry-unknown", "not-ready"] as const;

export const entriesOperation: Operation = {
	id: "entries",
	tag: "entries",
	summary: { zh: "列出账本各项", en: "List entries" },
	description: {
		zh: "各条件须同时满足。一页可能不满甚至为空而仍有 next：请继续取下一页直到没有 next。",
		en: "All conditions hold together. A page may be short, even empty, and still have `next`: go on until there is none.",
	},
	query: EntriesQuery,
	answer: {
		about: { zh: "一页", en: "One page" },
		content: { "application/json": { schema: shape("EntryPage") } },
	},
	problems: ["parameters-invalid", "not-ready"],
};

export const entryOperation: Operation = {
	id: "entry",
	tag: "entries",
	summary: { zh: "账本的一项", en: "One entry" },
	path: at,
	answer: {
		about: { zh: "该项", en: "The entry" },
		content: { "application/json": { schema: shape("Entry") } },
	},
	otherAnswers: { 304: { about: { zh: "未变", en: "Not changed" } } },
	problems,
};

export const proofOperation: Operation = {
	id: "entry-proof",
	tag: "entries",
	summary: { zh: "该项的证明", en: "The entry's proof" },
	description: {
		zh: "C2SP tlog-proof 文件，可离线核验。",
		en: "A C2SP tlog-proof file, verified offline.",
	},
	path: at,
	answer: {
		about: { zh: "证明文件", en: "The proof file" },
		content: { "text/plain": { schema: Type.String() } },
	},
	problems,
};

export const partsOperation: Operation = {
	id: "entry-parts",
	tag: "entries",
	summary: { zh: "该项的信封与结果", en: "The entry's envelope and result" },
	description: {
		zh: "envelope 是登记的字节（Base64），result 是其 JSON 原文；两者的哈希即账本叶子所载。",
		en: "`envelope` is the recorded bytes in base64, `result` the exact JSON text; the log's leaf holds the hashes of both.",
	},
	path: at,
	answer: {
		about: { zh: "信封与结果", en: "Envelope and result" },
		content: { "application/json": { schema: shape("EntryParts") } },
	},
	problems,
};
