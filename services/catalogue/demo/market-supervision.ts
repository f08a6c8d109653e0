import * as demo from "./compose.ts";

const registrationRegulations: demo.Pair = [
	"中华人民共和国市场主体登记管理条例（国务院令第746号）",
	"Regulations on the Registration of Market Entities (State Council Order 746)",
];
const registeredAtOnce = {
	law: registrationRegulations,
	article: ["第十九条", "Article 19"] as const,
	text: [
		"材料齐全、符合法定形式的当场登记；不能当场登记的，三个工作日内登记。",
		"Complete applications in due form are registered at once, otherwise within three working days.",
	] as const,
};

/** Table: items of the demo city's market supervision bureau. */
export const marketSupervision: readonly demo.DemoItem[] = [
	{
		basic: "990F0070100001",
		title: ["个体工商户设立登记", "Registration of a sole trader"],
		summary: [
			"自然人开店经营，在线申报，当场领取电子营业执照。",
			"For people who open a shop or trade: declared online, the electronic licence is given at once.",
		],
		group: ["市场主体登记", "Registration of businesses"],
		taskType: "07",
		audience: ["person"],
		basis: [
			registeredAtOnce,
			{
				law: [
					"促进个体工商户发展条例（国务院令第755号）",
					"Regulations on Promoting Sole Traders (State Council Order 755)",
				],
			},
		],
		conditions: [
			["经营者有经营能力", "The trader is able to run a business"],
			["有经营场所，或者按规定申报住所", "There are premises, or an address is declared as the rules allow"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.material(["经营场所使用证明", "Proof of use of the premises"], {
				required: false,
				note: ["实行住所申报承诺的不必提交。", "Not needed where the address is declared by promise."],
			}),
		],
		statutoryDays: 3,
		promisedDays: 0,
		fees: demo.noFee,
		steps: demo.stepsAtOnce,
		depth: "certificate",
		visits: 0,
		form: demo.form({
			name: demo.textField(["字号名称", "Trading name"], 60),
			scope: demo.textField(["经营范围", "Business"], 500),
			address: demo.textField(["经营场所", "Premises"]),
		}),
		results: demo.certificate(["营业执照", "Business licence"]),
		keywords: { zh: ["开店", "个体户", "营业执照", "摆摊"], en: ["shop", "trader", "licence", "business"] },
	},
	{
		basic: "990A0070100002",
		title: ["食品经营许可", "Food business licence"],
		summary: [
			"从事餐饮服务或者需要许可的食品销售前申请。",
			"Needed before serving food, or selling food for which a licence is required.",
		],
		group: ["食品安全", "Food safety"],
		taskType: "01",
		audience: ["person", "company"],
		basis: [
			{
				law: ["中华人民共和国食品安全法", "Food Safety Law"],
				article: ["第三十五条", "Article 35"],
				text: [
					"国家对食品生产经营实行许可制度。从事食品生产、食品销售、餐饮服务，应当依法取得许可。",
					"Making and selling food and serving meals need a licence under the law.",
				],
			},
			{
				law: [
					"食品经营许可和备案管理办法（国家市场监督管理总局令第78号）",
					"Measures for Licensing and Filing Food Businesses (Market Regulation Order 78)",
				],
			},
		],
		conditions: [
			["取得营业执照等合法主体资格", "Registered as a business"],
			[
				"有与经营品种、数量相适应的场所、设备和布局",
				"Premises, equipment and layout suit the food and its quantity",
			],
			["有食品安全管理人员和管理制度", "There are staff and rules for food safety"],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["场所和设备布局、操作流程", "Layout of premises and equipment, and course of work"]),
			demo.material(["食品安全管理制度目录", "List of the rules for food safety"]),
		],
		statutoryDays: 10,
		promisedDays: 5,
		fees: demo.noFee,
		steps: demo.stepsWithInspection(5, [
			"查看经营场所、设备和布局。",
			"Premises, equipment and layout are looked at.",
		]),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			kind: demo.choiceField(["主体业态", "Kind of business"], {
				sale: ["食品销售经营者", "Shop"],
				catering: ["餐饮服务经营者", "Restaurant"],
				canteen: ["单位食堂", "Canteen"],
			}),
			address: demo.textField(["经营场所", "Premises"]),
			areaSquareMetres: demo.numberField(["面积（平方米）", "Area in square metres"], 1, 100_000),
			safetyOfficer: demo.textField(["食品安全管理员", "Food safety officer"], 50),
		}),
		results: demo.certificate(["食品经营许可证", "Food business licence"]),
		keywords: {
			zh: ["餐饮", "开饭店", "卫生许可证", "奶茶店"],
			en: ["food", "restaurant", "catering", "licence"],
		},
	},
	{
		basic: "990F0070100003",
		title: ["公司设立登记", "Registration of a company"],
		summary: [
			"设立公司，名称、章程、印章、税务和社保信息一次填报。",
			"Founds a company: name, articles, seal, tax and insurance details are given once.",
		],
		group: ["市场主体登记", "Registration of businesses"],
		taskType: "07",
		audience: ["company", "person"],
		basis: [
			{
				law: ["中华人民共和国公司法", "Company Law"],
				article: ["第二十九条", "Article 29"],
				text: [
					"设立公司，应当依法向公司登记机关申请设立登记。",
					"Who founds a company applies for its registration.",
				],
			},
			registeredAtOnce,
		],
		conditions: [
			["有符合规定的公司名称和组织机构", "A name and organs that meet the rules"],
			["有公司章程和认缴出资安排", "Articles and subscribed contributions"],
			["有公司住所", "A registered address"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.material(["公司章程", "Articles of association"], {
				note: ["可选用示范文本，在线生成。", "May be made online from the model text."],
			}),
			demo.material(["住所使用证明", "Proof of use of the address"], { required: false }),
		],
		statutoryDays: 3,
		promisedDays: 1,
		fees: demo.noFee,
		steps: demo.usualSteps(1),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			name: demo.textField(["公司名称", "Company name"], 100),
			scope: demo.textField(["经营范围", "Business"], 500),
			capitalFen: demo.numberField(["注册资本（分）", "Registered capital in fen"], 1, 1_000_000_000_000_000),
			address: demo.textField(["住所", "Registered address"]),
			representative: demo.textField(["法定代表人", "Legal representative"], 50),
		}),
		results: demo.certificate(["营业执照", "Business licence"]),
		keywords: {
			zh: ["开公司", "注册公司", "企业设立", "营业执照"],
			en: ["company", "incorporation", "startup"],
		},
	},
];
