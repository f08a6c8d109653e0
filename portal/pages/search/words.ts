import type { Catalogue } from "../../words/words.ts";

export const searchWords = {
	title: { zh: "查账本", en: "Search the record" },
	titleFor: (asked: string) => ({ zh: `查询“${asked}”`, en: `Results for "${asked}"` }),
	services: { zh: "办事指南", en: "Services" },
	departments: { zh: "部门", en: "Departments" },
	certificates: { zh: "证照", en: "Certificates" },
	entries: { zh: "登记", en: "Entries" },
	places: { zh: "本站页面", en: "Pages of this site" },
	count: (total: number, shown: number) =>
		total > shown
			? { zh: `共 ${total} 项，列出前 ${shown} 项`, en: `${total} in all, the first ${shown} shown` }
			: { zh: `${total} 项`, en: `${total}` },
	nothing: { zh: "账本里没有找到。", en: "Nothing on the record matches." },
	advice: {
		zh: "换个说法或拼音试试，例如“居住证”“开店”“gongjijin”；证照请输入完整编号；登记请输入序号。",
		en: "Try other words or Pinyin, such as “residence permit” or “gongjijin”. Give a certificate's whole number, or an entry's number.",
	},
	browse: { zh: "浏览全部事项", en: "Browse all services" },
	browseEntries: { zh: "浏览全部登记", en: "Browse all entries" },
	misspelt: {
		zh: "这个证照编号的校验位不对：可能抄错了一位。请对照证照再输入一次。",
		en: "The check character of this certificate number is wrong: a character was probably miscopied. Compare it with the certificate and try again.",
	},
	unknown: {
		zh: "账本里没有这个编号的证照。编号本身书写无误，但没有任何部门颁发过它。",
		en: "No certificate has this number. It is well formed, but no department ever issued it.",
	},
	proveAbsent: { zh: "查看“没有此证照”的证明", en: "See the proof that there is none" },
	start: { zh: "输入要查的内容。", en: "Type what you are looking for." },
} as const satisfies Catalogue;
