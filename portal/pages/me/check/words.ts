import type { Catalogue } from "../../../words/words.ts";

export const checkWords = {
	title: { zh: "提交前请核对", en: "Check before you send" },
	materials: { zh: "材料", en: "Materials" },
	none: { zh: "未上传", en: "Not uploaded" },
	public: { zh: "依法公开的内容", en: "What will be public by law" },
	publicText: {
		zh: "下面几项任何人都能查到。其余内容加密封存，不会公开。",
		en: "Anyone can read these. Everything else is sealed and never public.",
	},
	law: { zh: "依据", en: "by" },
	who: { zh: "谁能打开您的回答和材料", en: "Who can open your answers and materials" },
	whoText: {
		zh: "每次打开都会登记在账本上，您可以在“谁看过我的数据”中查看：",
		en: "Each opening goes on the record, and you see it under “Who saw my data”:",
	},
	declare: {
		zh: "继续即表示：以上内容真实，我同意将其密封提交。下一步将显示签署的原文。",
		en: "By going on I say that this is true and hand it in, sealed. The next page shows the text that is signed.",
	},
	sign: { zh: "密封并去签署", en: "Seal it and go on to sign" },
	list: { zh: "回到任务清单", en: "Back to the task list" },
	trouble: { zh: "没有提交，草稿已保留", en: "Nothing was sent; your draft is kept" },
} as const satisfies Catalogue;
