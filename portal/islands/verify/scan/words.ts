import type { Catalogue } from "../../../words/words.ts";

export const scanWords = {
	opening: { zh: "正在打开摄像头……", en: "Opening the camera …" },
	looking: { zh: "把二维码放进画面。", en: "Hold the QR code in view." },
	refused: {
		zh: "没有得到使用摄像头的许可。可以在浏览器设置里允许，或改用图片、粘贴。",
		en: "The camera may not be used. Allow it in the browser's settings, or use a picture or paste the text.",
	},
	none: {
		zh: "没有可用的摄像头。请改用图片或粘贴。",
		en: "There is no camera to use. Use a picture or paste the text.",
	},
	noReader: {
		zh: "没有取到读码程序。请联网再试，或粘贴二维码里的文字。",
		en: "The code reader could not be fetched. Try again with a network, or paste the text of the code.",
	},
	noCode: {
		zh: "图片里没有找到二维码。请裁剪或重拍，让二维码清楚、占画面一半以上。",
		en: "No QR code was found in the picture. Crop it or take another, sharp and filling half of it or more.",
	},
} as const satisfies Catalogue;
