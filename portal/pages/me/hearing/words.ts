import type { Catalogue } from "../../../words/words.ts";
import { fewestLetters, mostLetters } from "../own-grounds.ts";

export const hearingWords = {
	title: { zh: "要求听证", en: "Demand a hearing" },
	lead: (clause: string) => ({
		zh: `依据${clause}，您可以在决定前要求听证一次。部门告知时间和地点；举行之前不能作出决定，这段时间不计入办理时限。`,
		en: `By ${clause} you can demand a hearing once before it is decided. The department tells you when and where; nothing is decided until it has been held, and that time does not count towards the limits.`,
	}),
	grounds: { zh: "您要说的事项", en: "What you want to be heard" },
	hint: {
		zh: "写明对哪些事实或依据有意见。内容只封存给您和举行听证的部门，账本上没有原文。",
		en: "Say on which facts or law you want to be heard. It is sealed to you and the department that holds the hearing; the record does not have these words.",
	},
	short: {
		zh: `请写明要说的事项，至少 ${fewestLetters} 个字`,
		en: `Say what you want to be heard, at least ${fewestLetters} characters`,
	},
	long: { zh: `最多 ${mostLetters} 个字`, en: `At most ${mostLetters} characters` },
	send: { zh: "密封并去签署", en: "Seal it and go on to sign" },
	back: { zh: "回到办件", en: "Back to the application" },
	trouble: { zh: "没有提出", en: "Nothing was sent" },
} as const satisfies Catalogue;
