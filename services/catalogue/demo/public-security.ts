import * as demo from "./compose.ts";

/** Table: items of the demo city's public security bureau. */
export const publicSecurity: readonly demo.DemoItem[] = [
	{
		basic: "990F0010100001",
		title: ["居住证申领", "Residence permit"],
		summary: [
			"在本市居住半年以上，有稳定就业、稳定住所或连续就读的人，可以申领居住证。",
			"For people who have lived in the city for half a year and have steady work, a steady home or are at school here.",
		],
		group: ["居住证管理", "Residence permits"],
		taskType: "07",
		audience: ["person"],
		basis: [
			{
				law: [
					"居住证暂行条例（国务院令第663号）",
					"Interim Regulations on Residence Permits (State Council Order 663)",
				],
				article: ["第二条", "Article 2"],
				text: [
					"离开常住户口所在地到其他城市居住半年以上，并有合法稳定就业、合法稳定住所或连续就读之一的，可以申领居住证。",
					"Whoever lives in another city for over half a year with lawful steady work, a lawful steady home or continuous schooling may apply for a permit.",
				],
			},
			{
				law: [
					"居住证暂行条例（国务院令第663号）",
					"Interim Regulations on Residence Permits (State Council Order 663)",
				],
				article: ["第十条", "Article 10"],
				text: [
					"公安机关自受理之日起十五日内制作发放。",
					"The permit is issued within fifteen days of acceptance.",
				],
			},
		],
		conditions: [
			["在本市居住登记满半年", "Registered as living in the city for half a year"],
			[
				"有合法稳定就业、合法稳定住所或连续就读之一",
				"Has lawful steady work, a lawful steady home, or is continuously at school",
			],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.material(["近期免冠照片", "Recent portrait photograph"]),
			demo.material(["住所、就业或就读证明之一", "Proof of home, work or schooling, one of them"], {
				note: [
					"有社会保险缴费记录或不动产登记的，由系统核验，不必提交。",
					"Not needed where social insurance or the property register shows it.",
				],
			}),
		],
		statutoryDays: 10,
		promisedDays: 5,
		fees: demo.noFee,
		steps: demo.usualSteps(5),
		depth: "certificate",
		visits: 0,
		form: demo.form({
			address: demo.textField(["现居住地址", "Present address"]),
			since: demo.dateField(["居住起始日期", "Living there since"]),
			ground: demo.choiceField(["申领理由", "Ground"], {
				work: ["合法稳定就业", "Steady work"],
				home: ["合法稳定住所", "Steady home"],
				school: ["连续就读", "At school"],
			}),
		}),
		results: demo.certificate(["居住证", "Residence permit"]),
		keywords: { zh: ["暂住证", "流动人口", "外来人口"], en: ["residence", "permit", "migrant"] },
	},
	{
		basic: "990F0010100002",
		title: ["户口迁移（市外迁入）", "Moving household registration into the city"],
		summary: [
			"符合落户条件的人把户口从外地迁入本市，全程只需在本市办理。",
			"For people who may settle here: moves their registration into the city, dealt with here from end to end.",
		],
		group: ["户口登记", "Household registration"],
		taskType: "07",
		audience: ["person"],
		basis: [
			{
				law: ["中华人民共和国户口登记条例", "Regulations on Household Registration"],
				article: ["第十条、第十三条", "Articles 10 and 13"],
				text: [
					"公民迁出本户口管辖区，申报迁出登记；到达迁入地后在规定期限内申报迁入登记。",
					"Who moves away registers the departure and, on arrival, registers there within the time set.",
				],
			},
		],
		conditions: [
			["符合本市公布的落户条件之一", "Meets one of the city's published conditions for settling"],
			["有可以登记的落户地址", "Has an address at which registration is possible"],
		],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["居民户口簿", "Household register"]),
			demo.material(["落户条件证明", "Proof of the condition met"], {
				note: [
					"学历、社保、不动产信息由系统核验。",
					"Education, insurance and property are checked by the system.",
				],
			}),
		],
		statutoryDays: 20,
		promisedDays: 7,
		fees: demo.noFee,
		steps: demo.usualSteps(7),
		depth: "decide",
		visits: 1,
		form: demo.form({
			from: demo.textField(["迁出地派出所", "Police station moved from"]),
			address: demo.textField(["落户地址", "Address to be registered at"]),
			ground: demo.choiceField(["落户条件", "Condition met"], {
				talent: ["人才引进", "Skills"],
				home: ["合法稳定住所", "Steady home"],
				family: ["投靠亲属", "Joining family"],
			}),
			people: demo.numberField(["随迁人数", "People moving along"], 0, 10),
		}),
		results: demo.result("record", ["户口登记", "Entry in the household register"]),
		keywords: { zh: ["落户", "入户", "迁户口", "户籍迁入"], en: ["hukou", "settle", "transfer"] },
	},
	{
		basic: "990F0010100003",
		title: ["出生登记", "Birth registration"],
		summary: [
			"为新生婴儿登记户口，可与出生医学证明、医保参保一起办。",
			"Enters a newborn in the household register; can be done together with the birth certificate and medical insurance.",
		],
		group: ["户口登记", "Household registration"],
		taskType: "07",
		audience: ["person"],
		basis: [
			{
				law: ["中华人民共和国户口登记条例", "Regulations on Household Registration"],
				article: ["第七条", "Article 7"],
				text: [
					"婴儿出生后一个月以内，由户主、亲属、抚养人或者邻居向婴儿常住地户口登记机关申报出生登记。",
					"Within a month of birth the householder, a relative, a guardian or a neighbour registers the birth where the child lives.",
				],
			},
		],
		conditions: [["婴儿父母一方户口在本市", "One of the parents is registered in the city"]],
		materials: [
			demo.applicationForm,
			demo.identityCard,
			demo.heldMaterial(["出生医学证明", "Medical certificate of birth"]),
			demo.heldMaterial(["居民户口簿", "Household register"]),
		],
		statutoryDays: 1,
		promisedDays: 0,
		fees: demo.noFee,
		steps: demo.stepsAtOnce,
		depth: "deliver",
		visits: 0,
		form: demo.form({
			name: demo.textField(["婴儿姓名", "Child's name"], 50),
			born: demo.dateField(["出生日期", "Date of birth"]),
			certificate: demo.textField(["出生医学证明编号", "Number of the birth certificate"], 20),
			household: demo.choiceField(["随父或随母落户", "Registered with"], {
				father: ["随父", "The father"],
				mother: ["随母", "The mother"],
			}),
		}),
		results: demo.result("record", ["户口登记", "Entry in the household register"]),
		keywords: { zh: ["上户口", "新生儿", "入户", "宝宝"], en: ["birth", "newborn", "baby", "hukou"] },
	},
];
