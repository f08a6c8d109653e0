import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { usccCheckCharacter } from "../../rules/uscc.ts";
import { civilAffairs } from "./civil-affairs.ts";
import type { DemoItem, DemoOffice } from "./compose.ts";
import { housing } from "./housing.ts";
import { housingFund } from "./housing-fund.ts";
import { marketSupervision } from "./market-supervision.ts";
import { naturalResources } from "./natural-resources.ts";
import { publicSecurity } from "./public-security.ts";
import { socialSecurity } from "./social-security.ts";
import { urbanManagement } from "./urban-management.ts";

/** A department of the demo city. */
export interface DemoDepartment {
	/** Short name for seeds and officers' names. */
	readonly key: string;
	readonly name: Words;
	/** Four digits inside its credit code. */
	readonly number: string;
	readonly office: DemoOffice;
	readonly items: readonly DemoItem[];
}

function office(zh: string, en: string, phone: string): DemoOffice {
	return {
		name: [`市政务服务中心${zh}窗口`, `Civic centre, ${en} desk`],
		address: ["坪山市明鉴大道1号政务服务中心", "Civic centre, 1 Mingjian Avenue, Pingshan"],
		phone,
	};
}

/** Table: the departments of 坪山市 and their items; the city and all its numbers are made up. */
export const demoDepartments: readonly DemoDepartment[] = [
	{
		key: "public-security",
		name: { zh: "坪山市公安局", en: "Pingshan Public Security Bureau" },
		number: "0001",
		office: office("公安", "public security", "0999-5550101"),
		items: publicSecurity,
	},
	{
		key: "civil-affairs",
		name: { zh: "坪山市民政局", en: "Pingshan Civil Affairs Bureau" },
		number: "0002",
		office: office("民政", "civil affairs", "0999-5550102"),
		items: civilAffairs,
	},
	{
		key: "social-security",
		name: { zh: "坪山市人力资源和社会保障局", en: "Pingshan Human Resources and Social Security Bureau" },
		number: "0003",
		office: office("人社", "social security", "0999-5550103"),
		items: socialSecurity,
	},
	{
		key: "natural-resources",
		name: { zh: "坪山市自然资源和规划局", en: "Pingshan Natural Resources and Planning Bureau" },
		number: "0004",
		office: office("自然资源", "natural resources", "0999-5550104"),
		items: naturalResources,
	},
	{
		key: "housing",
		name: { zh: "坪山市住房和城乡建设局", en: "Pingshan Housing and Construction Bureau" },
		number: "0005",
		office: office("住建", "housing and construction", "0999-5550105"),
		items: housing,
	},
	{
		key: "urban-management",
		name: { zh: "坪山市城市管理和综合执法局", en: "Pingshan Urban Management Bureau" },
		number: "0006",
		office: office("城管", "urban management", "0999-5550106"),
		items: urbanManagement,
	},
	{
		key: "market-supervision",
		name: { zh: "坪山市市场监督管理局", en: "Pingshan Market Supervision Bureau" },
		number: "0007",
		office: office("市场监管", "market supervision", "0999-5550107"),
		items: marketSupervision,
	},
	{
		key: "housing-fund",
		name: { zh: "坪山市住房公积金管理中心", en: "Pingshan Housing Fund Centre" },
		number: "0008",
		office: office("公积金", "housing fund", "0999-5550108"),
		items: housingFund,
	},
];

const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** A made-up credit code with right check characters (GB 32100, GB 11714) for a department of a six-digit division. */
export function demoDepartmentCode({ number }: Pick<DemoDepartment, "number">, division: string): string {
	const body = `MB9D${number}`;
	const sum = organisationWeights.reduce(
		(total, weight, index) => total + weight * Number.parseInt(body[index]!, 36),
		0,
	);
	const unchecked = `11${division.slice(0, 6)}${body}${"0X987654321"[sum % 11]}`;
	return `${unchecked}${usccCheckCharacter(unchecked)}`;
}
