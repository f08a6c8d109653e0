import type { Catalogue } from "../../words/words.ts";

export const learnWords = {
	title: { zh: "它是怎样做到的", en: "How it works" },
	lead: {
		zh: "不需要懂技术。四件事，加起来就没有人能偷偷改动账本。",
		en: "No technical knowledge is needed. Four things together leave nobody able to change the record quietly.",
	},
	sign: { zh: "一、办事的人签名", en: "1. Whoever acts signs" },
	signText: {
		zh: "每办一件事，经办人用自己的密钥签名，就像盖一枚别人仿不出的章。密钥只在本人手里，系统替不了他签。",
		en: "For every act the officer signs with a key of their own: a seal nobody else can cut. The key is with the person alone; the system cannot sign for them.",
	},
	log: { zh: "二、按先后记进账本", en: "2. It goes into the log in order" },
	logText: {
		zh: "每条登记都折算进一个“总指纹”。改动过去的任何一个字，总指纹就会不同；抽走或插入一条也是。",
		en: "Every entry is folded into one fingerprint of the whole log. Change a letter of the past, take an entry out or slip one in, and that fingerprint changes.",
	},
	seal: { zh: "三、城市给总指纹签名", en: "3. The city signs the fingerprint" },
	sealText: {
		zh: "签过名的总指纹叫“检查点”，向所有人公布。见证方也可以各签一份，城市就不能对不同的人说不同的话。",
		en: "The signed fingerprint is called a checkpoint and is public. Witnesses can sign it too, so that the city cannot tell different people different things.",
	},
	anchorText: {
		zh: "检查点还可以定期写进一条公开的区块链。写上去的东西谁也收不回：日后出示的账本与它对不上，任何人都看得出来，两份签名就是证据。链上只有这串数字，没有任何人的信息。",
		en: "The checkpoint can also be written to a public blockchain at intervals. What stands there nobody can take back: a log shown later that does not fit it gives itself away, and the two signatures are the evidence. Only those numbers go there, nothing about anybody.",
	},
	check: { zh: "四、您自己核对", en: "4. You check it yourself" },
	checkText: {
		zh: "证明文件带着从一条登记算到总指纹所需的全部数字。您的设备重算一遍，与签名对上，就成立。不需要相信网站，也不需要联网。",
		en: "A proof file carries all the numbers that lead from one entry to the fingerprint. Your device computes them again; if they meet the signature, it holds. No website has to be believed and no network is needed.",
	},
	not: { zh: "它不能证明什么", en: "What it does not prove" },
	notText: {
		zh: "账本证明“当时是这样登记的”，不证明登记的内容合情合理。决定不当，请照常申诉：账本会让您拿得出证据。个人信息不上链，所以账本也不会泄露您的隐私。",
		en: "The record proves that something was entered, not that it was right. Where a decision is wrong, appeal as ever: the record gives you the evidence. Particulars of people are not on it, so it cannot give them away.",
	},
	help: { zh: "怎样核验", en: "How to verify" },
	help1: {
		zh: "打开账本中的任意一条登记，按“在本机核验”。",
		en: "Open any entry of the record and press “Verify in this browser”.",
	},
	help2: {
		zh: "手里有证照文件或二维码，请到核验页。",
		en: "If you hold a certificate file or QR code, use the verify page.",
	},
	help3: {
		zh: "把信任政策的指纹与城市在别处公布的对照一次，以后就不会被冒充。",
		en: "Compare the fingerprint of the trust policy once with the one the city publishes elsewhere; from then on nobody can pose as it.",
	},
	toExplorer: { zh: "打开账本", en: "Open the record" },
	toVerify: { zh: "到核验页", en: "To the verify page" },
	toPolicy: { zh: "信任政策与指纹", en: "Trust policy and fingerprint" },
} as const satisfies Catalogue;
