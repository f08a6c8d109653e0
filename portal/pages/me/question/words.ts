import type { Catalogue } from "../../../words/words.ts";

export const questionWords = {
	save: { zh: "保存并继续", en: "Save and continue" },
	list: { zh: "回到任务清单", en: "Back to the task list" },
} as const satisfies Catalogue;
