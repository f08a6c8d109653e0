import * as demo from "./compose.ts";

const insuranceLaw: demo.Pair = ["中华人民共和国社会保险法", "Social Insurance Law"];

/** Table: items of the demo city's human resources and social security bureau. */
export const socialSecurity: readonly demo.DemoItem[] = [
	{
		basic: "990C0030100001",
		title: ["失业保险金申领", "Unemployment benefit"],
		summary: [
			"非本人意愿失业、缴费满一年的人，失业登记后按月领取失业保险金。",
			"A monthly benefit for people who lost their work against their will and were insured for a year.",
		],
		group: ["失业保险", "Unemployment insurance"],
		taskType: "20",
		audience: ["person"],
		basis: [
			{
				law: insuranceLaw,
				article: ["第四十五条", "Article 45"],
				text: [
					"失业前已缴费满一年、非因本人意愿中断就业、已进行失业登记并有求职要求的，领取失业保险金。",
					"Payable to who was insured for a year, lost work against their will, is registered as unemployed and looks for work.",
				],
			},
		],
		conditions: [
			["失业前用人单位和本人已缴纳失业保险费满一年", "Contributions were paid for at least a year"],
			["非因本人意愿中断就业", "The work ended against the person's will"],
			["已办理失业登记并有求职要求", "Registered as unemployed and looking for work"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["社会保险缴费记录", "Record of contributions"]),
		],
		statutoryDays: 10,
		promisedDays: 2,
		fees: demo.noFee,
		steps: demo.usualSteps(2),
		depth: "deliver",
		visits: 0,
		form: demo.form({
			ended: demo.dateField(["离职日期", "Work ended on"]),
			reason: demo.choiceField(["离职原因", "Why it ended"], {
				expired: ["合同期满", "Contract ran out"],
				dismissed: ["被解除合同", "Dismissed"],
				closed: ["单位关闭", "Employer closed"],
			}),
			account: demo.textField(["收款账号", "Account to be paid into"], 30),
		}),
		results: demo.result("payment", ["按月发放失业保险金", "Monthly benefit"]),
		keywords: { zh: ["失业金", "下岗", "离职"], en: ["unemployment", "benefit", "jobless"] },
	},
	{
		basic: "990A0030100002",
		title: ["劳务派遣经营许可", "Labour dispatch licence"],
		summary: [
			"经营劳务派遣业务的公司应当先取得许可。",
			"Companies that hire out workers need this licence first.",
		],
		group: ["人力资源市场", "Labour market"],
		taskType: "01",
		audience: ["company"],
		basis: [
			{
				law: ["中华人民共和国劳动合同法", "Labour Contract Law"],
				article: ["第五十七条", "Article 57"],
				text: [
					"经营劳务派遣业务应当向劳动行政部门依法申请行政许可，注册资本不得少于人民币二百万元。",
					"Labour dispatch needs a licence of the labour authority and a registered capital of at least two million yuan.",
				],
			},
			{ law: ["劳务派遣行政许可实施办法", "Measures for Licensing Labour Dispatch"] },
		],
		conditions: [
			["注册资本不少于人民币二百万元", "Registered capital of at least two million yuan"],
			["有固定的经营场所和设施", "Fixed premises and facilities"],
			["有符合法律规定的劳务派遣管理制度", "Rules for managing dispatched workers as the law requires"],
		],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["劳务派遣管理制度", "Rules for managing dispatched workers"]),
			demo.material(["经营场所使用证明", "Proof of use of the premises"]),
		],
		statutoryDays: 20,
		promisedDays: 10,
		fees: demo.noFee,
		steps: demo.stepsWithInspection(10, [
			"查看经营场所和设施。",
			"The premises and facilities are looked at.",
		]),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			address: demo.textField(["经营场所地址", "Address of the premises"]),
			areaSquareMetres: demo.numberField(["场所面积（平方米）", "Area in square metres"], 1, 100_000),
			contact: demo.textField(["联系人", "Person to contact"], 50),
		}),
		results: demo.certificate(["劳务派遣经营许可证", "Labour dispatch licence"]),
		keywords: { zh: ["派遣公司", "人力外包", "劳务公司"], en: ["dispatch", "agency", "staffing"] },
	},
	{
		basic: "990C0030100003",
		title: ["单位社会保险登记", "Social insurance registration of an employer"],
		summary: [
			"用人单位成立后为本单位和职工办理社会保险登记，随营业执照一并办结。",
			"Registers an employer and its staff for social insurance, together with the business licence.",
		],
		group: ["社会保险登记", "Social insurance registration"],
		taskType: "20",
		audience: ["company"],
		basis: [
			{
				law: insuranceLaw,
				article: ["第五十七条、第五十八条", "Articles 57 and 58"],
				text: [
					"用人单位应当自成立之日起三十日内申请社会保险登记，自用工之日起三十日内为职工申请登记。",
					"An employer registers within thirty days of its founding, and each employee within thirty days of being hired.",
				],
			},
		],
		conditions: [["在本市登记的用人单位", "The employer is registered in the city"]],
		materials: [
			demo.applicationForm,
			demo.businessLicence,
			demo.material(["职工名册", "List of employees"], {
				note: ["按模板上传。", "Uploaded in the template given."],
			}),
		],
		statutoryDays: 10,
		promisedDays: 1,
		fees: demo.noFee,
		steps: demo.usualSteps(1),
		depth: "deliver",
		visits: 0,
		form: demo.form({
			employees: demo.numberField(["职工人数", "Number of employees"], 1, 1_000_000),
			bank: demo.textField(["缴费银行账号", "Bank account for contributions"], 30),
			started: demo.dateField(["用工起始日期", "Employing since"]),
		}),
		results: demo.result("record", ["社会保险登记", "Entry in the social insurance register"]),
		keywords: { zh: ["社保开户", "五险", "参保"], en: ["insurance", "employer", "payroll"] },
	},
];
