import { packIds } from "../packs/own-packs.ts";

/** What one pack is driven with. */
export interface PackCase {
	/** What is filled in on a day, written YYYY-MM-DD. */
	readonly answers: (day: string) => Readonly<Record<string, unknown>>;
	/** What is changed where the rule shall not grant; nothing where officers decide. */
	readonly refused: Readonly<Record<string, unknown>>;
	/** Codes of the materials handed in. */
	readonly materials: readonly string[];
	/** The law a refusal names. */
	readonly clause: { readonly law: string; readonly article: string };
	/** What a grant costs by its rule for these answers, worked out by hand, where the item has a fee rule. */
	readonly feeFen?: number;
}

const person = { citizenNumber: "11010519491231002X", phone: "13900001234" };
const company = { creditCode: "91350100M000100Y43", contactName: "林晓兰", contactPhone: "13900001234" };
const founder = {
	companyName: "坪山市青石书店有限公司",
	companyAddress: "坪山市榕荫路18号一层",
	representative: "林晓兰",
	...person,
};
const school = {
	projectName: "坪山市第三小学扩建",
	projectCode: "2026-449900-48-01-100023",
	parcel: "PS-2026-0017",
	developer: "坪山市教育投资有限公司",
	...company,
};

const cases: Readonly<Record<string, PackCase>> = {
	"land-pre-approval": {
		answers: () => ({
			...school,
			approval: "approve",
			location: "坪山市龙田路北侧",
			areaSquareMetres: 12_000,
			farmlandSquareMetres: 0,
			basicFarmland: false,
		}),
		refused: {},
		materials: ["grounds", "boundary"],
		clause: { law: "中华人民共和国城乡规划法", article: "第三十六条" },
	},
	"land-planning-permit": {
		answers: () => ({
			...school,
			manner: "grant",
			conditioned: true,
			areaSquareMetres: 1000,
			floorSquareMetres: 2500,
			ratioPercent: 250,
		}),
		refused: {},
		materials: ["approval", "contract", "boundary"],
		clause: { law: "中华人民共和国城乡规划法", article: "第三十八条" },
	},
	"road-works": {
		answers: (day) => ({
			...company,
			kind: "dig",
			emergency: false,
			workName: "龙田路给水管更换",
			road: "龙田路（榕荫路至石井路）",
			roadClass: "arterial",
			recent: false,
			area: 10,
			surface: "asphalt",
			days: 30,
			begins: day,
			builder: "坪山市水务有限公司",
		}),
		refused: {},
		materials: ["plan", "traffic", "design"],
		clause: { law: "城市道路管理条例", article: "第三十三条" },
		feeFen: 472_500,
	},
	"residence-permit": {
		answers: () => ({
			...person,
			purpose: "first",
			name: "林晓兰",
			sex: "女",
			birthDate: "1949-12-31",
			registeredHere: false,
			address: "坪山市榕荫路18号3栋502",
			since: "2020-09-02",
			ground: "home",
		}),
		refused: { registeredHere: true },
		materials: ["photo", "proof"],
		clause: { law: "居住证暂行条例", article: "第二条" },
		feeFen: 0,
	},
	"elderly-allowance": {
		answers: () => ({
			name: "陈永芳",
			citizenNumber: person.citizenNumber,
			birthDate: "1940-03-02",
			registered: true,
			paidElsewhere: false,
			payTo: "card",
		}),
		refused: { registered: false },
		materials: [],
		clause: { law: "中华人民共和国老年人权益保障法", article: "第三十三条" },
	},
	"company-registration": {
		answers: () => ({ ...founder, scope: "图书零售", licensed: false, capitalYuan: 100_000, payYears: 5 }),
		refused: { payYears: 6 },
		materials: ["articles", "premises"],
		clause: { law: "中华人民共和国公司法", article: "第四十七条" },
	},
	"employer-insurance": {
		answers: (day) => ({ ...founder, founded: day, employees: 3 }),
		refused: { employees: 0 },
		materials: [],
		clause: { law: "中华人民共和国社会保险法", article: "第五十七条" },
	},
	"housing-fund-account": {
		answers: () => ({ ...founder, staff: 3, ratePercent: 5 }),
		refused: { ratePercent: 4 },
		materials: [],
		clause: { law: "住房公积金管理条例", article: "第十八条" },
	},
};

/** Every pack that comes with the product, by id, with what it is driven with. Refuses one nobody wrote a row for. */
export function packCases(): readonly (readonly [string, PackCase])[] {
	return packIds().map((id) => {
		const found = cases[id];
		if (!found) throw new TypeError(`${id} has no row in pack-cases.ts: add answers, materials and a law`);
		return [id, found];
	});
}
