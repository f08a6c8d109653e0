import type { Catalogue } from "../../words/words.ts";

export const recoverWords = {
	title: { zh: "恢复账户", en: "Recover your account" },
	lead: {
		zh: "只要还有一把密钥，就不必恢复：登录后在“安全与设备”里登记新的。全部丢失时，才到窗口办理。",
		en: "With one key left there is nothing to recover: sign in and add another. If all are lost, a counter can help.",
	},
	steps: { zh: "怎样办理", en: "How it goes" },
	step1: {
		zh: "在这台设备上生成一把新的通行密钥，您会得到一个八位代码。",
		en: "Make a new passkey on this device; you get a code of eight characters.",
	},
	step2: {
		zh: "带上身份证件、您的账户号和代码到窗口，经办人核实本人后申请，另一名经办人确认。",
		en: "Take identification, your account number and the code to a counter. One officer sees who you are and asks, another confirms.",
	},
	step3: {
		zh: "七十二小时后回到代码的页面，用新密钥签署。旧密钥全部停用，账户回到您手里。",
		en: "Seventy-two hours later open the code's page again and sign with the new key. Every old key is revoked and the account is yours again.",
	},
	why: {
		zh: "等七十二小时，是让仍持有旧密钥的人来得及阻止冒名恢复。每一步都登记在公共账本上。",
		en: "The wait lets whoever still has an old key stop an impostor. Each step is on the public record.",
	},
	passkey: { zh: "生成新的通行密钥", en: "Make a new passkey" },
	noScript: { zh: "通行密钥需要 JavaScript。", en: "Passkeys need JavaScript." },
	cancelled: { zh: "没有完成。可以再试一次。", en: "That did not go through. You can try again." },
	unsupported: { zh: "这个浏览器不支持通行密钥。", en: "This browser has no passkeys." },
	signIn: { zh: "还有密钥：登录", en: "Still have a key: sign in" },
	faultTitle: { zh: "没有生成", en: "No passkey was made" },
	faultPasskey: {
		zh: "通行密钥没有通过核对，请再试一次。",
		en: "The passkey did not check out. Please try again.",
	},
	faultWait: {
		zh: "这个网络上的请求太多，请过一小时再试。",
		en: "Too many requests from this network. Try again in an hour.",
	},
} as const satisfies Catalogue;
