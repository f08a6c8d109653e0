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

function said(zh: string, en: string): Words {
	return { zh, en };
}

function step(service: string, zh: string, en: string): LifeStep {
	return { service, why: said(zh, en) };
}

/** Table: life events and the services each takes. A service that the city does not publish is left out. */
export const lifeEvents: readonly LifeEvent[] = [
	{
		id: "arrive",
		name: said("来到本市", "Moving to the city"),
		lead: said("住下来、登记好、孩子能上学。", "Settle, register, and have what follows from it."),
		steps: [
			step(
				"居住证申领",
				"住满半年就能领，是其他待遇的凭据。",
				"After half a year; other benefits build on it.",
			),
			step("公共租赁住房申请", "还没有住房的，可以申请。", "For those without a home of their own."),
			step("住房公积金提取（租赁住房）", "租房期间可以按月提取。", "Draws on the housing fund for the rent."),
			step("户口迁移", "符合落户条件的，把户口迁来。", "For those who may settle for good."),
		],
	},
	{
		id: "newborn",
		name: said("迎接新生儿", "A child is born"),
		lead: said("孩子出生后一个月内要办的事。", "What to do within a month of the birth."),
		steps: [
			step("出生登记", "先上户口，其他手续都要用。", "Comes first: everything else needs it."),
			step("城乡居民基本医疗保险", "落地参保，当年就能报销。", "Insured from birth."),
			step("生育", "参保职工可以申领。", "For insured parents."),
		],
	},
	{
		id: "marry",
		name: said("结婚成家", "Getting married"),
		lead: said("登记，再把家安在一起。", "Register, then make a home together."),
		steps: [
			step("结婚登记", "双方到场，当场领证。", "Both come; the certificate is given at once."),
			step("户口迁移", "需要把户口迁到一起的。", "To be registered at one address."),
			step("住房公积金提取（租赁住房）", "一起租房的，可以提取。", "For a rented home."),
		],
	},
	{
		id: "home",
		name: said("买房安家", "Buying a home"),
		lead: said("过户、提公积金，一次办好。", "The transfer and the housing fund together."),
		steps: [
			step("不动产转移登记", "登记之后，房子才是您的。", "The home is yours once this is registered."),
			step("住房公积金提取（购买自住住房）", "用公积金付房款。", "Pays from the housing fund."),
			step("户口迁移", "想把户口迁到新房的。", "To be registered at the new home."),
		],
	},
	{
		id: "shop",
		name: said("开一家店", "Opening a shop"),
		lead: said("从执照到招牌。", "From the licence to the sign over the door."),
		steps: [
			step("个体工商户设立登记", "先领营业执照。", "The business licence comes first."),
			step("食品经营许可", "卖食品、开饭馆的要办。", "For food and restaurants."),
			step("户外广告设施设置", "要挂大型招牌的。", "For a large sign."),
			step("单位社会保险登记", "雇了人，就要给他们参保。", "As soon as somebody is employed."),
		],
	},
	{
		id: "company",
		name: said("开办企业", "Starting a company"),
		lead: said("执照、社保、公积金一起开户。", "Licence, social insurance and housing fund together."),
		steps: [
			step("公司设立登记", "取得营业执照和公章。", "Gives the licence and the seal."),
			step("单位社会保险登记", "为员工参保。", "Insures the staff."),
			step("单位住房公积金缴存登记", "为员工缴存公积金。", "Pays into the housing fund."),
			step("劳务派遣经营许可", "做劳务派遣的还要许可。", "For labour dispatch only."),
		],
	},
	{
		id: "out-of-work",
		name: said("失业了", "Out of work"),
		lead: said("先领保险金，再看还能得到哪些帮助。", "The benefit first, then what else there is."),
		steps: [
			step("失业保险金申领", "缴费满一年、非自愿失业的。", "After a year of contributions."),
			step("最低生活保障", "家庭收入低于标准的。", "Where the household has too little."),
			step("公共租赁住房申请", "住房困难的。", "Where the home is the difficulty."),
		],
	},
	{
		id: "old-age",
		name: said("家有老人", "An older person at home"),
		lead: said("到了年龄，就有这些待遇。", "What comes with age."),
		steps: [
			step("高龄津贴", "满八十岁按月发放。", "Monthly from the age of eighty."),
			step("最低生活保障", "收入低于标准的。", "Where income is too low."),
		],
	},
	{
		id: "build",
		name: said("建一个项目", "Building something"),
		lead: said("从选址到开工，按先后办。", "From the site to the start of work, in order."),
		steps: [
			step("用地预审与选址意见书", "先定在哪里建。", "Where it may stand."),
			step("建设用地规划许可证", "再定建什么、建多大。", "What may stand there."),
			step("建筑工程施工许可证", "开工之前取得。", "Before work begins."),
			step("占用、挖掘城市道路", "要占用道路的。", "Where the street is needed."),
			step("建筑垃圾处置", "渣土外运之前取得。", "Before waste is taken away."),
		],
	},
];
