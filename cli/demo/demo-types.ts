// Table: the certificates the departments of the demo city issue.
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { DemoPerson } from "./demo-people.ts";
import type { DemoRandom } from "./demo-random.ts";

type Member = readonly [name: string, zh: string, en: string, kind?: "date"];

/** A type of certificate of the demo city and how many of it there are. */
export interface DemoType {
	readonly type: string;
	/** Short name of the department that issues it. */
	readonly department: string;
	readonly name: Words;
	/** Undefined: valid without end. */
	readonly validDays?: number;
	readonly members: readonly Member[];
	readonly publicMembers?: readonly string[];
	readonly publicBasis?: string;
	/** How many are issued, and how: one act for all, or one each. */
	readonly count: number;
	readonly bulk: boolean;
	particulars(person: DemoPerson, random: DemoRandom, code: CodeMaker): Readonly<Record<string, string>>;
	/** Members shown in the QR form. */
	readonly shown: readonly string[];
}

/** Makes a well-formed credit code of a company that does not exist. */
export type CodeMaker = (random: DemoRandom) => string;

const holder: readonly Member[] = [
	["name", "姓名", "Name"],
	["citizenNumber", "公民身份号码", "Identity number"],
];
const ofHolder = ({ name, citizenNumber }: DemoPerson) => ({ name: name.zh, citizenNumber });
const trades = ["餐饮", "茶业", "科技", "建材", "家政", "书店", "五金", "花艺"];
const company = (person: DemoPerson, random: DemoRandom) =>
	`坪山市${person.name.zh.slice(-2)}${random.pick(trades)}${random.pick(["有限公司", "商行", "工作室"])}`;
const companyLaw = "《市场主体登记管理条例》第三十五条、第三十六条；《企业信息公示暂行条例》第六条";

const permitLaw = "《行政许可法》第四十条；《政府信息公开条例》第二十条";

export const demoTypes: readonly DemoType[] = [
	{
		type: "residence-permit",
		department: "public-security",
		name: { zh: "居住证", en: "Residence permit" },
		validDays: 365,
		members: [
			...holder,
			["sex", "性别", "Sex"],
			["birthDate", "出生日期", "Date of birth", "date"],
			["address", "现居住地址", "Address"],
		],
		count: 240,
		bulk: true,
		particulars: (person) => {
			const { sex, birthDate, address } = person;
			return { ...ofHolder(person), sex, birthDate, address };
		},
		shown: ["name"],
	},
	{
		type: "driving-licence",
		department: "public-security",
		name: { zh: "机动车驾驶证", en: "Driving licence" },
		validDays: 2190,
		members: [
			...holder,
			["class", "准驾车型", "Class"],
			["firstIssued", "初次领证日期", "First issued", "date"],
		],
		count: 60,
		bulk: true,
		particulars: (person, random) => ({
			...ofHolder(person),
			class: random.pick(["C1", "C2", "B2", "A2"]),
			firstIssued: `${Number(person.birthDate.slice(0, 4)) + 20}-05-01`,
		}),
		shown: ["name", "class"],
	},
	{
		type: "senior-card",
		department: "civil-affairs",
		name: { zh: "老年人优待证", en: "Senior citizen's card" },
		members: [...holder, ["birthDate", "出生日期", "Date of birth", "date"]],
		count: 30,
		bulk: true,
		particulars: (person) => ({ ...ofHolder(person), birthDate: person.birthDate }),
		shown: ["name"],
	},
	{
		type: "skill-certificate",
		department: "social-security",
		name: { zh: "职业技能等级证书", en: "Certificate of vocational skill" },
		members: [...holder, ["occupation", "职业", "Occupation"], ["level", "等级", "Level"]],
		count: 24,
		bulk: true,
		particulars: (person, random) => ({
			...ofHolder(person),
			occupation: random.pick(["电工", "焊工", "养老护理员", "保育师", "中式烹调师"]),
			level: random.pick(["五级", "四级", "三级", "二级"]),
		}),
		shown: ["name", "occupation", "level"],
	},
	{
		type: "property-title",
		department: "natural-resources",
		name: { zh: "不动产权证书", en: "Certificate of real estate title" },
		members: [
			...holder,
			["unitNumber", "不动产单元号", "Unit number"],
			["location", "坐落", "Location"],
			["area", "建筑面积（平方米）", "Floor area in square metres"],
		],
		count: 24,
		bulk: true,
		particulars: (person, random) => ({
			...ofHolder(person),
			unitNumber: `449900${random.digits(6)}GB${random.digits(5)}F${random.digits(8)}`,
			location: person.address,
			area: `${40 + random.below(110)}.${random.digits(2)}`,
		}),
		shown: ["unitNumber"],
	},
	{
		type: "construction-permit",
		department: "housing",
		name: { zh: "建筑工程施工许可证", en: "Construction permit" },
		validDays: 730,
		members: [
			["project", "工程名称", "Project"],
			["builder", "施工单位", "Builder"],
			["scale", "建设规模", "Scale"],
		],
		publicMembers: ["project", "builder"],
		publicBasis: permitLaw,
		count: 6,
		bulk: false,
		particulars: (person, random) => ({
			project: `${person.address.slice(0, 3)}${random.pick(["社区服务中心", "小学扩建", "保障性住房", "文体中心"])}工程`,
			builder: company(person, random),
			scale: `${2 + random.below(80)}000 平方米`,
		}),
		shown: ["project", "builder"],
	},
	{
		type: "road-works-permit",
		department: "urban-management",
		name: { zh: "占用、挖掘城市道路许可证", en: "Road works permit" },
		validDays: 90,
		members: [
			["holder", "被许可人", "Holder"],
			["place", "占用、挖掘地点", "Place"],
			["purpose", "用途", "Purpose"],
		],
		publicMembers: ["holder", "place"],
		publicBasis: permitLaw,
		count: 6,
		bulk: false,
		particulars: (person, random) => ({
			holder: company(person, random),
			place: person.address.slice(0, 8),
			purpose: random.pick(["敷设燃气管线", "敷设通信管线", "临时施工围挡"]),
		}),
		shown: ["holder", "place"],
	},
	{
		type: "business-licence",
		department: "market-supervision",
		name: { zh: "营业执照", en: "Business licence" },
		members: [
			["name", "名称", "Name"],
			["creditCode", "统一社会信用代码", "Credit code"],
			["representative", "法定代表人", "Legal representative"],
			["scope", "经营范围", "Scope of business"],
		],
		publicMembers: ["name", "creditCode"],
		publicBasis: companyLaw,
		count: 40,
		bulk: false,
		particulars: (person, random, code) => ({
			name: company(person, random),
			creditCode: code(random),
			representative: person.name.zh,
			scope: random.pick(["餐饮服务", "零售", "软件开发", "建筑材料销售", "家政服务"]),
		}),
		shown: ["name", "creditCode"],
	},
	{
		type: "food-permit",
		department: "market-supervision",
		name: { zh: "食品经营许可证", en: "Food business permit" },
		validDays: 1825,
		members: [
			["operator", "经营者名称", "Operator"],
			["permitNumber", "许可证编号", "Permit number"],
			["premises", "经营场所", "Premises"],
			["person", "负责人", "Person in charge"],
		],
		publicMembers: ["operator", "permitNumber"],
		publicBasis: permitLaw,
		count: 30,
		bulk: true,
		particulars: (person, random) => ({
			operator: `${company(person, random)}（餐饮）`,
			permitNumber: `JY2449900${random.digits(7)}`,
			premises: person.address,
			person: person.name.zh,
		}),
		shown: ["operator", "permitNumber"],
	},
];
