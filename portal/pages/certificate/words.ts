import type { Catalogue } from "../../words/words.ts";

export const certificateWords = {
	title: { zh: "电子证照", en: "Certificate" },
	missing: {
		zh: "账本里没有这个编号的证照：没有任何部门颁发过它。",
		en: "No certificate has this number: no department ever issued it.",
	},
	missingAdvice: {
		zh: "如果有人向您出示了它，请向所称的颁发部门举报。下面的证明说明账本里确实没有。",
		en: "If somebody showed it to you, tell the department it names. The proof below shows that it is not on the record.",
	},
	valid: { zh: "有效", en: "In force" },
	suspended: { zh: "暂扣中，现在无效", en: "Suspended: not in force now" },
	revoked: { zh: "已撤销，无效", en: "Revoked: not in force" },
	superseded: { zh: "已被新的证照取代", en: "Superseded by a later certificate" },
	expired: { zh: "已过有效期", en: "Expired" },
	"not-yet-valid": { zh: "尚未生效", en: "Not in force yet" },
	asOf: { zh: "截至", en: "As of" },
	facts: { zh: "证照信息", en: "What is public" },
	identifier: { zh: "电子证照标识 (GB/T 36904)", en: "Identifier (GB/T 36904)" },
	issuer: { zh: "颁发机构", en: "Issued by" },
	from: { zh: "有效期起", en: "Valid from" },
	until: { zh: "有效期至", en: "Valid until" },
	open: { zh: "长期", en: "no end" },
	previous: { zh: "前一本证照", en: "Certificate it follows" },
	next: { zh: "后一本证照", en: "Certificate that follows it" },
	private: {
		zh: "持证人的个人信息不在账本里，只有一个加盐的承诺值；信息随证照文件由本人保管，出示时可与它核对。",
		en: "The holder's particulars are not on the record, only a salted commitment to them. They travel in the file the holder keeps and are checked against it when shown.",
	},
	commitment: { zh: "照面信息承诺", en: "Commitment to the particulars" },
	history: { zh: "历次登记", en: "Every entry" },
	verifyFile: { zh: "核验手中的证照文件或二维码", en: "Check a certificate file or QR code you hold" },
} as const satisfies Catalogue;
