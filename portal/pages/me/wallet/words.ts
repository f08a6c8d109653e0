import type { Catalogue } from "../../../words/words.ts";

export const walletWords = {
	lead: {
		zh: "证照内容只在这里加密保存，账本上没有。出示时可以只给对方看需要的几项。",
		en: "What your certificates say is kept here, sealed, and is not on the record. When you show one, you choose what of it is seen.",
	},
	none: { zh: "还没有证照", en: "No certificates yet" },
	noneText: {
		zh: "办结的证照会自动出现在这里；部门发给您的证照文件也可以自己添加。",
		en: "Certificates of your applications appear here by themselves; files a department gave you can be added.",
	},
	until: (day: string) => ({ zh: `有效期至 ${day}`, en: `Valid until ${day}` }),
	endless: { zh: "长期有效", en: "No end date" },
	show: { zh: "出示", en: "Show" },
	valid: { zh: "有效", en: "Valid" },
	suspended: { zh: "已暂扣", en: "Suspended" },
	revoked: { zh: "已撤销", en: "Revoked" },
	superseded: { zh: "已换发", en: "Replaced" },
	expired: { zh: "已过期", en: "Expired" },
	"not-yet-valid": { zh: "未生效", en: "Not yet valid" },
	add: { zh: "添加证照文件", en: "Add a certificate's file" },
	file: { zh: "证照文件（.mjcert.json）", en: "The file (.mjcert.json)" },
	fileHint: { zh: "部门颁发时交给您的文件", en: "The file the department gave you" },
	addGo: { zh: "核对并添加", en: "Check and add it" },
	malformed: { zh: "这不是证照文件，请重新选择", en: "That is no certificate file; choose another" },
	unknown: { zh: "账本上没有这本证照", en: "There is no such certificate on the record" },
	differs: {
		zh: "文件内容与账本登记的不一致，可能被改动过",
		en: "The file differs from what was put on the record; it may have been altered",
	},
	"not-yours": { zh: "这本证照登记在别人名下", en: "This certificate was issued to somebody else" },
	full: { zh: "证照太多了", en: "There are too many certificates here" },
} as const satisfies Catalogue;
