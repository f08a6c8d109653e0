import type { Catalogue } from "../../words/words.ts";

export const preferencesWords = {
	title: { zh: "显示设置", en: "How pages look" },
	lead: {
		zh: "只记在这台设备的浏览器里，一年有效，不需要登录。",
		en: "Remembered in this browser alone, for a year; no account needed.",
	},
	text: { zh: "文字大小", en: "Size of text" },
	16: { zh: "标准", en: "Standard" },
	20: { zh: "大", en: "Large" },
	24: { zh: "特大", en: "Larger" },
	30: { zh: "超大", en: "Largest" },
	theme: { zh: "颜色", en: "Colours" },
	auto: { zh: "跟随设备", en: "As the device" },
	light: { zh: "浅色", en: "Light" },
	dark: { zh: "深色", en: "Dark" },
	elder: { zh: "长者模式", en: "Easy mode" },
	elderText: { zh: "按钮更大，一行只放一项", en: "Larger buttons, one thing to a line" },
	save: { zh: "保存并返回", en: "Save and go back" },
} as const satisfies Catalogue;
