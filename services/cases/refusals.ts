// A table: one entry a refusal, with its words in both languages.

import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";

export const refusals = {
	"flow-unknown": {
		zh: "该事项尚无已生效的办理流程。请核对事项编码或稍后再办。",
		en: "The item has no flow in force. Check the item code, or apply later.",
	},
	"flow-not-owner": {
		zh: "该事项的流程由其他部门发布，只有该部门可以修改。",
		en: "Another department publishes this item's flow; only that department may change it.",
	},
	"flow-unchanged": {
		zh: "流程与现有版本完全相同，无需发布。",
		en: "The flow is the same as the latest version; there is nothing to publish.",
	},
	"flow-in-past": {
		zh: "生效时间不能早于现在，也不能早于上一版本。请填写更晚的时间。",
		en: "A version cannot take effect in the past or before the one it replaces. Give a later time.",
	},
	"flow-too-many": {
		zh: "该事项的流程版本数已达上限。请以新的事项编码发布。",
		en: "The item has as many versions of its flow as it can have. Publish under a new item code.",
	},
	"flow-text": {
		zh: "文字中含有不完整的字符。请删除后重新填写。",
		en: "The text holds half a character. Remove it and type it again.",
	},
	"flow-stage-repeated": {
		zh: "两个环节使用了同一标识。请改名。",
		en: "Two stages have one id. Rename one.",
	},
	"flow-stage-reserved": {
		zh: "环节标识 intake、appeal、delivery 由系统使用。请改名。",
		en: "The ids intake, appeal and delivery are taken. Rename the stage.",
	},
	"flow-name-repeated": {
		zh: "材料代码、公开内容或特别程序名称重复。请改名。",
		en: "Two materials, two public members or two procedures have one name. Rename one.",
	},
	"flow-after-unknown": {
		zh: "前置环节不存在或重复。请核对标识。",
		en: "A stage names one before it that is not there, or names it twice. Check the ids.",
	},
	"flow-unreachable": {
		zh: "有环节永远不会开始（前置环节形成了循环）。请调整顺序。",
		en: "Some stage would never open: the order runs in a circle. Change it.",
	},
	"flow-decision": {
		zh: "须有且只有一个作出决定的环节，且只由一个部门决定。",
		en: "Exactly one stage must decide, and one office decides there.",
	},
	"flow-dead-end": {
		zh: "有环节不通向决定，或决定之后还有环节。请调整顺序。",
		en: "Some stage does not lead to the decision, or comes after it. Change the order.",
	},
	"flow-office-repeated": {
		zh: "同一环节中同一部门出现两次。",
		en: "One department stands twice in a stage.",
	},
	"flow-office-unknown": {
		zh: "流程中的部门不存在或已停用。",
		en: "A department of the flow is unknown or suspended.",
	},
	"flow-automatic": {
		zh: "自动办理的流程只能有一个环节，且不能要求双人复核。",
		en: "A flow that a rule may run has one stage and no second officer.",
	},
	"flow-too-long": {
		zh: "环节、会审部门、复核和补正次数合计过多，办件的过程记录容纳不下。请减少环节，或拆分为几个事项。",
		en: "Stages, joint offices, second officers and corrections together are more than a case's log can hold. Take some out, or make it several items.",
	},
	"flow-procedure": {
		zh: "特别程序须属于流程中的环节；申请人可以要求的只能是一次听证，且在作出决定的环节举行。请调整。",
		en: "A procedure belongs to a stage of the flow; what an applicant may demand is one hearing, at the stage that decides. Change the procedures.",
	},
	"flow-limits": {
		zh: "承诺时限长于法定时限，或各环节时限之和超过承诺时限。请调整。",
		en: "The promise is longer than the law allows, or the stages take longer than the promise. Change the limits.",
	},
	"flow-sealing": {
		zh: "密封字段组与材料代码不得重名，只能用小写字母和连字符；有材料的须写明有权查阅的部门。",
		en: "Sealed groups and materials need different names in small letters and hyphens, and materials need departments entitled to them.",
	},
	"flow-rule-missing": {
		zh: "自动办理的流程须写明受理和准予所依据的规则。",
		en: "A flow that a rule may run must name the rules that accept and grant.",
	},
	"flow-facts": {
		zh: "规则的每项事实须恰有一个来源：申请表的问题、已列明的材料或日期。",
		en: "Each fact of a rule comes from exactly one place: a question, a material on the list, or a day.",
	},
	"flow-proactive": {
		zh: "免申即享的流程须可自动办理，并写明密封的信息。",
		en: "What is granted without an application must be run by rules, over sealed contents.",
	},
	"calendar-known": {
		zh: "该年度的放假安排已经公布，不能更改。",
		en: "The year's calendar is published already and does not change.",
	},
	"calendar-invalid": {
		zh: "放假安排有误：日期须在该年度内，假期不得重叠，调休上班日须为周末。",
		en: "The calendar is wrong: days must lie in the year, holidays may not overlap, worked days are weekend days.",
	},
	"calendar-unpublished": {
		zh: "期限跨入尚未公布放假安排的年度，无法计算。请待运维方公布后再办。",
		en: "The limit runs into a year whose holidays are not published. Try again once they are.",
	},
	"case-unknown": {
		zh: "没有这个办件。请核对办件号。",
		en: "There is no such case. Check its number.",
	},
	"case-status": {
		zh: "办件目前的状态不能办理该操作。请刷新后查看进度。",
		en: "The case does not stand where this can be done. Look at its progress.",
	},
	"case-too-long": {
		zh: "办件的过程记录已达上限。请联系主管处理。",
		en: "The case's log is full. Ask the supervisor.",
	},
	"material-unknown": {
		zh: "材料代码不在该事项的材料清单中。请核对。",
		en: "A material is not on the item's list. Check its code.",
	},
	"material-repeated": {
		zh: "同一材料提交了两次。请合并。",
		en: "One material was handed in twice. Merge the two.",
	},
	"material-missing": {
		zh: "缺少必须提交的材料。请补齐后提交。",
		en: "A required material is missing. Add it.",
	},
	"contents-unasked": {
		zh: "该事项不收取密封内容。请去掉。",
		en: "The item asks for no sealed contents. Leave them out.",
	},
	"content-group": {
		zh: "密封内容的字段组不在该事项的清单中，或重复，或与登记的不符。",
		en: "A sealed content is of a group the item does not ask for, of one given twice, or of another than it was sealed as.",
	},
	"content-missing": {
		zh: "缺少必须密封提交的内容或材料。请补齐。",
		en: "A group of answers or a material is missing its sealed content. Add it.",
	},
	"content-not-held": {
		zh: "密封内容没有登记或已删除。请先登记密封内容。",
		en: "A sealed content is not on the record, or erased. Put it on the record first.",
	},
	"content-not-open": {
		zh: "有权查阅的部门打不开该密封内容。请向其密封，或为此目的同意其查阅。",
		en: "An entitled department could not open a sealed content. Seal it to them, or consent for this purpose.",
	},
	"content-not-own": {
		zh: "没有证明密封内容属于申请人：须由其标签的密钥一并签署。",
		en: "It is not proved that a sealed content is the applicant's: the key of its tag must sign, too.",
	},
	"content-differs": {
		zh: "材料的承诺与其密封内容的不一致。",
		en: "A material's commitment is not that of its sealed content.",
	},
	"offered-already": {
		zh: "已为该当事人主动办理过这一事项。",
		en: "The item was offered to this person already.",
	},
	"public-mismatch": {
		zh: "公开内容与流程规定的不一致。只能且必须填写规定公开的内容。",
		en: "What is to be public is not what the flow declares. Give exactly what it declares.",
	},
	"not-applicant": {
		zh: "只有申请人或其委托的人可以办理。",
		en: "Only the applicant, or whom they delegated, may do this.",
	},
	"officer-needed": {
		zh: "须由具名的经办人办理，不能只用部门印章。",
		en: "A named officer must do this; the department's seal alone may not.",
	},
	"own-case": {
		zh: "不能办理本人、本部门申请的办件，也不能办理由本人代为提交的办件。",
		en: "Nobody handles an application of their own, of their department, or one they handed in for another.",
	},
	"office-other": {
		zh: "该环节由其他部门办理。",
		en: "Another department handles this stage.",
	},
	"role-missing": {
		zh: "您没有该环节要求的岗位。",
		en: "You do not hold the role this stage asks for.",
	},
	"stage-closed": {
		zh: "该环节尚未开始或已经办结。请刷新后查看。",
		en: "The stage is not open: it has not begun or is done already.",
	},
	"assigned-other": {
		zh: "该环节已由其他经办人承办。需要转办的，请联系承办人或主管。",
		en: "Another officer has this stage. Ask them or the supervisor to hand it over.",
	},
	"not-assignee": {
		zh: "您不是该环节的承办人，不能转办。",
		en: "The stage is not yours to hand over.",
	},
	escalated: {
		zh: "该环节已超时，由主管办理或另行分派。本部门没有办件主管时，先由本部门任命。",
		en: "The stage is overdue: the supervisor takes it on or assigns it. A department without a supervisor appoints one first.",
	},
	"officer-unknown": {
		zh: "本部门没有这个经办人，或该账户已停用。请核对账户，或先任命。",
		en: "The department has no such active officer. Check the account, or appoint the person first.",
	},
	"second-officer": {
		zh: "复核须由另一名经办人办理。",
		en: "Another officer must confirm this.",
	},
	"proposals-spent": {
		zh: "您在该环节已三次提出意见。请由其他经办人复核，或由其提出意见。",
		en: "You proposed three times at this stage. Another officer confirms, or proposes in turn.",
	},
	"clause-needed": {
		zh: "作出不利的意见或决定须写明法律依据。",
		en: "An unfavourable opinion or decision must name the law it rests on.",
	},
	"binding-objection": {
		zh: "有约束力的审查环节不同意，不得准予。",
		en: "A stage whose word is binding objected; the case cannot be granted.",
	},
	"automatic-denial": {
		zh: "规则不得自动作出不予准许的决定，须由经办人决定。",
		en: "A rule may not deny; a named officer decides.",
	},
	"rule-decision-needed": {
		zh: "由部门印章办理的，须引用依规则对该办件作出并已登记的决定。",
		en: "What a seal does must rest on a decision by rule that was recorded for this case.",
	},
	"rule-decision-unknown": {
		zh: "没有登记过这项规则决定。",
		en: "There is no such decision by rule on the record.",
	},
	"rule-decision-other": {
		zh: "该规则决定不是对这一办件、按流程写明的规则、由该部门作出的。",
		en: "The decision by rule is of another case, rule or department than the flow asks for.",
	},
	"rule-decision-stale": {
		zh: "该规则决定早于申请人最近一次提交的内容。请重新计算。",
		en: "The decision by rule is older than what the applicant handed in last. Work it out again.",
	},
	"rule-decision-sources": {
		zh: "该规则决定没有写明事实取自本办件的全部密封内容，或承诺值不符。请打开申请内容后重新计算。",
		en: "The decision by rule does not name just the sealed contents of this case, by their commitments. Open what was handed in and work it out again.",
	},
	"rule-not-met": {
		zh: "规则的结果不允许这样办理，须由具名经办人决定。",
		en: "What the rule found does not permit this; a named officer decides.",
	},
	"fee-needed": {
		zh: "准予须写明费用：引用收费规则的决定；规则不能决定的，由经办人写明金额和法律依据。",
		en: "A grant says its fee: by the fee rule's decision, or, where the rule leaves it to a person, an officer names amount and law.",
	},
	"fee-unasked": {
		zh: "该事项没有收费规则，或不是准予，不得填写费用。",
		en: "The item has no fee rule, or nothing is granted; leave the fee out.",
	},
	"not-proactive": {
		zh: "该事项不是免申即享事项，须由当事人申请。",
		en: "The item is not granted without an application; the person concerned applies.",
	},
	"no-extension": {
		zh: "该事项的流程不允许延长办理期限。请在期限内办结。",
		en: "The flow allows no extension. Decide within the limit.",
	},
	"extended-already": {
		zh: "办理期限已经延长过一次，不能再延长。",
		en: "The limits were extended already; that is done once.",
	},
	"limit-over": {
		zh: "法定期限已过，不能再延长。请尽快办结。",
		en: "The limit by law is over and is extended no more. Decide without delay.",
	},
	"procedure-unknown": {
		zh: "该事项的流程没有这项程序，或申请人不能要求听证。请核对流程。",
		en: "The flow has no such procedure, or none that the applicant may demand. Look at the flow.",
	},
	"procedure-repeated": {
		zh: "该程序已经进行过，以一次为限。",
		en: "This procedure was held already, and is held once.",
	},
	"procedure-open": {
		zh: "特别程序尚未结束。请先登记笔录或报告。",
		en: "A procedure is not ended. Enter its minutes or report first.",
	},
	"procedure-none": {
		zh: "没有进行中的特别程序。",
		en: "No procedure is under way.",
	},
	"hearing-demanded": {
		zh: "已经要求过听证。",
		en: "A hearing was demanded already.",
	},
	"hearing-due": {
		zh: "申请人要求听证，举行之前不得作出决定。请先开始该程序。",
		en: "The applicant demanded a hearing; nothing is decided before it was held. Begin it first.",
	},
	"corrections-spent": {
		zh: "补正次数已达上限，须作出受理与否的决定。",
		en: "The application was returned as often as allowed; decide on it.",
	},
	"not-overdue": {
		zh: "尚未超过期限。",
		en: "The deadline has not passed.",
	},
	"no-appeal": {
		zh: "该事项的流程未设异议环节。可依法申请行政复议或提起行政诉讼。",
		en: "The flow has no appeal of its own. The ways the law gives remain open.",
	},
	"appeal-late": {
		zh: "已超过提出异议的期限。可依法申请行政复议或提起行政诉讼。",
		en: "The time for this appeal is over. The ways the law gives remain open.",
	},
	"appealed-already": {
		zh: "对该结果已经提出过异议。",
		en: "This outcome was appealed against already.",
	},
	"took-part": {
		zh: "参与过该办件的人员应当回避，请转给其他同事。本部门没有可以办理的人员时，由本部门任命其他人员（其他部门的经办人也可以任命）担任该岗位后办理。",
		en: "Whoever took part before may not decide on it again; leave it to a colleague. Where nobody is left, the department appoints a further officer to the role, who may be another department's, and they go on.",
	},
	"appeal-open": {
		zh: "提出异议的期限未满，暂不能归档。",
		en: "The time for an appeal is not over; it cannot be archived yet.",
	},
	"no-complaint": {
		zh: "该办件没有待处理的差评。",
		en: "No bad rating of this case waits for an answer.",
	},
	"complaint-open": {
		zh: "差评尚未答复。请待部门答复后再办。",
		en: "The bad rating has not been answered yet. Wait for the department's answer.",
	},
	"rated-already": {
		zh: "该办件已经评价过。",
		en: "The case has been rated already.",
	},
	"news-of-what": {
		zh: "请给出办件号，或公开内容（如宗地编号）。",
		en: "Say of which case, or of what public value (such as a parcel).",
	},
} as const satisfies Record<string, Words>;

export type RefusalCode = keyof typeof refusals;

/** Refuses with one of this service's codes. */
export function refuse(code: RefusalCode): never {
	throw new Refusal(`cases/${code}`);
}
