import type { Catalogue } from "../../words/words.ts";

/** What a citizen's pages are called, everywhere alike. */
export const meNames = {
	me: { zh: "我的", en: "My pages" },
	cases: { zh: "我的办件", en: "My applications" },
	wallet: { zh: "我的证照", en: "My certificates" },
	messages: { zh: "消息", en: "Messages" },
	data: { zh: "我的数据", en: "My data" },
	consents: { zh: "授权管理", en: "Consents" },
	access: { zh: "谁看过我的数据", en: "Who saw my data" },
	delegations: { zh: "代办与授权", en: "Delegations" },
	security: { zh: "安全与设备", en: "Keys and devices" },
	preferences: { zh: "显示设置", en: "How pages look" },
} as const satisfies Catalogue;
