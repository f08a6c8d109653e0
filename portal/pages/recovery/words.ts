import type { Catalogue } from "../../words/words.ts";

export const recoveryWords = {
	title: { zh: "账户恢复进度", en: "Recovery of an account" },
	code: { zh: "您的代码", en: "Your code" },
	codeText: {
		zh: "到窗口时把它念给经办人。请记下本页网址，七十二小时后还要回来。",
		en: "Read it to the officer at the counter. Keep this page's address: you come back to it after seventy-two hours.",
	},
	account: { zh: "账户", en: "Account" },
	state: { zh: "进度", en: "How far it is" },
	brought: {
		zh: "新密钥已生成。请到窗口办理。",
		en: "The new key is made. Now go to a counter.",
	},
	requested: {
		zh: "窗口已申请，等待另一名经办人确认。",
		en: "An officer has asked; another has to confirm.",
	},
	waiting: (due: string) => ({
		zh: `已确认。${due} 之后可以在本页完成。`,
		en: `Confirmed. After ${due} you can complete it on this page.`,
	}),
	ready: { zh: "期限已满，现在可以完成。", en: "The time is over; you can complete it now." },
	stopped: {
		zh: "这次恢复被取消了。如果不是您取消的，请再到窗口办理。",
		en: "This recovery was stopped. If that was not you, please go to a counter again.",
	},
	done: { zh: "已完成，账户由新密钥掌握。", en: "Done: the account is held by the new key." },
	complete: { zh: "用新密钥完成恢复", en: "Complete it with the new key" },
	reload: { zh: "刷新进度", en: "Look again" },
	signIn: { zh: "登录", en: "Sign in" },
} as const satisfies Catalogue;
