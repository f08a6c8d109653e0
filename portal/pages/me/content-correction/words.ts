import type { Catalogue } from "../../../words/words.ts";

export const contentCorrectionWords = {
	title: (name: string) => ({ zh: `请求更正：${name}`, en: `Ask for correction: ${name}` }),
	lead: {
		zh: "请写出正确的内容。它会封存给您和原来有权的部门，部门同意后取代原来的内容。",
		en: "Write what it should say. It is sealed to you and the departments that may open it now, and takes the place of what it says once the department agrees.",
	},
	file: { zh: "正确的文件", en: "The right file" },
	same: {
		zh: "与原来的内容相同，没有需要更正的",
		en: "That is what it says already; there is nothing to correct",
	},
	send: { zh: "密封并去签署请求", en: "Seal it and go on to sign the request" },
	back: { zh: "返回", en: "Back" },
	trouble: { zh: "没有登记", en: "Nothing was entered" },
} as const satisfies Catalogue;
