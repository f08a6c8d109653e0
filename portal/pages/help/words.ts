import type { Catalogue } from "../../words/words.ts";

export const helpWords = {
	title: { zh: "帮助与线下网点", en: "Help and offices" },
	lead: {
		zh: "网上办不了、看不懂，随时可以打电话或到窗口。窗口能办的和网上一样多。",
		en: "Where a page does not help, call or come. Whatever can be done here can be done at a window.",
	},
	offices: { zh: "线下网点", en: "Offices" },
	address: { zh: "地址", en: "Address" },
	phone: { zh: "电话", en: "Phone" },
	hours: { zh: "办公时间", en: "Opening hours" },
	services: (count: number) => ({
		zh: `在此办理的 ${count} 个事项`,
		en: `The ${count} services received here`,
	}),
	none: { zh: "还没有部门公布网点。", en: "No department has published an office yet." },
	questions: { zh: "常见问题", en: "Common questions" },
	find: { zh: "怎样找到要办的事？", en: "How do I find what I need?" },
	findText: {
		zh: "在搜索框里说您平时怎么叫它，例如“开店”“暂住证”；打拼音（juzhuzheng）或首字母（jzz）也行。也可以按主题或人生大事找。",
		en: "Type what you call it yourself, such as “open a shop”; Pinyin works too, whole (juzhuzheng) or by its initials (jzz). Or go by theme or life event.",
	},
	real: { zh: "怎样知道一本证照是真的？", en: "How do I know a certificate is real?" },
	realText: {
		zh: "到“核验”页，扫码、选文件或粘贴都可以。结论由您的手机算出，断网也行。",
		en: "Use the verify page: scan it, choose the file or paste it. Your own device works out the answer, without a network too.",
	},
	wrong: { zh: "核验不通过怎么办？", en: "What if something does not verify?" },
	wrongText: {
		zh: "不要收下这本证照，也不要相信那个网页。换一个网络再试；还是不行，请把证明文件交给颁发部门。",
		en: "Do not accept the certificate and do not believe that page. Try another network; if it still fails, take the proof file to the department that issued it.",
	},
	disagree: { zh: "不同意一个决定怎么办？", en: "What if I disagree with a decision?" },
	disagreeText: {
		zh: "每个不利的决定都写明依据和救济途径。可以申诉，由没有参与过的人重新决定；账本上的登记就是您的证据。",
		en: "Every unfavourable decision names its basis and how to appeal. Somebody who took no part decides again; the entry on the record is your evidence.",
	},
	easier: { zh: "字太小、看不清？", en: "Too small or hard to read?" },
	easierText: {
		zh: "浏览器放大到 400% 也不用左右拖动；深色模式随系统切换；每一页都有纯文本版和打印版。",
		en: "Pages can be enlarged to 400 % without scrolling sideways; dark mode follows your system; every page has a plain text and a print form.",
	},
	toVerify: { zh: "去核验", en: "Verify" },
	toServices: { zh: "全部办事指南", en: "All services" },
	toAccessibility: { zh: "无障碍声明", en: "Accessibility statement" },
} as const satisfies Catalogue;
