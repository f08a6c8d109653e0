import * as demo from "./compose.ts";

const regulations: demo.Pair = [
	"住房公积金管理条例（国务院令第350号）",
	"Regulations on the Housing Fund (State Council Order 350)",
];
const decidedIn = {
	law: regulations,
	article: ["第二十五条", "Article 25"] as const,
	text: [
		"住房公积金管理中心自受理申请之日起三日内作出准予提取或者不准提取的决定。",
		"The centre decides within three days of accepting the application.",
	] as const,
};

/** Table: items of the demo city's housing fund centre. */
export const housingFund: readonly demo.DemoItem[] = [
	{
		basic: "990C0080100001",
		title: ["住房公积金提取（购买自住住房）", "Housing fund withdrawal for buying a home"],
		summary: [
			"购买自住住房的职工提取本人账户内的住房公积金。",
			"Employees who buy a home to live in withdraw what is in their account.",
		],
		group: ["住房公积金提取", "Housing fund withdrawal"],
		taskType: "20",
		audience: ["person"],
		basis: [
			{
				law: regulations,
				article: ["第二十四条", "Article 24"],
				text: [
					"职工购买、建造、翻建、大修自住住房的，可以提取职工住房公积金账户内的存储余额。",
					"Who buys, builds, rebuilds or thoroughly repairs a home to live in may withdraw the balance of the account.",
				],
			},
			decidedIn,
		],
		conditions: [
			["申请人或者配偶购买自住住房", "The applicant or their spouse buys a home to live in"],
			["购房合同已备案或者不动产已登记", "The contract is filed or the property registered"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["购房合同备案或不动产登记信息", "Filed contract or entry in the property register"]),
		],
		statutoryDays: 3,
		promisedDays: 0,
		fees: demo.noFee,
		steps: demo.stepsAtOnce,
		depth: "deliver",
		visits: 0,
		form: demo.form({
			contract: demo.textField(["购房合同或产权证号", "Number of contract or title"], 60),
			amountFen: demo.numberField(["提取金额（分）", "Amount in fen"], 1, 1_000_000_000_000),
			account: demo.textField(["收款账号", "Account to be paid into"], 30),
		}),
		results: demo.result("payment", ["公积金转入个人账户", "Paid into the applicant's account"]),
		keywords: { zh: ["公积金", "买房", "取公积金"], en: ["fund", "withdrawal", "mortgage", "home"] },
	},
	{
		basic: "990C0080100002",
		title: ["住房公积金提取（租赁住房）", "Housing fund withdrawal for rent"],
		summary: [
			"在本市没有自有住房而租房的职工，提取公积金支付房租。",
			"Employees who own no home in the city withdraw from the fund to pay their rent.",
		],
		group: ["住房公积金提取", "Housing fund withdrawal"],
		taskType: "20",
		audience: ["person"],
		basis: [
			{
				law: regulations,
				article: ["第二十四条", "Article 24"],
				text: [
					"房租超出家庭工资收入规定比例的，可以提取职工住房公积金账户内的存储余额。",
					"Who pays more rent than a set part of the family's wages may withdraw the balance of the account.",
				],
			},
			decidedIn,
		],
		conditions: [
			["申请人及配偶在本市没有自有住房", "Neither the applicant nor their spouse owns a home in the city"],
			["连续足额缴存满三个月", "Contributions were paid in full for three months running"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["不动产登记查询结果", "Search of the property register"]),
		],
		statutoryDays: 3,
		promisedDays: 0,
		fees: demo.noFee,
		steps: demo.stepsAtOnce,
		depth: "deliver",
		visits: 0,
		form: demo.form({
			address: demo.textField(["租住地址", "Address rented"]),
			rentFen: demo.numberField(["月租金（分）", "Rent a month in fen"], 1, 10_000_000),
			account: demo.textField(["收款账号", "Account to be paid into"], 30),
		}),
		results: demo.result("payment", ["公积金转入个人账户", "Paid into the applicant's account"]),
		keywords: { zh: ["公积金", "租房", "房租"], en: ["fund", "rent", "withdrawal"] },
	},
	{
		basic: "990C0080100003",
		title: ["单位住房公积金缴存登记", "Housing fund registration of an employer"],
		summary: [
			"新设立的单位办理缴存登记，并为职工开立账户。",
			"New employers register with the fund and open accounts for their staff.",
		],
		group: ["住房公积金缴存", "Housing fund contributions"],
		taskType: "20",
		audience: ["company"],
		basis: [
			{
				law: regulations,
				article: ["第十四条", "Article 14"],
				text: [
					"新设立的单位应当自设立之日起三十日内办理住房公积金缴存登记。",
					"New employers register within thirty days of their founding.",
				],
			},
		],
		conditions: [["在本市设立的单位", "The employer is founded in the city"]],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["职工名册", "List of employees"], {
				note: ["按模板上传。", "Uploaded in the template given."],
			}),
		],
		statutoryDays: 3,
		promisedDays: 1,
		fees: demo.noFee,
		steps: demo.usualSteps(1),
		depth: "deliver",
		visits: 0,
		form: demo.form({
			employees: demo.numberField(["职工人数", "Number of employees"], 1, 1_000_000),
			ratePercent: demo.numberField(["缴存比例（百分之）", "Rate, per cent"], 5, 12),
			bank: demo.textField(["缴存银行账号", "Bank account for contributions"], 30),
		}),
		results: demo.result("record", ["缴存登记", "Entry in the fund's register"]),
		keywords: { zh: ["公积金开户", "缴存", "单位开户"], en: ["fund", "employer", "contributions"] },
	},
];
