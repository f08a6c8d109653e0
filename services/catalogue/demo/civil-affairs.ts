import * as demo from "./compose.ts";

/** Table: items of the demo city's civil affairs bureau. */
export const civilAffairs: readonly demo.DemoItem[] = [
	{
		basic: "990G0020100001",
		title: ["高龄津贴申领", "Old age allowance"],
		summary: [
			"八十周岁以上的本市户籍老人按月领取津贴，到龄前一个月系统主动提醒。",
			"A monthly allowance for residents of eighty and over; the system reminds them a month before.",
		],
		group: ["老年人福利", "Welfare of the elderly"],
		taskType: "05",
		audience: ["person"],
		basis: [
			{
				law: [
					"中华人民共和国老年人权益保障法",
					"Law on the Protection of the Rights and Interests of the Elderly",
				],
				article: ["第三十三条", "Article 33"],
				text: [
					"国家鼓励地方建立八十周岁以上低收入老年人高龄津贴制度。",
					"The state encourages localities to set up an old age allowance for people of eighty and over with low income.",
				],
			},
		],
		conditions: [
			["年满八十周岁", "Eighty years of age or older"],
			["户口登记在本市", "Registered in the city"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["居民户口簿", "Household register"]),
			demo.material(["社会保障卡银行账户", "Bank account of the social security card"], {
				note: ["填写账号即可。", "The number is enough."],
			}),
		],
		statutoryDays: 20,
		promisedDays: 3,
		fees: demo.noFee,
		steps: demo.usualSteps(3),
		depth: "deliver",
		visits: 0,
		form: demo.form({
			account: demo.textField(["收款账号", "Account to be paid into"], 30),
			contact: demo.textField(["联系人姓名", "Person to contact"], 50),
			phone: demo.textField(["联系电话", "Telephone"], 20),
		}),
		results: demo.result("payment", ["按月发放高龄津贴", "Monthly allowance"]),
		keywords: { zh: ["老年补贴", "八十岁", "老人", "长寿"], en: ["elderly", "pension", "eighty"] },
	},
	{
		basic: "990F0020100002",
		title: ["结婚登记", "Marriage registration"],
		summary: [
			"双方自愿结婚的，亲自到任一婚姻登记处登记。",
			"Two people who wish to marry register in person at any registry.",
		],
		group: ["婚姻登记", "Registration of marriages"],
		taskType: "07",
		audience: ["person"],
		basis: [
			{
				law: ["中华人民共和国民法典", "Civil Code"],
				article: ["第一千零四十九条", "Article 1049"],
				text: [
					"要求结婚的男女双方应当亲自到婚姻登记机关申请结婚登记。",
					"The man and the woman who wish to marry apply in person at the registry.",
				],
			},
			{ law: ["婚姻登记条例", "Regulations on Marriage Registration"] },
		],
		conditions: [
			["男女双方完全自愿", "Both wish it of their own free will"],
			["男方满二十二周岁，女方满二十周岁", "The man is at least twenty-two, the woman at least twenty"],
			[
				"双方均无配偶，且没有法律禁止结婚的亲属关系",
				"Neither is married, and they are not too closely related by law",
			],
		],
		materials: [
			demo.material(["居民身份证", "Resident identity card"], {
				kind: "original",
				source: "government",
				note: ["到场核对，不收取。", "Shown on the spot and not kept."],
			}),
			demo.material(["结婚登记声明书", "Declaration of marriage"], {
				kind: "form",
				note: ["双方当场签名。", "Signed by both on the spot."],
			}),
		],
		statutoryDays: 1,
		promisedDays: 0,
		fees: demo.noFee,
		steps: demo.stepsAtOnce,
		depth: "pre-review",
		visits: 1,
		form: demo.form({
			first: demo.textField(["一方姓名", "Name of one"], 50),
			second: demo.textField(["另一方姓名", "Name of the other"], 50),
			day: demo.dateField(["预约日期", "Day booked"]),
		}),
		results: demo.certificate(["结婚证", "Marriage certificate"]),
		keywords: { zh: ["领证", "结婚证", "婚姻"], en: ["wedding", "marriage", "certificate"] },
	},
	{
		basic: "990G0020100003",
		title: ["最低生活保障金给付", "Subsistence allowance"],
		summary: [
			"家庭人均收入低于本市低保标准的，按差额发放保障金。",
			"Makes up the difference for families whose income per head is below the city's minimum.",
		],
		group: ["社会救助", "Social assistance"],
		taskType: "05",
		audience: ["person"],
		basis: [
			{
				law: [
					"社会救助暂行办法（国务院令第649号）",
					"Interim Measures on Social Assistance (State Council Order 649)",
				],
				article: ["第九条、第十一条", "Articles 9 and 11"],
				text: [
					"共同生活的家庭成员人均收入低于当地最低生活保障标准，且符合家庭财产状况规定的，给予最低生活保障。",
					"Families whose income per head is below the local minimum and whose property is within the rules are given assistance.",
				],
			},
		],
		conditions: [
			["家庭人均月收入低于本市最低生活保障标准", "Monthly income per head is below the city's minimum"],
			["家庭财产符合规定", "The family's property is within the rules"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["居民户口簿", "Household register"]),
			demo.material(["家庭经济状况核对授权书", "Consent to check the family's means"], {
				kind: "form",
				note: ["全部成年家庭成员签名。", "Signed by every adult of the family."],
			}),
		],
		statutoryDays: 30,
		promisedDays: 20,
		fees: demo.noFee,
		steps: demo.stepsWithInspection(20, [
			"入户了解家庭情况，并核对收入和财产信息。",
			"The family is visited and its income and property are checked.",
		]),
		depth: "accept",
		visits: 0,
		form: demo.form({
			members: demo.numberField(["家庭人数", "People in the family"], 1, 20),
			incomeFen: demo.numberField(["家庭月收入（分）", "Family income a month, in fen"], 0, 100_000_000),
			reason: demo.textField(["困难原因", "Cause of hardship"], 500),
		}),
		results: demo.result("payment", ["按月发放低保金", "Monthly allowance"]),
		keywords: { zh: ["低保", "困难家庭", "救助"], en: ["welfare", "hardship", "minimum"] },
	},
];
