import { showSeconds } from "../../../me/show-seconds.ts";
import type { Catalogue } from "../../../words/words.ts";

export const showCertificateWords = {
	choose: { zh: "给对方看哪几项？", en: "What may they see?" },
	chooseHint: {
		zh: "没有勾选的，对方看不到，也猜不出来。一项都不选，就只证明证照有效。",
		en: "What you do not tick they can neither see nor guess. Tick nothing to show only that the certificate stands.",
	},
	make: { zh: "生成二维码", en: "Make the code" },
	again: { zh: "换一个二维码", en: "Make a new code" },
	title: (name: string) => ({ zh: `出示：${name}`, en: `Show: ${name}` }),
	code: { zh: "请对方扫描", en: "To be scanned" },
	minute: {
		zh: `二维码 ${showSeconds} 秒后失效，会自动更换；截图给别人没有用。`,
		en: `The code ends after ${showSeconds} seconds and is replaced by itself; a picture of it is of no use.`,
	},
	whole: {
		zh: "这本证照不能分项出示。二维码通向公开的核验页，只说明证照是否有效，不含个人信息。",
		en: "Parts of this certificate cannot be shown apart. The code leads to its public page, which says whether it stands and nothing personal.",
	},
	qr: { zh: "证照二维码", en: "Code of the certificate" },
} as const satisfies Catalogue;
