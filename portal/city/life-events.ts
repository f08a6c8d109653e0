import type { Words } from "../words/words.ts";

/** Something that happens in a life and takes several services. */
export interface LifeEvent {
	readonly id: string;
	readonly name: Words;
	readonly lead: Words;
	/** In the order in which they are best done. */
	readonly steps: readonly LifeStep[];
}

export interface LifeStep {
	/** Words of the title of the service meant. */
	readonly service: string;
	readonly why: Words;
}

/** Table: life events and the services each takes. A service that the city does not publish is left out. */
export const lifeEvents: readonly LifeEvent[] = [
	{
		id: "arrive",
		name: { zh: "来到本市", en: "Moving to the city" },
		lead: { zh: "住下来、登记好、孩子能上学。", en: "Settle, register, and have what follows from it." },
		steps: [
			{
				service: "居住证申领",
				why: {
					zh: "住满半年就能领，是其他待遇的凭据。",
					en: "After half a year; other benefits build on it.",
				},
			},
			{
				service: "公共租赁住房申请",
				why: { zh: "还没有住房的，可以申请。", en: "For those without a home of their own." },
			},
			{
				service: "住房公积金提取（租赁住房）",
				why: { zh: "租房期间可以按月提取。", en: "Draws on the housing fund for the rent." },
			},
			{
				service: "户口迁移",
				why: { zh: "符合落户条件的，把户口迁来。", en: "For those who may settle for good." },
			},
		],
	},
	{
		id: "newborn",
		name: { zh: "迎接新生儿", en: "A child is born" },
		lead: { zh: "孩子出生后一个月内要办的事。", en: "What to do within a month of the birth." },
		steps: [
			{
				service: "出生登记",
				why: { zh: "先上户口，其他手续都要用。", en: "Comes first: everything else needs it." },
			},
			{
				service: "城乡居民基本医疗保险",
				why: { zh: "落地参保，当年就能报销。", en: "Insured from birth." },
			},
			{
				service: "生育",
				why: { zh: "参保职工可以申领。", en: "For insured parents." },
			},
		],
	},
	{
		id: "marry",
		name: { zh: "结婚成家", en: "Getting married" },
		lead: { zh: "登记，再把家安在一起。", en: "Register, then make a home together." },
		steps: [
			{
				service: "结婚登记",
				why: { zh: "双方到场，当场领证。", en: "Both come; the certificate is given at once." },
			},
			{ service: "户口迁移", why: { zh: "需要把户口迁到一起的。", en: "To be registered at one address." } },
			{
				service: "住房公积金提取（租赁住房）",
				why: { zh: "一起租房的，可以提取。", en: "For a rented home." },
			},
		],
	},
	{
		id: "home",
		name: { zh: "买房安家", en: "Buying a home" },
		lead: { zh: "过户、提公积金，一次办好。", en: "The transfer and the housing fund together." },
		steps: [
			{
				service: "不动产转移登记",
				why: { zh: "登记之后，房子才是您的。", en: "The home is yours once this is registered." },
			},
			{
				service: "住房公积金提取（购买自住住房）",
				why: { zh: "用公积金付房款。", en: "Pays from the housing fund." },
			},
			{ service: "户口迁移", why: { zh: "想把户口迁到新房的。", en: "To be registered at the new home." } },
		],
	},
	{
		id: "shop",
		name: { zh: "开一家店", en: "Opening a shop" },
		lead: { zh: "从执照到招牌。", en: "From the licence to the sign over the door." },
		steps: [
			{
				service: "个体工商户设立登记",
				why: { zh: "先领营业执照。", en: "The business licence comes first." },
			},
			{ service: "食品经营许可", why: { zh: "卖食品、开饭馆的要办。", en: "For food and restaurants." } },
			{
				service: "户外广告设施设置",
				why: { zh: "要挂大型招牌的。", en: "For a large sign." },
			},
			{
				service: "单位社会保险登记",
				why: { zh: "雇了人，就要给他们参保。", en: "As soon as somebody is employed." },
			},
		],
	},
	{
		id: "company",
		name: { zh: "开办企业", en: "Starting a company" },
		lead: { zh: "执照、社保、公积金一起开户。", en: "Licence, social insurance and housing fund together." },
		steps: [
			{ service: "公司设立登记", why: { zh: "取得营业执照和公章。", en: "Gives the licence and the seal." } },
			{ service: "单位社会保险登记", why: { zh: "为员工参保。", en: "Insures the staff." } },
			{
				service: "单位住房公积金缴存登记",
				why: { zh: "为员工缴存公积金。", en: "Pays into the housing fund." },
			},
			{ service: "劳务派遣经营许可", why: { zh: "做劳务派遣的还要许可。", en: "For labour dispatch only." } },
		],
	},
	{
		id: "out-of-work",
		name: { zh: "失业了", en: "Out of work" },
		lead: { zh: "先领保险金，再看还能得到哪些帮助。", en: "The benefit first, then what else there is." },
		steps: [
			{
				service: "失业保险金申领",
				why: { zh: "缴费满一年、非自愿失业的。", en: "After a year of contributions." },
			},
			{
				service: "最低生活保障",
				why: { zh: "家庭收入低于标准的。", en: "Where the household has too little." },
			},
			{ service: "公共租赁住房申请", why: { zh: "住房困难的。", en: "Where the home is the difficulty." } },
		],
	},
	{
		id: "old-age",
		name: { zh: "家有老人", en: "An older person at home" },
		lead: { zh: "到了年龄，就有这些待遇。", en: "What comes with age." },
		steps: [
			{ service: "高龄津贴", why: { zh: "满八十岁按月发放。", en: "Monthly from the age of eighty." } },
			{ service: "最低生活保障", why: { zh: "收入低于标准的。", en: "Where income is too low." } },
		],
	},
	{
		id: "build",
		name: { zh: "建一个项目", en: "Building something" },
		lead: { zh: "从选址到开工，按先后办。", en: "From the site to the start of work, in order." },
		steps: [
			{ service: "用地预审与选址意见书", why: { zh: "先定在哪里建。", en: "Where it may stand." } },
			{ service: "建设用地规划许可证", why: { zh: "再定建什么、建多大。", en: "What may stand there." } },
			{ service: "建筑工程施工许可证", why: { zh: "开工之前取得。", en: "Before work begins." } },
			{ service: "占用、挖掘城市道路", why: { zh: "要占用道路的。", en: "Where the street is needed." } },
			{ service: "建筑垃圾处置", why: { zh: "渣土外运之前取得。", en: "Before waste is taken away." } },
		],
	},
];
