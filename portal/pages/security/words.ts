import type { Catalogue } from "../../words/words.ts";

export const securityWords = {
	title: { zh: "安全与设备", en: "Security and devices" },
	opened: { zh: "账户已开立", en: "Your account is open" },
	openedText: {
		zh: "登记在公共账本上的只有您的公钥。请再登记一把通行密钥，放在另一台设备或安全钥匙上。",
		en: "Only your public key is on the record. Now add a second passkey on another device or a security key.",
	},
	account: { zh: "账户", en: "Account" },
	accountText: {
		zh: "到窗口恢复账户时要用到这个账户号，请留一份在安全的地方。",
		en: "A counter needs this to recover your account. Keep a copy in a safe place.",
	},
	recovery: { zh: "有人在窗口申请恢复您的账户", en: "Somebody at a counter asked to recover your account" },
	recoveryText: (asked: string, due: string | undefined) => ({
		zh: `申请于 ${asked}。${due ? `${due} 之后新密钥可以生效，您现在的密钥会全部停用。` : "等待第二名经办人确认。"}如果不是您本人，请立即取消。`,
		en: `Asked on ${asked}. ${due ? `After ${due} the new key can take over, and all your keys are revoked.` : "A second officer has yet to confirm."} If that was not you, stop it now.`,
	}),
	recoveryCancel: { zh: "不是我：取消恢复", en: "That was not me: stop it" },
	keys: { zh: "密钥", en: "Keys" },
	oneKey: {
		zh: "您只有一把密钥。丢了它就只能到窗口恢复，请再登记一把。",
		en: "You have one key. If you lose it, only a counter can help. Add another.",
	},
	passkey: { zh: "通行密钥", en: "Passkey" },
	underPassword: { zh: "密码保管的密钥", en: "Key under a password" },
	otherKey: (algorithm: string) => ({ zh: `${algorithm} 密钥`, en: `${algorithm} key` }),
	here: { zh: "正在使用", en: "in use here" },
	revoked: { zh: "已停用", en: "revoked" },
	added: { zh: "登记于", en: "Added" },
	revoke: { zh: "停用", en: "Revoke" },
	add: { zh: "登记另一把通行密钥", en: "Add another passkey" },
	addText: {
		zh: "用手机扫描浏览器给出的二维码，可以登记手机上的通行密钥；也可以插入安全钥匙。",
		en: "Scan the code your browser shows to add a passkey on a phone, or plug in a security key.",
	},
	cancelled: { zh: "没有完成。可以再试一次。", en: "That did not go through. You can try again." },
	unsupported: { zh: "这个浏览器不支持通行密钥。", en: "This browser has no passkeys." },
	code: { zh: "动态码", en: "Codes" },
	codeNone: {
		zh: "还没有设置。经办人办理不能撤回的事项时必须有动态码；公民可以不设。",
		en: "Not set up. Officers need codes for acts that cannot be taken back; citizens may do without.",
	},
	codeBegin: { zh: "设置动态码", en: "Set up codes" },
	codeOffered: {
		zh: "用身份验证器应用扫描，或手工输入密钥，再填入它显示的六位数字。",
		en: "Scan this with an authenticator app or type the secret into it, then enter the six digits it shows.",
	},
	codeOn: { zh: "已启用。", en: "In use." },
	codeLabel: { zh: "六位数字", en: "Six digits" },
	codeConfirm: { zh: "确认", en: "Confirm" },
	qr: { zh: "身份验证器应用的二维码", en: "QR code for the authenticator app" },
	secret: { zh: "密钥", en: "Secret" },
	sessions: { zh: "登录的浏览器", en: "Where you are signed in" },
	session: (started: string, seen: string) => ({
		zh: `登录于 ${started}，最近使用 ${seen}`,
		en: `signed in ${started}, last used ${seen}`,
	}),
	thisBrowser: { zh: "本浏览器", en: "this browser" },
	end: { zh: "退出这个浏览器", en: "Sign that browser out" },
	endOthers: { zh: "退出其他全部浏览器", en: "Sign out everywhere else" },
	signOut: { zh: "退出登录", en: "Sign out" },
	faultTitle: { zh: "没有办成", en: "That did not work" },
	faultPasskey: {
		zh: "新的通行密钥没有通过核对，请再试一次。",
		en: "The new passkey did not check out. Please try again.",
	},
	faultCode: {
		zh: "动态码不对，或已经用过。请等下一个。",
		en: "The code is wrong or was used before. Wait for the next one.",
	},
	faultWait: {
		zh: "错误次数太多，请过十五分钟再试。",
		en: "Too many wrong attempts. Try again in fifteen minutes.",
	},
	faultLast: {
		zh: "这是最后一把密钥，不能停用。请先登记另一把。",
		en: "This is your last key and cannot be revoked. Add another first.",
	},
} as const satisfies Catalogue;
