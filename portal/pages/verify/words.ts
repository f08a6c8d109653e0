import type { Catalogue } from "../../words/words.ts";

export const verifyWords = {
	title: { zh: "核验手中的证明或证照", en: "Verify a proof or certificate you hold" },
	lead: {
		zh: "证明文件、证照文件、二维码里的文字都可以。文件只在您的设备上打开，不会上传。",
		en: "A proof file, a certificate file or the text of a QR code. It is opened on your device only and is not uploaded.",
	},
	scan: { zh: "扫描二维码", en: "Scan a QR code" },
	camera: { zh: "摄像头画面", en: "Picture of the camera" },
	stop: { zh: "停止扫描", en: "Stop scanning" },
	kept: {
		zh: "本页已存在这台设备上，断网也能打开和核验。",
		en: "This page is kept on this device: it opens and verifies without a network.",
	},
	file: { zh: "选择文件", en: "Choose a file" },
	fileHint: {
		zh: "证明文件 (.tlog-proof)、证照文件 (.mjcert.json) 或二维码的照片",
		en: "A proof (.tlog-proof), a certificate (.mjcert.json) or a picture of a QR code",
	},
	text: { zh: "或粘贴内容", en: "Or paste its text" },
	textHint: {
		zh: "二维码里的文字以 MJ1: 开头",
		en: "The text of a QR code begins with MJ1:",
	},
	run: { zh: "在本机核验", en: "Verify in this browser" },
	number: { zh: "只有证照编号？", en: "Only a certificate's number?" },
	numberText: {
		zh: "输入编号可以查到它现在是否有效：",
		en: "Look up whether it is in force now:",
	},
	numberLabel: { zh: "证照编号", en: "Certificate number" },
	look: { zh: "查询", en: "Look up" },
	noScript: {
		zh: "浏览器没有运行脚本，本页不能替您核验。请在您的电脑上核验：",
		en: "Scripts do not run in this browser, so this page cannot check for you. Check on your computer:",
	},
	offline: { zh: "断网核验", en: "Offline" },
	offlineText: {
		zh: "保存一次信任政策，以后不用联网也能核验任何证明、证照文件和二维码：",
		en: "Keep the trust policy once; from then on every proof, certificate file and QR code checks without a network:",
	},
	command: { zh: "断网核验的命令", en: "Commands that check offline" },
	result: { zh: "核验结果", en: "Result" },
} as const satisfies Catalogue;
