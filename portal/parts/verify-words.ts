import type { Catalogue } from "../words/words.ts";

export const verifyPanelWords = {
	title: { zh: "核验这份证明", en: "Check the proof" },
	lead: {
		zh: "您的浏览器会取来证明文件，自己重新计算一遍。结论由您的设备得出，不由本网站得出。",
		en: "Your browser fetches the proof file and computes everything again. The verdict is your device's, not this website's.",
	},
	button: { zh: "在本机核验", en: "Verify in this browser" },
	waiting: { zh: "未核验", en: "not checked yet" },
	policy: {
		zh: "信任政策的指纹与本页公布的一致",
		en: "The trust policy has the fingerprint published here",
	},
	file: { zh: "证明文件完整，格式正确", en: "The proof file is whole and well formed" },
	checkpoint: {
		zh: "账本的检查点由城市的密钥签名",
		en: "The checkpoint of the log is signed with the city's key",
	},
	included: { zh: "这条内容在签名的账本里", en: "This is in the log that was signed" },
	signed: { zh: "内容由办理者的密钥签名", en: "The act is signed with the keys of whoever acted" },
	state: { zh: "记录的内容与账本当时的状态一致", en: "The record agrees with the state the log commits to" },
	same: { zh: "证明所说的就是本页显示的", en: "What is proved is what this page shows" },
	fingerprint: { zh: "信任政策指纹", en: "Fingerprint of the trust policy" },
	compare: {
		zh: "请与城市在别处（公告、报纸、纸质回执）公布的指纹对照一次。",
		en: "Compare it once with the one the city publishes elsewhere: a notice, a newspaper, a printed receipt.",
	},
	offline: { zh: "断网核验，或不用浏览器", en: "Offline, or without a browser" },
	offlineLead: {
		zh: "把下面两个文件拷到任何一台电脑上，拔掉网线也能核验：",
		en: "Copy these two files to any computer; they check with the network cable pulled:",
	},
	download: { zh: "下载证明 (.tlog-proof)", en: "Download the proof (.tlog-proof)" },
	downloadPolicy: { zh: "下载信任政策 (JSON)", en: "Download the trust policy (JSON)" },
	command: { zh: "核验命令", en: "Command that checks it" },
	proved: { zh: "证明里写着的内容", en: "What the proof itself says" },
	noScript: {
		zh: "浏览器没有运行脚本，请用下面的办法在本机核验。",
		en: "Scripts do not run in this browser; check it on your computer as described below.",
	},
} as const satisfies Catalogue;

/** Checks in the order in which they are made. */
export const entryChecks = ["policy", "file", "checkpoint", "included", "signed", "same"] as const;
export const stateChecks = ["policy", "file", "checkpoint", "included", "state", "same"] as const;

export type Check = (typeof entryChecks)[number] | (typeof stateChecks)[number];
