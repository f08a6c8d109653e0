import type { Catalogue } from "../../words/words.ts";

export const homeWords = {
	title: { zh: "首页", en: "Home" },
	headline: {
		zh: "政府办过的每一件事，您都可以自己核验",
		en: "Everything the city decides, you can check yourself",
	},
	lead: (city: string) => ({
		zh: `这里是${city}的公共账本。部门每发布一份指南、每颁发或撤销一本证照，都由经办人签名并在此登记。登记之后，谁也不能悄悄改动，包括我们。`,
		en: `This is ${city}'s public record. Whenever a department publishes a guide, issues a certificate or revokes one, an officer signs it and it is entered here. After that nobody can quietly change it, not even us.`,
	}),
	numbers: { zh: "账本里现在有", en: "On the record now" },
	departments: { zh: "个部门", en: "departments" },
	services: { zh: "个可办事项", en: "services" },
	certificates: { zh: "本电子证照", en: "certificates" },
	entries: { zh: "条登记", en: "entries" },
	last: { zh: "最近一次登记：", en: "Latest entry: " },
	proves: { zh: "它能为您证明什么", en: "What it proves for you" },
	provesGuide: { zh: "办事要求以哪一版为准", en: "Which rules applied" },
	provesGuideText: {
		zh: "要交什么材料、几天办结、收多少钱，每一版都留着。窗口说法不一，以登记的版本为准。",
		en: "What to bring, how long it takes and what it costs: every version is kept. Where a window says otherwise, the version on the record counts.",
	},
	provesCertificate: {
		zh: "证照是真是假、现在是否有效",
		en: "Whether a certificate is real and still in force",
	},
	provesCertificateText: {
		zh: "扫码或输入编号即可查到。个人信息不在账本里，只在您自己手中。",
		en: "Scan it or type its number. Your particulars are not on the record; only you hold them.",
	},
	provesWho: { zh: "谁、在什么时候、办了什么", en: "Who did what, and when" },
	provesWhoText: {
		zh: "每条登记都有签名和时间，拒绝办理的也在内。少一条、改一字，核验都会指出来。",
		en: "Every entry is signed and timed, refusals included. Leave one out or change one letter and checking shows it.",
	},
	provesAnywhere: { zh: "不必相信这个网站", en: "Without trusting this website" },
	provesAnywhereText: {
		zh: "证明是一个小文件，断网也能在您自己的电脑上核验，用别人写的工具也可以。",
		en: "A proof is a small file. It checks on your own computer with the network unplugged, with other people's tools too.",
	},
	find: { zh: "想办什么事", en: "What would you like to do?" },
	allServices: { zh: "全部办事指南", en: "All services" },
	lifeEvents: { zh: "一件事一次办", en: "Life events" },
	latest: { zh: "最新登记", en: "Latest entries" },
	allEntries: { zh: "查看全部登记", en: "All entries" },
	check: { zh: "自己核验一次", en: "Check one yourself" },
	checkLead: {
		zh: "打开任意一条登记，点“在本机核验”。或者下载证明，用命令行核验——拔掉网线也行：",
		en: "Open any entry and press “Verify in this browser”. Or download its proof and check it on the command line, with the network cable pulled:",
	},
	checkCommand: { zh: "核验一份证明的命令", en: "Commands that check a proof" },
	checkForeign: {
		zh: "账本以公开格式（C2SP tlog-tiles）发布，别人写的程序也能逐条重算。源码附带的外部核验程序与本系统没有一行共同的代码：",
		en: "The log is published in an open format (C2SP tlog-tiles), so programs written by others can recompute all of it. The foreign verifier that comes with the source shares no line of code with this system:",
	},
	foreignCommand: {
		zh: "用外部程序核验整个账本的命令",
		en: "Command that checks the whole log with a foreign program",
	},
	openVerify: { zh: "核验手中的证明或证照", en: "Verify a proof or certificate you hold" },
	openLearn: { zh: "它是怎样做到的", en: "How it works" },
} as const satisfies Catalogue;
