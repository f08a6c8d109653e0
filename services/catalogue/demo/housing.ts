import * as demo from "./compose.ts";

/** Table: items of the demo city's housing and construction bureau. */
export const housing: readonly demo.DemoItem[] = [
	{
		basic: "990A0050100001",
		title: ["建筑工程施工许可证核发", "Building permit"],
		summary: [
			"建筑工程开工前由建设单位申领施工许可证。",
			"The client of a building project applies for it before work begins.",
		],
		group: ["工程建设", "Construction"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: ["中华人民共和国建筑法", "Construction Law"],
				article: ["第七条、第八条", "Articles 7 and 8"],
				text: [
					"建筑工程开工前，建设单位应当申请领取施工许可证；主管部门自收到申请之日起七日内对符合条件的颁发。",
					"The client applies before work begins; the permit is given within seven days to those who meet the conditions.",
				],
			},
		],
		conditions: [
			["已办理用地批准手续", "Land use has been approved"],
			["已取得建设工程规划许可证", "A planning permit for the works has been given"],
			[
				"已确定建筑施工企业，有满足需要的资金安排和图纸",
				"A builder is chosen, and money and drawings are ready",
			],
			["有保证工程质量和安全的具体措施", "There are definite measures for quality and safety"],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.heldMaterial(["建设工程规划许可证", "Planning permit for the works"]),
			demo.material(["施工合同", "Building contract"]),
			demo.material(["质量和安全措施", "Measures for quality and safety"]),
		],
		statutoryDays: 5,
		promisedDays: 3,
		fees: demo.noFee,
		steps: demo.usualSteps(3),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			project: demo.textField(["工程名称", "Name of the works"]),
			planningPermit: demo.textField(["规划许可证号", "Number of the planning permit"], 60),
			builder: demo.textField(["施工单位", "Builder"]),
			priceFen: demo.numberField(["合同价（分）", "Contract price in fen"], 0, 1_000_000_000_000_000),
		}),
		results: demo.certificate(["建筑工程施工许可证", "Building permit"]),
		keywords: { zh: ["施工证", "开工", "工地"], en: ["building", "construction", "works"] },
	},
	{
		basic: "990G0050100002",
		title: ["公共租赁住房申请", "Public rental housing"],
		summary: [
			"住房困难的家庭和新就业职工申请公租房，按公开的顺序轮候。",
			"For families without adequate housing and people new to work; allotted in a published order.",
		],
		group: ["住房保障", "Housing assistance"],
		taskType: "05",
		audience: ["person"],
		basis: [
			{
				law: [
					"公共租赁住房管理办法（住房和城乡建设部令第11号）",
					"Measures for Public Rental Housing (Ministry of Housing Order 11)",
				],
				article: ["第七条", "Article 7"],
				text: [
					"申请人应当在本地无住房或者住房面积低于规定标准，收入、财产低于规定标准；外来务工人员在本地稳定就业达到规定年限。",
					"Applicants have no or too small a home here and income and property below the limits; migrant workers have worked here for the time set.",
				],
			},
		],
		conditions: [
			[
				"在本市无住房，或者人均住房面积低于规定标准",
				"No home in the city, or less space per head than the standard",
			],
			["家庭收入和财产低于规定标准", "Family income and property below the limits"],
			["外来务工人员在本市稳定就业达到规定年限", "Migrant workers have worked in the city for the time set"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["居民户口簿或居住证", "Household register or residence permit"]),
			demo.heldMaterial(["不动产登记查询结果", "Search of the property register"]),
			demo.material(["收入证明", "Proof of income"], {
				required: false,
				note: ["有个人所得税记录的不必提交。", "Not needed where income tax records show it."],
			}),
		],
		statutoryDays: 30,
		promisedDays: 15,
		fees: demo.noFee,
		steps: demo.usualSteps(15),
		depth: "deliver",
		visits: 0,
		form: demo.form({
			members: demo.numberField(["共同申请人数", "People applying together"], 1, 10),
			district: demo.textField(["意向片区", "Part of the city preferred"], 60),
			employer: demo.textField(["工作单位", "Employer"]),
		}),
		results: demo.result("record", ["公租房轮候登记", "Place in the waiting list"]),
		keywords: { zh: ["公租房", "廉租房", "保障房", "租房"], en: ["rental", "housing", "affordable"] },
	},
	{
		basic: "990A0050100003",
		title: ["商品房预售许可", "Permit to sell homes before completion"],
		summary: [
			"房地产开发企业预售商品房前申领。",
			"Needed by developers before they sell homes still being built.",
		],
		group: ["房地产市场", "Real estate market"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: ["中华人民共和国城市房地产管理法", "Urban Real Estate Administration Law"],
				article: ["第四十五条", "Article 45"],
				text: [
					"商品房预售应当交清土地出让金、取得规划许可、投入开发建设资金达到总投资的百分之二十五以上，并办理预售登记、取得许可证明。",
					"The land is paid for, planning permission given, at least a quarter of the total invested, and the presale registered and permitted.",
				],
			},
		],
		conditions: [
			[
				"已交付全部土地使用权出让金，取得土地使用权证书",
				"The land is fully paid for and its title certificate given",
			],
			["持有建设工程规划许可证和施工许可证", "Planning and building permits are held"],
			[
				"投入资金达到工程建设总投资的百分之二十五以上，进度和交付日期已确定",
				"At least a quarter of the total is invested, and progress and delivery dates are fixed",
			],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.heldMaterial(["不动产权证书（土地）", "Title certificate of the land"]),
			demo.heldMaterial(["建筑工程施工许可证", "Building permit"]),
			demo.material(["预售方案", "Plan of the presale"]),
			demo.material(["预售资金监管协议", "Agreement on supervising the money"], { source: "other" }),
		],
		statutoryDays: 10,
		promisedDays: 5,
		fees: demo.noFee,
		steps: demo.stepsWithInspection(5, ["查看工程形象进度。", "The progress of the works is looked at."]),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			project: demo.textField(["项目名称", "Name of the project"]),
			buildings: demo.textField(["预售楼栋", "Buildings to be sold"]),
			homes: demo.numberField(["预售套数", "Number of homes"], 1, 100_000),
			delivery: demo.dateField(["交付日期", "Delivery date"]),
		}),
		results: demo.certificate(["商品房预售许可证", "Presale permit"]),
		keywords: { zh: ["预售证", "楼盘", "开发商"], en: ["presale", "developer", "homes"] },
	},
];
