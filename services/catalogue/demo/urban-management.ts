import * as demo from "./compose.ts";

const roadRegulations: demo.Pair = [
	"城市道路管理条例（国务院令第198号）",
	"Regulations on Urban Roads (State Council Order 198)",
];

/** Table: items of the demo city's urban management bureau. */
export const urbanManagement: readonly demo.DemoItem[] = [
	{
		basic: "990A0060100001",
		title: ["占用、挖掘城市道路许可", "Permit to occupy or dig up a road"],
		summary: [
			"临时占用城市道路，或者因工程建设挖掘城市道路前申请。",
			"Needed before a road is occupied for a time or dug up for works.",
		],
		group: ["城市道路", "Roads"],
		taskType: "01",
		audience: ["company", "person"],
		basis: [
			{
				law: roadRegulations,
				article: ["第三十一条、第三十三条", "Articles 31 and 33"],
				text: [
					"临时占用或者挖掘城市道路的，须经市政工程行政主管部门和公安交通管理部门批准。",
					"Occupying a road for a time or digging it up needs the consent of the municipal works and the traffic authorities.",
				],
			},
			{
				law: roadRegulations,
				article: ["第三十七条", "Article 37"],
				text: [
					"占用或者挖掘城市道路的，交纳城市道路占用费或者挖掘修复费。",
					"A fee for occupation or for repair after digging is paid.",
				],
			},
		],
		conditions: [
			["有占用或者挖掘的正当理由和明确期限", "There is good reason and a definite period"],
			["有施工安全、交通组织和道路修复方案", "There are plans for safety, traffic and repair"],
			[
				"新建道路交付使用后五年内、大修道路竣工后三年内一般不得挖掘",
				"New roads are as a rule not dug up for five years, roads thoroughly repaired for three",
			],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["占用或者挖掘位置图", "Map of the place"]),
			demo.material(["施工和交通组织方案", "Plan of works and traffic"]),
		],
		statutoryDays: 20,
		promisedDays: 5,
		fees: [
			{
				name: demo.words([
					"城市道路占用费（每平方米每日）",
					"Fee for occupying a road, per square metre and day",
				]),
				amountFen: 50,
				basis: demo.words(["坪山市道路占用收费标准（演示）", "Pingshan road fees (demonstration)"]),
				note: demo.words([
					"演示城市的收费标准，按批准面积和天数计算。",
					"A rate of the demonstration city, by the area and days permitted.",
				]),
			},
		],
		steps: demo.stepsWithInspection(5, [
			"会同交警查看道路现场。",
			"The road is looked at together with the traffic police.",
		]),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			kind: demo.choiceField(["类型", "Kind"], {
				occupy: ["临时占用", "Occupy for a time"],
				dig: ["挖掘", "Dig up"],
			}),
			place: demo.textField(["位置", "Place"]),
			areaSquareMetres: demo.numberField(["面积（平方米）", "Area in square metres"], 1, 1_000_000),
			from: demo.dateField(["开始日期", "From"]),
			until: demo.dateField(["结束日期", "Until"]),
		}),
		results: demo.result("decision", [
			"占用挖掘城市道路许可决定书",
			"Decision on occupying or digging up a road",
		]),
		keywords: { zh: ["占道", "挖路", "破路", "施工围挡"], en: ["road", "dig", "excavation", "street"] },
	},
	{
		basic: "990A0060100002",
		title: ["大型户外广告设施设置审批", "Large outdoor advertising"],
		summary: [
			"在城市中设置大型户外广告牌前申请。",
			"Needed before a large advertisement is put up outdoors.",
		],
		group: ["市容管理", "Appearance of the city"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: [
					"城市市容和环境卫生管理条例（国务院令第101号）",
					"Regulations on City Appearance and Environmental Sanitation (State Council Order 101)",
				],
				article: ["第十一条", "Article 11"],
				text: [
					"大型户外广告的设置必须征得市容环境卫生行政主管部门同意后，按照有关规定办理审批手续。",
					"Large outdoor advertisements need the consent of the sanitation authority and approval under the rules.",
				],
			},
		],
		conditions: [
			["符合户外广告设置规划", "In keeping with the plan for outdoor advertising"],
			[
				"不影响建筑安全、交通安全和相邻权利",
				"No danger to buildings or traffic and no harm to neighbours' rights",
			],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["位置图和效果图", "Map and picture of the effect"]),
			demo.material(["载体权属或使用同意书", "Consent of the owner of the building or land"], {
				source: "other",
			}),
			demo.material(["结构安全说明", "Statement of structural safety"], { source: "other" }),
		],
		statutoryDays: 20,
		promisedDays: 7,
		fees: demo.noFee,
		steps: demo.stepsWithInspection(7, [
			"查看设置位置和周边情况。",
			"The place and its surroundings are looked at.",
		]),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			place: demo.textField(["设置位置", "Place"]),
			widthCentimetres: demo.numberField(["宽（厘米）", "Width in centimetres"], 1, 100_000),
			heightCentimetres: demo.numberField(["高（厘米）", "Height in centimetres"], 1, 100_000),
			until: demo.dateField(["设置截止日期", "Until"]),
		}),
		results: demo.result("decision", ["户外广告设置批准书", "Approval of outdoor advertising"]),
		keywords: { zh: ["广告牌", "招牌", "门头"], en: ["billboard", "sign", "advertising"] },
	},
	{
		basic: "990A0060100003",
		title: ["城市建筑垃圾处置核准", "Disposal of building waste"],
		summary: [
			"处置建筑垃圾的单位在开工前申请核准。",
			"Who disposes of building waste applies before work begins.",
		],
		group: ["环境卫生", "Sanitation"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: [
					"城市建筑垃圾管理规定（建设部令第139号）",
					"Provisions on Urban Building Waste (Ministry of Construction Order 139)",
				],
				article: ["第七条", "Article 7"],
				text: [
					"处置建筑垃圾的单位，应当向市容环境卫生主管部门提出申请，获得核准后方可处置。",
					"Disposal begins only after the sanitation authority has approved it.",
				],
			},
		],
		conditions: [
			["有运输车辆、路线和消纳场所的安排", "Vehicles, routes and a place of disposal are arranged"],
			["有扬尘控制和回收利用措施", "There are measures against dust and for reuse"],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["处置方案", "Plan of disposal"]),
			demo.material(["与消纳场所的协议", "Agreement with the place of disposal"], { source: "other" }),
		],
		statutoryDays: 20,
		promisedDays: 3,
		fees: demo.noFee,
		steps: demo.usualSteps(3),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			site: demo.textField(["产生地点", "Where it arises"]),
			volumeCubicMetres: demo.numberField(["数量（立方米）", "Volume in cubic metres"], 1, 100_000_000),
			destination: demo.textField(["消纳场所", "Place of disposal"]),
		}),
		results: demo.result("decision", ["建筑垃圾处置核准文件", "Approval of disposal"]),
		keywords: { zh: ["渣土", "建筑垃圾", "余泥"], en: ["waste", "rubble", "debris"] },
	},
];
