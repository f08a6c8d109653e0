import type { Catalogue } from "../../words/words.ts";

export const registerWords = {
	title: { zh: "开立账户", en: "Open an account" },
	lead: {
		zh: "账户由您设备上的一把密钥开立。不用填姓名、证件号或手机号，账本上也没有这些。",
		en: "A key on your own device opens the account. No name, number or telephone is asked for, and none goes on the record.",
	},
	steps: { zh: "会发生什么", en: "What will happen" },
	step1: {
		zh: "设备请您用指纹、面容或锁屏密码确认，生成一把通行密钥。",
		en: "Your device asks for your fingerprint, face or screen lock and makes a passkey.",
	},
	step2: {
		zh: "您核对“开立账户”这件事，再用它签署一次，登记上账本。",
		en: "You check the act “open an account” and sign it with that passkey; it goes on the record.",
	},
	step3: {
		zh: "之后请在另一台设备上再登记一把，丢了一台也不会丢账户。",
		en: "Afterwards add a second one on another device, so that a lost phone is not a lost account.",
	},
	passkey: { zh: "生成通行密钥", en: "Make a passkey" },
	noScript: {
		zh: "通行密钥需要 JavaScript。未开启时，可以改用密码和动态码开户。",
		en: "Passkeys need JavaScript. Without it, open the account with a password and codes.",
	},
	cancelled: { zh: "没有完成。可以再试一次。", en: "That did not go through. You can try again." },
	unsupported: {
		zh: "这个浏览器不支持通行密钥。请用密码开户，或换一个浏览器。",
		en: "This browser has no passkeys. Use a password, or another browser.",
	},
	password: { zh: "没有通行密钥？用密码开户", en: "No passkeys? Use a password" },
	passwordText: {
		zh: "本站替您保管一把密钥，只有您的密码能打开；登录和签署时还要动态码。忘了密码只能到窗口恢复。",
		en: "This site keeps a key that only your password opens; signing in and signing ask for a code as well. A forgotten password means recovery at a counter.",
	},
	passwordLabel: { zh: "密码", en: "Password" },
	passwordHint: (count: number) => ({
		zh: `至少 ${count} 个字符。几个不相干的词连起来就好记又难猜。`,
		en: `At least ${count} characters. A few unrelated words are easy to remember and hard to guess.`,
	}),
	again: { zh: "再输入一次密码", en: "Password again" },
	open: { zh: "用密码开户", en: "Open with a password" },
	signIn: { zh: "已有账户：登录", en: "Have an account: sign in" },
	faultTitle: { zh: "账户还没有开立", en: "The account is not open yet" },
	faultPasskey: {
		zh: "设备给出的通行密钥没有通过核对。请再试一次，并用指纹、面容或锁屏密码确认。",
		en: "The passkey did not check out. Try again, and confirm with fingerprint, face or screen lock.",
	},
	faultWait: {
		zh: "这个网络上开户太多。请过一小时再试。",
		en: "Too many accounts were opened from this network. Try again in an hour.",
	},
	faultShort: (count: number) => ({
		zh: `密码至少要 ${count} 个字符。`,
		en: `The password needs at least ${count} characters.`,
	}),
	faultDiffers: { zh: "两次输入的密码不一样。", en: "The two passwords differ." },
} as const satisfies Catalogue;
