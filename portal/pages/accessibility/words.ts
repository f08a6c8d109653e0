import type { Catalogue } from "../../words/words.ts";

export const accessibilityWords = {
	title: { zh: "无障碍声明", en: "Accessibility statement" },
	lead: {
		zh: "本站按 WCAG 2.2 AA 级和 GB/T 37668-2019 建设，并参照工信部适老化设计规范。下面说明做到了什么、怎样测、还差什么。",
		en: "This site is built to WCAG 2.2 level AA and GB/T 37668-2019, with the ministry's design rules for older people in mind. Here is what is done, how it is tested and what is still missing.",
	},
	done: { zh: "做到了什么", en: "What is done" },
	text: {
		zh: "正文对比度不低于 7:1，其余文字不低于 4.5:1；不只靠颜色区分。",
		en: "Body text has a contrast of at least 7:1, any other text 4.5:1; nothing is told by colour alone.",
	},
	size: {
		zh: "能点的地方高度不小于 44 像素。放大到 200%、屏宽 320 像素、拉开字距行距，都不用左右拖动。",
		en: "Whatever can be pressed is at least 44 pixels high. At 200 %, at a width of 320 pixels and with text spaced out nothing has to be scrolled sideways.",
	},
	keyboard: {
		zh: "全部功能可以只用键盘完成；焦点看得见，也不会被遮住；第一个链接跳到正文。",
		en: "Everything can be done by keyboard alone; focus can be seen and is never covered; the first link skips to the content.",
	},
	scripts: {
		zh: "不运行脚本也能读全部页面、搜索和筛选。需要脚本的只有在浏览器里核验，页面会说明不用浏览器怎样核验。",
		en: "Every page can be read, searched and filtered without scripts. Only verifying in the browser needs one, and the page says how to do without.",
	},
	motion: {
		zh: "没有闪烁、自动播放和验证码；系统要求减少动态效果时不做动画。",
		en: "Nothing flashes or plays by itself and there are no picture puzzles; nothing moves where your system asks for less motion.",
	},
	forms: {
		zh: "每一页都有纯文本版（页脚“本页纯文本”）和打印版。",
		en: "Every page has a plain text form (“This page as text” below) and prints well.",
	},
	tested: { zh: "怎样测", en: "How it is tested" },
	testedText: {
		zh: "每次修改都用 axe-core 检查每一页（中英文、手机与桌面、浅色与深色），违规数必须为零；对比度、点击区、320 像素重排、字距和放大由程序测量。命令是 npm run budgets。",
		en: "Each change runs axe-core over every page, in both languages, on phone and desk, light and dark; there must be no violation. Contrast, targets, reflow at 320 pixels, text spacing and zoom are measured by program: npm run budgets.",
	},
	missing: { zh: "还差什么", en: "What is still missing" },
	missingText: {
		zh: "还没有请残障人士和老年人做过正式的可用性测试，也没有经过第三方评测。部门自己写的中文内容不一定有英文，这时英文页会照原文显示并标明语言。",
		en: "There has been no formal test with disabled or older people yet and no assessment by others. What departments wrote in Chinese alone is shown as it is on English pages, marked as Chinese.",
	},
	tell: { zh: "遇到障碍，请告诉我们", en: "Tell us where you are held up" },
	tellText: {
		zh: "打任何一个网点的电话都可以，窗口也会为您代办。",
		en: "Call any of the offices; a window will also do it with you.",
	},
	toOffices: { zh: "线下网点与电话", en: "Offices and phone numbers" },
} as const satisfies Catalogue;
