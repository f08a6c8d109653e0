import { taskTypes } from "@mingjian/services/catalogue/task-types.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";

const title = (zh: string, en: string) => ({ type: "string", maxLength: 60, words: { zh, en } });

/** What a new item has to be told. */
export const newItemSchema: FormSchema = {
	type: "object",
	properties: {
		"title.zh": title("事项名称（中文）", "Title in Chinese"),
		"title.en": title("事项名称（英文）", "Title in English"),
		basic: {
			type: "string",
			maxLength: 14,
			pattern: "^[0-9A-Z]{14}$",
			example: "990F0010700001",
			words: {
				zh: "事项基本编码（十四位数字或大写字母）",
				en: "Basic code: fourteen digits or capital letters",
			},
		},
		taskType: {
			words: { zh: "事项类型", en: "Type of item" },
			anyOf: Object.entries(taskTypes).map(([code, words]) => ({ const: code, words })),
		},
		audience: {
			words: { zh: "服务对象", en: "Who it is for" },
			anyOf: [
				{ const: "person", words: { zh: "个人", en: "Individuals" } },
				{ const: "company", words: { zh: "法人和其他组织", en: "Companies and organisations" } },
			],
		},
		"law.zh": title("依据的法律法规（中文）", "Law it rests on, in Chinese"),
		"law.en": title("依据的法律法规（英文）", "Law it rests on, in English"),
		"article.zh": title("条款（中文）", "Article, in Chinese"),
		"article.en": title("条款（英文）", "Article, in English"),
	},
	required: [
		"title.zh",
		"title.en",
		"basic",
		"taskType",
		"audience",
		"law.zh",
		"law.en",
		"article.zh",
		"article.en",
	],
};
