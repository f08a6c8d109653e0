import type { Catalogue } from "../../words/words.ts";

export const signWords = {
	title: { zh: "核对并签署", en: "Check and sign" },
	lead: {
		zh: "下面就是您将要签署的全部内容。签署之后登记在公共账本上，谁也不能改动。",
		en: "This is everything you are about to sign. Once signed it goes on the public record, where nobody can change it.",
	},
	act: (at: number, of: number) => ({ zh: `第 ${at} 件，共 ${of} 件`, en: `Act ${at} of ${of}` }),
	signature: (at: number, of: number) => ({
		zh: `第 ${at} 个签名，共 ${of} 个`,
		en: `Signature ${at} of ${of}`,
	}),
	byNew: { zh: "请用刚刚登记的新通行密钥签署。", en: "Sign this with the passkey you have just made." },
	byOld: { zh: "请用原来的密钥签署。", en: "Now sign with a key you had before." },
	service: { zh: "服务", en: "Service" },
	actor: { zh: "签署人", en: "Signed by" },
	onBehalfOf: { zh: "代表", en: "On behalf of" },
	nothing: { zh: "没有其他内容。", en: "There is nothing else in it." },
	id: { zh: "签署内容的指纹", en: "Fingerprint of what you sign" },
	passkey: { zh: "用通行密钥签署", en: "Sign with a passkey" },
	passwordTitle: { zh: "用密码签署", en: "Sign with your password" },
	password: { zh: "密码", en: "Password" },
	code: { zh: "动态码", en: "Code" },
	codeHint: {
		zh: "身份验证器应用里现在显示的六位数字",
		en: "The six digits your authenticator app shows now",
	},
	passwordButton: { zh: "签署", en: "Sign" },
	demo: { zh: "用演示密钥签署", en: "Sign with the demonstration key" },
	shown: (code: string) => ({
		zh: `演示账户的动态码现在是 ${code}。`,
		en: `The demonstration account's code is now ${code}.`,
	}),
	sensitive: {
		zh: "这件事不能撤回，签署时还要输入动态码。",
		en: "This cannot be taken back, so a code is asked for as well.",
	},
	missing: {
		zh: "这件事需要动态码，您的账户还没有。请先设置：",
		en: "This needs a code, and your account has none yet. Set it up first:",
	},
	security: { zh: "安全与设备", en: "Security and devices" },
	cancel: { zh: "不签署，返回", en: "Do not sign, go back" },
	noScript: {
		zh: "通行密钥需要 JavaScript。请开启后重新打开本页。",
		en: "Passkeys need JavaScript. Turn it on and open this page again.",
	},
	cancelled: { zh: "没有签署。可以再试一次。", en: "Nothing was signed. You can try again." },
	unsupported: { zh: "这个浏览器不支持通行密钥。", en: "This browser has no passkeys." },
	gone: { zh: "没有等待签署的内容", en: "Nothing waits to be signed here" },
	goneText: {
		zh: "可能已经签署过，或者超过了九分钟。没有签署的内容不会登记，请重新填写一次。",
		en: "It was signed already, or nine minutes have passed. What was not signed is not on the record; please begin again.",
	},
	refused: { zh: "账本没有接受", en: "The record did not accept it" },
	again: { zh: "返回修改", en: "Go back and change it" },
	home: { zh: "回到首页", en: "Go to the front page" },
	faultTitle: { zh: "还没有签署", en: "Not signed yet" },
	opening: { zh: "先收好这两样东西", en: "Keep these two things first" },
	openingLogin: { zh: "您的登录号", en: "Your login number" },
	openingLoginText: {
		zh: "登录时要用，请抄下来。它不会再显示。",
		en: "You sign in with it. Write it down: it is not shown again.",
	},
	openingCode: { zh: "动态码", en: "Codes" },
	openingCodeText: {
		zh: "用身份验证器应用扫描下图，或手工输入密钥，然后在下面填入它显示的六位数字。",
		en: "Scan this with an authenticator app, or type the secret into it; then enter the six digits it shows below.",
	},
	qr: { zh: "身份验证器应用的二维码", en: "QR code for the authenticator app" },
	secret: { zh: "密钥", en: "Secret" },
} as const satisfies Catalogue;

export const approvalFaults = {
	passkey: {
		zh: "通行密钥的签名没有通过核对。请再试一次。",
		en: "The passkey's signature did not check out. Please try again.",
	},
	password: { zh: "密码不对。", en: "The password is wrong." },
	code: {
		zh: "动态码不对，或已经用过。请等下一个。",
		en: "The code is wrong or was used before. Wait for the next one.",
	},
	"code-missing": { zh: "账户还没有设置动态码。", en: "The account has no codes set up yet." },
	wait: {
		zh: "错误次数太多，请过十五分钟再试。",
		en: "Too many wrong attempts. Try again in fifteen minutes.",
	},
	way: { zh: "这种方式不能签署这件事。", en: "This cannot be signed that way." },
} as const satisfies Catalogue;
