import type { FormSchema } from "../../kit/forms/question.ts";

/** One question of every kind. */
export const sampleForm: FormSchema = {
	type: "object",
	properties: {
		street: {
			type: "string",
			words: { zh: "街道和门牌号", en: "Street and number" },
			hint: { zh: "例如：青竹路 12 号", en: "Such as 12 Qingzhu Road" },
			minLength: 2,
			maxLength: 100,
		},
		phone: {
			type: "string",
			format: "tel",
			pattern: "^1[0-9]{10}$",
			words: { zh: "手机号码", en: "Mobile number" },
			hint: { zh: "十一位数字", en: "Eleven digits" },
			maxLength: 11,
		},
		born: {
			type: "string",
			format: "date",
			words: { zh: "出生日期", en: "Date of birth" },
			hint: { zh: "例如：1990 3 27", en: "Such as 1990 3 27" },
		},
		rooms: { type: "integer", minimum: 1, maximum: 20, words: { zh: "几个房间", en: "How many rooms" } },
		rentFen: { type: "integer", minimum: 0, words: { zh: "每月租金", en: "Rent a month" } },
		renting: { type: "boolean", words: { zh: "是否租住", en: "Do you rent?" } },
		reason: {
			words: { zh: "居住事由", en: "Why you live here" },
			anyOf: [
				{ const: "work", words: { zh: "工作", en: "Work" } },
				{ const: "study", words: { zh: "就学", en: "Study" } },
				{ const: "family", words: { zh: "投靠亲属", en: "To join family" } },
			],
		},
		district: {
			words: { zh: "所在街道", en: "Subdistrict" },
			anyOf: ["青竹", "南湖", "东岗", "西桥", "北麓", "新港", "老城", "云谷"].map((zh, at) => ({
				const: `d${at + 1}`,
				words: { zh: `${zh}街道`, en: `Subdistrict ${at + 1}` },
			})),
		},
		languages: {
			type: "array",
			minItems: 1,
			words: { zh: "希望收到的通知方式", en: "How you would like to hear from us" },
			items: {
				anyOf: [
					{ const: "portal", words: { zh: "站内消息", en: "Here" } },
					{ const: "letter", words: { zh: "信件", en: "By letter" } },
				],
			},
		},
		remark: { type: "string", maxLength: 500, words: { zh: "补充说明", en: "Anything to add" } },
	},
	required: ["street", "phone", "born", "rooms", "rentFen", "renting", "reason", "district", "languages"],
};
