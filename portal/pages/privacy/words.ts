import type { Catalogue } from "../../words/words.ts";

export const privacyWords = {
	title: { zh: "隐私说明", en: "Privacy" },
	lead: {
		zh: "账本对所有人公开，所以个人信息根本不写进去。",
		en: "The record is open to everybody, so nothing about a person is written on it.",
	},
	record: { zh: "账本里有什么", en: "What is on the record" },
	recordText: {
		zh: "事项、部门和经办人的姓名与职务，证照的类型、颁发机构、有效期和状态，以及对内容的加盐承诺。市民只有一个由密钥算出的编号，没有姓名和证件号。",
		en: "Services, departments, officers' names and posts; of certificates the type, issuer, validity, status and a salted commitment to what they say. A citizen is a number worked out from a key, without name or identity number.",
	},
	held: { zh: "个人信息在哪里", en: "Where particulars are" },
	heldText: {
		zh: "证照照面的内容在持有人手里的文件中。密封数据加密保存，每次开启都在账本上留下谁、为什么、什么时候；持有人可以查，可以异议，可以要求删除。",
		en: "What a certificate says is in its holder's file. Sealed data is kept encrypted, and each opening leaves who, why and when on the record; the person concerned can see that, dispute it, and have the data erased.",
	},
	site: { zh: "本站记录什么", en: "What this site notes" },
	siteText: {
		zh: "不设跟踪，不用第三方脚本、字体和统计，不向其他网站发送任何请求。核验在您的设备上进行，文件不会上传。",
		en: "No tracking, no scripts, fonts or counters of others, no request to any other site. Verifying happens on your device; no file is uploaded.",
	},
	browser: {
		zh: "浏览器里只留下两样东西：首次见到的信任政策指纹（用来发现冒充），以及您自己的显示偏好。清除浏览数据就没有了。",
		en: "Two things stay in your browser: the fingerprint of the trust policy it first saw, so that an impostor is noticed, and your own display preferences. Clearing the browser's data removes them.",
	},
	rights: { zh: "您的权利", en: "Your rights" },
	rightsText: {
		zh: "依据《个人信息保护法》第四十四条至第四十七条，您有权知情、查阅、复制、更正和删除。请向持有数据的部门提出，网点和电话见“帮助与线下网点”。",
		en: "Articles 44 to 47 of the Personal Information Protection Law give you the right to know, see, copy, correct and erase. Ask the department that holds the data; see the offices.",
	},
	toOffices: { zh: "线下网点与电话", en: "Offices and phone numbers" },
} as const satisfies Catalogue;
