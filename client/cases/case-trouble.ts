import type { Words } from "@mingjian/ledger/runtime/words.ts";

const texts = {
	"item-unknown": { zh: "没有这个事项。请核对编码。", en: "There is no such item. Check its code." },
	"item-offline": {
		zh: "该事项还不能在线申请：没有发布在线表单或办理流程。",
		en: "The item cannot be applied for online: it has no form or no flow published.",
	},
	"case-unknown": { zh: "没有这个办件。请核对办件号。", en: "There is no such case. Check its number." },
	"answers-invalid": { zh: "填写的内容有误，没有提交。", en: "Some answers are wrong; nothing was sent." },
	"material-missing": { zh: "缺少必须提交的材料。", en: "A required material is missing." },
	"material-unknown": { zh: "该事项不收取这种材料。", en: "The item does not ask for such a material." },
	"department-keyless": {
		zh: "有权查阅的部门没有登记封装公钥，暂不能密封提交。",
		en: "An entitled department has no sealing key on the record; nothing can be sealed to it yet.",
	},
	"owner-keyless": {
		zh: "申请人的标签没有登记封装公钥，无法向其密封通知。",
		en: "The applicant's tag has no sealing key on the record; no notice can be sealed to it.",
	},
	"sealer-needed": {
		zh: "您没有密封信息的岗位（data-sealer），写给申请人的内容无法密封。请由部门授予该岗位，或由其他经办人办理。",
		en: "You do not hold the role data-sealer, so words to the applicant cannot be sealed. The department gives you the role, or a colleague does this.",
	},
	"words-unsealed": {
		zh: "办理已经登记，但写给申请人的内容没有登记上。请在节点恢复后以补充通知的方式告知申请人。",
		en: "The act is on the record, but the words to the applicant are not. Once the node answers again, tell the applicant by a further notice.",
	},
	"sealing-key-missing": {
		zh: "没有打开该内容所需的封装私钥。请提供部门当时登记的密钥。",
		en: "The secret key this content was sealed to is not here. Give the key the department registered then.",
	},
	"rule-unknown": { zh: "流程所依据的规则此时不具效力。", en: "The rule the flow rests on is not in force." },
	"certificate-unknown": { zh: "该事项不颁发证照。", en: "The item issues no certificate." },
	"case-file": { zh: "这不是办件文件，或已损坏。", en: "This is no case file, or it is damaged." },
} as const satisfies Record<string, Words>;

export type CaseTroubleCode = keyof typeof texts;

/** Why something about a case cannot be done here, before anything is sent; in words for the person concerned. */
export class CaseTrouble extends Error {
	override readonly name = "CaseTrouble";
	readonly code: CaseTroubleCode;
	readonly words: Words;
	/** One line each: questions, materials, departments. */
	readonly details: readonly Words[];

	constructor(code: CaseTroubleCode, details: readonly Words[] = []) {
		super([texts[code].en, ...details.map(({ en }) => en)].join(" "));
		this.code = code;
		this.words = texts[code];
		this.details = details;
	}
}
