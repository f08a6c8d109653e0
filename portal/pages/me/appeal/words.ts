import type { Catalogue } from "../../../words/words.ts";
import { fewestLetters, mostLetters } from "../own-grounds.ts";

export const appealWords = {
	title: { zh: "对结果提出异议", en: "Object to the outcome" },
	lead: (outcome: string, day: string) => ({
		zh: `结果：${outcome}。可以在 ${day} 前提出一次异议，由没有参与办理的人员审查。`,
		en: `The outcome: ${outcome}. You can object once, until ${day}; people who had no part in the case look at it.`,
	}),
	granted: { zh: "准予", en: "granted" },
	denied: { zh: "不予准许", en: "refused" },
	"not-accepted": { zh: "不予受理", en: "not accepted" },
	reasons: (department: string) => ({ zh: `${department}写明的理由`, en: `Reasons given by ${department}` }),
	grounds: { zh: "您的理由", en: "Your reasons" },
	hint: {
		zh: "写明哪里不对、依据是什么。内容只封存给您和审查异议的部门，账本上没有原文。",
		en: "Say what is wrong and why. It is sealed to you and the department that looks at it; the record does not have these words.",
	},
	short: {
		zh: `请写明理由，至少 ${fewestLetters} 个字`,
		en: `Give your reasons, at least ${fewestLetters} characters`,
	},
	long: { zh: `理由最多 ${mostLetters} 个字`, en: `At most ${mostLetters} characters` },
	send: { zh: "密封并去签署", en: "Seal it and go on to sign" },
	back: { zh: "回到办件", en: "Back to the application" },
	trouble: { zh: "没有提出", en: "Nothing was sent" },
} as const satisfies Catalogue;
