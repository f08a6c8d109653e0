import type { Catalogue, Words } from "../../words/words.ts";

/** Reasons the record knows. */
export const openReasons: Readonly<Record<string, Words>> = {
	"decide-application": { zh: "审查并决定这份申请", en: "To decide this application" },
	"check-material": { zh: "核对材料", en: "To check a material" },
	"deliver-result": { zh: "送达结果", en: "To deliver the result" },
	"answer-request": { zh: "答复当事人的请求", en: "To answer a request of the person" },
	supervise: { zh: "监督检查", en: "To supervise" },
	"court-order": { zh: "法院裁定", en: "By order of a court" },
	emergency: { zh: "紧急情况", en: "In an emergency" },
};

export const workOpenWords = {
	title: { zh: "登记并打开密封内容", en: "Record it and open what is sealed" },
	first: {
		zh: "签署后先在账本上登记您是谁、为何、依哪条法律；登记之后内容才会取出。申请人会看到这一次，可以提出异议。",
		en: "When you sign, the record says first who opens it, why and by which law; only then is anything fetched. The applicant sees it and can dispute it.",
	},
	purpose: { zh: "处理目的", en: "Purpose" },
	basis: { zh: "法律依据", en: "Legal basis" },
	what: { zh: "要打开哪些内容", en: "What to open" },
	least: { zh: "只打开办理所必需的。", en: "Open only what the work needs." },
	answers: { zh: "申请内容", en: "answers" },
	material: { zh: "材料", en: "material" },
	letter: { zh: "写给申请人的话", en: "written to the applicant" },
	shown: { zh: "申请人同意查看", en: "shown with the applicant's consent" },
	why: { zh: "为什么要打开", en: "Why you open it" },
	nothing: { zh: "请选择要打开的内容。", en: "Choose what to open." },
	reason: { zh: "请选择打开的原因。", en: "Choose why you open it." },
	key: {
		zh: "这里没有打开所选内容的密钥。请先在“开封密钥”中解锁，或加入当时登记的密钥。",
		en: "The key that opens this is not here. Unlock it under “Opening key”, or bring the key that was registered then.",
	},
	go: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	back: { zh: "返回", en: "Back" },
} as const satisfies Catalogue;
