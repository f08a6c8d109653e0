import * as demo from "./compose.ts";

const planningLaw: demo.Pair = ["中华人民共和国城乡规划法", "Urban and Rural Planning Law"];
const registrationFee: demo.Pair = ["发改价格规〔2016〕2559号", "Price notice Fagai Jiage Gui [2016] 2559"];

/** Table: items of the demo city's natural resources and planning bureau. */
export const naturalResources: readonly demo.DemoItem[] = [
	{
		basic: "990A0040100001",
		title: ["建设项目用地预审与选址意见书核发", "Preliminary review of land use and siting opinion"],
		summary: [
			"建设项目立项前，对用地和选址一并审查，核发一份意见书。",
			"Before a project is approved its land and its site are reviewed together, with one document as the result.",
		],
		group: ["用地审批", "Land use"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: ["中华人民共和国土地管理法", "Land Administration Law"],
				article: ["第五十二条", "Article 52"],
				text: [
					"建设项目可行性研究论证时，自然资源主管部门对建设用地有关事项进行审查并提出意见。",
					"When a project's feasibility is studied, the natural resources authority reviews its land use and gives an opinion.",
				],
			},
			{
				law: planningLaw,
				article: ["第三十六条", "Article 36"],
				text: [
					"需要批准或者核准、以划拨方式取得土地使用权的项目，报批前应当申请核发选址意见书。",
					"Projects that need approval and are given land by allocation apply for a siting opinion beforehand.",
				],
			},
		],
		conditions: [
			["符合国土空间规划和用途管制要求", "In keeping with the spatial plan and the control of land uses"],
			["项目需要批准或者核准", "The project needs approval"],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["项目建设依据", "Grounds for the project"]),
			demo.material(["拟选位置的用地范围图", "Map of the site proposed"], {
				note: ["采用国家大地坐标系。", "In the national geodetic coordinate system."],
			}),
		],
		statutoryDays: 20,
		promisedDays: 10,
		fees: demo.noFee,
		steps: demo.stepsWithInspection(10, [
			"踏勘现场，核对用地范围。",
			"The site is walked and its bounds are checked.",
		]),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			project: demo.textField(["项目名称", "Name of the project"]),
			projectCode: demo.textField(["投资项目代码", "Investment project code"], 30),
			location: demo.textField(["拟选位置", "Site proposed"]),
			areaSquareMetres: demo.numberField(["拟用地面积（平方米）", "Area in square metres"], 1, 1_000_000_000),
		}),
		results: demo.result("decision", ["建设项目用地预审与选址意见书", "Land use review and siting opinion"]),
		keywords: { zh: ["用地预审", "选址", "征地"], en: ["siting", "land", "project"] },
	},
	{
		basic: "990A0040100002",
		title: ["建设用地规划许可证核发", "Planning permit for construction land"],
		summary: [
			"取得建设用地的单位，凭用地批准或出让合同领取规划许可证。",
			"Given to who has been allocated or has bought the right to use land for building.",
		],
		group: ["规划许可", "Planning permits"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: planningLaw,
				article: ["第三十七条、第三十八条", "Articles 37 and 38"],
				text: [
					"以划拨方式取得用地的，经批准、核准或备案后申请建设用地规划许可；以出让方式取得的，签订出让合同后领取许可证。",
					"For allocated land the permit is applied for once the project is approved or filed; for land sold, once the contract is signed.",
				],
			},
		],
		conditions: [
			["已取得用地批准文件或者国有土地使用权出让合同", "Land has been allocated or a sale contract signed"],
			["用地位置、面积和用途符合规划条件", "Place, area and use of the land meet the planning conditions"],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.heldMaterial(["项目批准、核准或备案文件", "Approval or filing of the project"]),
			demo.heldMaterial(["国有土地使用权出让合同或划拨决定书", "Land sale contract or allocation decision"]),
			demo.material(["用地范围图", "Map of the land"]),
		],
		statutoryDays: 20,
		promisedDays: 5,
		fees: demo.noFee,
		steps: demo.usualSteps(5),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			project: demo.textField(["项目名称", "Name of the project"]),
			parcel: demo.textField(["地块编号", "Parcel number"], 60),
			grant: demo.choiceField(["供地方式", "How the land was given"], {
				sale: ["出让", "Sale"],
				allocation: ["划拨", "Allocation"],
			}),
			use: demo.textField(["土地用途", "Use of the land"], 100),
		}),
		results: demo.certificate(["建设用地规划许可证", "Planning permit for construction land"]),
		keywords: { zh: ["用地规划", "规划证", "地块"], en: ["planning", "land", "construction"] },
	},
	{
		basic: "990F0040100003",
		title: ["不动产转移登记（房屋买卖）", "Transfer of real estate (sale of a home)"],
		summary: [
			"买卖双方共同申请，登记、缴税、水电过户一次办成。",
			"Seller and buyer apply together; register, taxes and utilities are settled in one go.",
		],
		group: ["不动产登记", "Registration of real estate"],
		taskType: "07",
		audience: ["person", "company"],
		basis: [
			{
				law: ["中华人民共和国民法典", "Civil Code"],
				article: ["第二百零九条", "Article 209"],
				text: [
					"不动产物权的设立、变更、转让和消灭，经依法登记，发生效力。",
					"Rights in real estate are created, changed, transferred and ended by registration.",
				],
			},
			{
				law: ["不动产登记暂行条例", "Interim Regulations on Real Estate Registration"],
				article: ["第十四条、第二十条", "Articles 14 and 20"],
				text: [
					"因买卖申请登记的由双方共同申请；登记机构自受理之日起三十个工作日内办结。",
					"A sale is registered on application of both parties, within thirty working days of acceptance.",
				],
			},
		],
		conditions: [
			[
				"不动产已经登记，没有查封等限制转让的情形",
				"The property is registered and not frozen or otherwise barred from sale",
			],
			["买卖双方共同申请", "Seller and buyer apply together"],
			["税费已经缴清", "Taxes are paid"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["不动产权证书", "Title certificate"]),
			demo.material(["房屋买卖合同", "Contract of sale"], {
				note: ["网签备案的由系统调取。", "Fetched by the system where it was signed online."],
			}),
			demo.heldMaterial(["契税完税凭证", "Proof that deed tax is paid"]),
		],
		statutoryDays: 30,
		promisedDays: 1,
		fees: [
			{
				name: demo.words(["住宅类不动产登记费", "Registration fee, homes"]),
				amountFen: 8000,
				basis: demo.words(registrationFee),
				note: demo.words(["每件，含第一本证书。", "For each case, the first certificate included."]),
			},
			{
				name: demo.words(["非住宅类不动产登记费", "Registration fee, other property"]),
				amountFen: 55_000,
				basis: demo.words(registrationFee),
				note: demo.words(["每件，含第一本证书。", "For each case, the first certificate included."]),
			},
		],
		steps: demo.usualSteps(1),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			title: demo.textField(["不动产权证号", "Number of the title certificate"], 60),
			contract: demo.textField(["买卖合同编号", "Number of the contract of sale"], 60),
			priceFen: demo.numberField(["成交价（分）", "Price in fen"], 0, 1_000_000_000_000),
			shares: demo.choiceField(["共有方式", "How it will be owned"], {
				sole: ["单独所有", "By one owner"],
				joint: ["共同共有", "Jointly"],
				shares: ["按份共有", "In shares"],
			}),
		}),
		results: demo.certificate(["不动产权证书", "Title certificate"]),
		keywords: { zh: ["过户", "房产证", "二手房", "买房"], en: ["property", "house", "title", "sale"] },
	},
];
