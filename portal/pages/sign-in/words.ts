import type { Catalogue } from "../../words/words.ts";

export const signInWords = {
	title: { zh: "登录", en: "Sign in" },
	lead: {
		zh: "用这台设备上的通行密钥登录：指纹、面容或锁屏密码。不用记密码，也不会被钓鱼网站骗走。",
		en: "Sign in with a passkey on this device: fingerprint, face or screen lock. There is no password to remember, and none to be tricked out of you.",
	},
	passkey: { zh: "用通行密钥登录", en: "Sign in with a passkey" },
	noScript: {
		zh: "通行密钥需要 JavaScript。未开启时，请用下面的登录号、密码和动态码登录。",
		en: "Passkeys need JavaScript. Without it, sign in with your login number, password and code below.",
	},
	cancelled: {
		zh: "没有完成。可以再试一次，或换一种方式登录。",
		en: "That did not go through. Try again, or sign in another way.",
	},
	unsupported: {
		zh: "这个浏览器不支持通行密钥。请用登录号和密码登录，或换一个浏览器。",
		en: "This browser has no passkeys. Use your login number and password, or another browser.",
	},
	password: { zh: "用登录号和密码登录", en: "Sign in with a login number and password" },
	login: { zh: "登录号", en: "Login number" },
	loginHint: { zh: "开户时给您的十二位数字", en: "The twelve digits you were given when you registered" },
	passwordLabel: { zh: "密码", en: "Password" },
	code: { zh: "动态码", en: "Code" },
	codeHint: {
		zh: "身份验证器应用里现在显示的六位数字",
		en: "The six digits your authenticator app shows now",
	},
	enter: { zh: "登录", en: "Sign in" },
	none: { zh: "还没有账户？", en: "No account yet?" },
	register: { zh: "开立账户", en: "Open an account" },
	recover: { zh: "丢了全部密钥：恢复账户", en: "Lost every key: recover your account" },
	demo: { zh: "演示城市：以其中一位的身份进入", en: "Demonstration: enter as one of these people" },
	demoLead: {
		zh: "他们都是虚构的，密钥由本站代管。真实的城市没有这一栏。",
		en: "They are made up, and this site holds their keys. A real city has no such list.",
	},
	citizens: { zh: "市民", en: "Citizens" },
	officers: { zh: "部门经办人", en: "Officers" },
	operators: { zh: "运维方", en: "Operator" },
	faultTitle: { zh: "没有登录", en: "Not signed in" },
	faultPasskey: {
		zh: "这把通行密钥没有通过。请再试一次；如果是新设备，请先在旧设备上登记它。",
		en: "That passkey was not accepted. Try again; a new device has to be added from an old one first.",
	},
	faultPassword: {
		zh: "登录号、密码或动态码不对。动态码每个只能用一次。",
		en: "Login number, password or code is wrong. Each code works once.",
	},
	faultWait: {
		zh: "错误次数太多。请过十五分钟再试，或改用通行密钥。",
		en: "Too many wrong attempts. Try again in fifteen minutes, or use a passkey.",
	},
	faultAccount: {
		zh: "这个账户已停用，或这把密钥已停用。请到窗口办理。",
		en: "The account is suspended, or this key was revoked. Please go to a counter.",
	},
} as const satisfies Catalogue;
