// A table: one entry an act and a query, with its words in both languages.
import { account, anyOf, operator, role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { officeRoles } from "./choices.ts";
import * as inputs from "./inputs.ts";
import { refusals } from "./refusals.ts";
import { HolidayCalendar } from "./schema.ts";
import { calendars, cases, flows, flowVersions, offers, tallies, tasks } from "./state.ts";
import * as views from "./views.ts";

const clerk = role("case-clerk");
const supervisor = role("case-supervisor");
const handlers = anyOf(...Object.keys(officeRoles).map(role), supervisor);
const applicants = account("citizen", "officer", "department");
const onCase = { result: inputs.CaseResult } as const;

/** Applications for service items, from handing in to the archive. */
export const casesService = {
	id: "cases",
	version: "1.0.0",
	title: { zh: "办件", en: "Cases" },
	summary: {
		zh: "按公布的流程办理申请：受理、补正、审查、决定、送达、评价、异议和归档，全程留痕，内容只留承诺。",
		en: "Applications handled by published flows, from acceptance to the archive; every step on the record, the content only as commitments.",
	},
	roles: {
		...officeRoles,
		"case-supervisor": { zh: "办件主管", en: "Case supervisor" },
		"department-head": { zh: "部门负责人", en: "Head of the department" },
		"flow-editor": { zh: "流程编辑", en: "Flow editor" },
	},
	needs: ["accounts", "sealed", "ruleDecisions"],
	collections: [flows, flowVersions, cases, tasks, tallies, calendars, offers],
	refusals,
	actions: {
		"publish-flow": {
			title: { zh: "发布办理流程", en: "Publish a flow" },
			summary: {
				zh: "发布事项的办理流程或其下一版本；在办件仍按开始时的版本办理。",
				en: "Publishes an item's flow or its next version; running cases keep theirs.",
			},
			input: inputs.PublishFlowInput,
			result: inputs.PublishedFlow,
			allow: role("flow-editor"),
		},
		"publish-calendar": {
			title: { zh: "公布放假安排", en: "Publish a year's holidays" },
			summary: {
				zh: "登记国务院公布的下一年度放假调休安排，用于计算工作日。",
				en: "Enters a further year's holidays as the State Council announced them, for counting working days.",
			},
			input: inputs.PublishCalendarInput,
			result: inputs.PublishedCalendar,
			allow: operator,
		},
		submit: {
			title: { zh: "提交申请", en: "Apply" },
			summary: {
				zh: "提交事项申请；内容和材料只以加盐承诺上链。",
				en: "Hands in an application; its content goes on the record as salted commitments only.",
			},
			input: inputs.SubmitInput,
			allow: applicants,
			...onCase,
		},
		offer: {
			title: { zh: "主动办理", en: "Offer" },
			summary: {
				zh: "免申即享：部门依已有的密封信息为当事人开始办理，当事人可以撤回。",
				en: "Begins a case for somebody from sealed contents already held; the person can withdraw it.",
			},
			input: inputs.OfferInput,
			allow: clerk,
			...onCase,
		},
		accept: {
			title: { zh: "受理", en: "Accept" },
			summary: {
				zh: "受理申请，开始计算办理时限；由印章受理的须引用规则决定。",
				en: "Accepts an application; its limits begin to run. A seal accepts by a rule's decision.",
			},
			input: inputs.AcceptInput,
			allow: handlers,
			...onCase,
		},
		decline: {
			title: { zh: "不予受理", en: "Refuse to accept" },
			summary: { zh: "依法不予受理并写明依据。", en: "Refuses to accept an application and names the law." },
			input: inputs.DeclineInput,
			allow: handlers,
			...onCase,
		},
		return: {
			title: { zh: "告知补正", en: "Return for correction" },
			summary: {
				zh: "一次告知需要补正的全部内容，等待期间不计时限。",
				en: "Says at once all that must be corrected; the limits rest meanwhile.",
			},
			input: inputs.ReturnInput,
			allow: handlers,
			...onCase,
		},
		correct: {
			title: { zh: "提交补正", en: "Correct" },
			summary: {
				zh: "申请人提交补正材料，时限继续计算。",
				en: "The applicant answers; the limits run again.",
			},
			input: inputs.CorrectInput,
			allow: applicants,
			...onCase,
		},
		lapse: {
			title: { zh: "逾期未补正终止", en: "End for want of correction" },
			summary: {
				zh: "申请人逾期未补正的，依法终止办理。",
				en: "Ends a case that was not corrected in time, by law.",
			},
			input: inputs.LapseInput,
			allow: clerk,
			...onCase,
		},
		claim: {
			title: { zh: "领办", en: "Take on" },
			summary: {
				zh: "领取本部门尚无人承办的环节。",
				en: "Takes a stage of one's department that nobody has.",
			},
			input: inputs.ClaimInput,
			allow: handlers,
			...onCase,
		},
		assign: {
			title: { zh: "分派", en: "Assign" },
			summary: { zh: "主管将环节分派给经办人。", en: "The supervisor gives a stage to an officer." },
			input: inputs.AssignInput,
			allow: supervisor,
			...onCase,
		},
		transfer: {
			title: { zh: "转办", en: "Hand over" },
			summary: { zh: "承办人将环节转给同事。", en: "The officer who has a stage hands it to a colleague." },
			input: inputs.AssignInput,
			allow: handlers,
			...onCase,
		},
		review: {
			title: { zh: "提出审查意见", en: "Review" },
			summary: {
				zh: "在审查或会审环节提出同意或不同意的意见。",
				en: "Agrees or disagrees at a stage of review or joint review.",
			},
			input: inputs.ReviewInput,
			allow: handlers,
			...onCase,
		},
		extend: {
			title: { zh: "延长办理期限", en: "Extend the limits" },
			summary: {
				zh: "经部门负责人批准延长办理期限，一次为限，并将理由告知申请人。",
				en: "The head of the department lets the limits run longer, once, and tells the applicant why.",
			},
			input: inputs.ExtendInput,
			allow: role("department-head"),
			...onCase,
		},
		"demand-hearing": {
			title: { zh: "要求听证", en: "Demand a hearing" },
			summary: {
				zh: "申请人在决定前要求听证；举行之前不得作出决定。",
				en: "The applicant demands a hearing before the decision; nothing is decided until it was held.",
			},
			input: inputs.DemandHearingInput,
			allow: applicants,
			...onCase,
		},
		"begin-procedure": {
			title: { zh: "开始特别程序", en: "Begin a procedure" },
			summary: {
				zh: "听证、检验、鉴定、专家评审等，所需时间书面告知申请人，不计入时限。",
				en: "A hearing, inspection, appraisal or review by experts; the applicant is told how long, and the limits rest.",
			},
			input: inputs.BeginProcedureInput,
			allow: handlers,
			...onCase,
		},
		"end-procedure": {
			title: { zh: "结束特别程序", en: "End a procedure" },
			summary: {
				zh: "登记笔录或报告的承诺，时限继续计算。",
				en: "Commits to its minutes or report; the limits run again.",
			},
			input: inputs.EndProcedureInput,
			allow: handlers,
			...onCase,
		},
		decide: {
			title: { zh: "作出决定", en: "Decide" },
			summary: {
				zh: "准予或不予准许并写明依据；由印章准予的须引用规则决定。",
				en: "Grants or denies, naming the law; a seal grants by a rule's decision only.",
			},
			input: inputs.DecideInput,
			allow: handlers,
			...onCase,
		},
		escalate: {
			title: { zh: "超时升级", en: "Escalate" },
			summary: {
				zh: "期限已过的办件由任何人触发升级至主管；法定逾期视为受理的自动受理。",
				en: "Anyone moves overdue work to the supervisor; what counts as accepted by lapse of time is accepted.",
			},
			input: inputs.CaseInput,
			allow: account("citizen", "officer", "department", "operator"),
			...onCase,
		},
		withdraw: {
			title: { zh: "撤回申请", en: "Withdraw" },
			summary: {
				zh: "申请人在决定前撤回申请。",
				en: "The applicant takes the application back before the decision.",
			},
			input: inputs.CaseInput,
			allow: applicants,
			...onCase,
		},
		appeal: {
			title: { zh: "提出异议", en: "Appeal" },
			summary: { zh: "对决定或不予受理提出异议。", en: "Objects to a decision or to a refusal to accept." },
			input: inputs.AppealInput,
			allow: applicants,
			...onCase,
		},
		"decide-appeal": {
			title: { zh: "处理异议", en: "Decide an appeal" },
			summary: {
				zh: "由未参与原办理的人员维持或撤销原结果。",
				en: "Somebody who had no part in it upholds or overturns the outcome.",
			},
			input: inputs.DecideAppealInput,
			allow: handlers,
			...onCase,
		},
		deliver: {
			title: { zh: "送达", en: "Deliver" },
			summary: {
				zh: "登记决定文书或证照的送达。",
				en: "Records that the decision or certificate reached the applicant.",
			},
			input: inputs.DeliverInput,
			allow: handlers,
			...onCase,
		},
		rate: {
			title: { zh: "好差评", en: "Rate" },
			summary: {
				zh: "申请人评价一次，五个等级，不能更改。",
				en: "The applicant grades the case once, 1 to 5, for good.",
			},
			input: inputs.RateInput,
			allow: applicants,
			...onCase,
		},
		"answer-complaint": {
			title: { zh: "答复差评", en: "Answer a bad rating" },
			summary: {
				zh: "由未参与办理的经办人核实差评并在十五个工作日内答复。",
				en: "Somebody who had no part in the case looks into a bad rating and answers within fifteen working days.",
			},
			input: inputs.AnswerComplaintInput,
			allow: handlers,
			...onCase,
		},
		"rate-again": {
			title: { zh: "再次评价", en: "Rate again" },
			summary: {
				zh: "差评得到答复后，申请人再评价一次；原来的评价不变。",
				en: "After a bad rating was answered the applicant grades once more; the first grade stays.",
			},
			input: inputs.RateInput,
			allow: applicants,
			...onCase,
		},
		archive: {
			title: { zh: "归档", en: "Archive" },
			summary: { zh: "案卷归档，登记案卷的承诺。", en: "Closes the file with a commitment to what is kept." },
			input: inputs.ArchiveInput,
			allow: clerk,
			...onCase,
		},
	},
	queries: {
		case: {
			title: { zh: "查看办件", en: "A case" },
			summary: {
				zh: "办件的环节、期限、承办部门和过程。",
				en: "Stages, deadlines, responsible offices and log of a case.",
			},
			parameters: views.CaseQuery,
			result: views.CaseView,
		},
		cases: {
			title: { zh: "办件清单", en: "List of cases" },
			summary: {
				zh: "按事项、部门、状态、申请人标签或公开内容查找办件。",
				en: "Cases by item, department, status, tag or what is public about them.",
			},
			parameters: views.CasesQuery,
			result: views.CasePage,
		},
		news: {
			title: { zh: "办件动态", en: "News of cases" },
			summary: {
				zh: "一个办件，或涉及某项公开内容（如宗地编号）的办件的进展：环节、部门、结果和期限，不含个人信息。可用 Atom 或 JSON Feed 订阅。",
				en: "What happened to a case, or to those about something public such as a parcel: stages, offices, outcomes and deadlines, nothing personal. To be followed as Atom or JSON Feed.",
			},
			parameters: views.NewsQuery,
			result: views.NewsPage,
		},
		inbox: {
			title: { zh: "部门待办", en: "Inbox" },
			summary: {
				zh: "部门的待办环节，最先到期的在前。",
				en: "A department's work, the soonest deadline first.",
			},
			parameters: views.InboxQuery,
			result: views.InboxPage,
		},
		offers: {
			title: { zh: "免申即享办件", en: "Offers" },
			summary: {
				zh: "免申即享事项已为哪些账户开始过办理。",
				en: "For whom a case of an item that needs no application was begun already.",
			},
			parameters: views.OffersQuery,
			result: views.OfferPage,
		},
		flow: {
			title: { zh: "办理流程", en: "A flow" },
			summary: { zh: "事项某时点或某版本的办理流程。", en: "An item's flow at a time or of one version." },
			parameters: views.FlowQuery,
			result: views.FlowView,
		},
		flows: {
			title: { zh: "流程清单", en: "List of flows" },
			summary: { zh: "已发布流程的事项。", en: "Items that have a flow." },
			parameters: views.FlowsQuery,
			result: views.FlowPage,
		},
		"flow-chart": {
			title: { zh: "流程图", en: "Flow chart" },
			summary: { zh: "由实际执行的流程生成的流程图。", en: "The chart, drawn from the flow that runs." },
			parameters: views.FlowQuery,
			result: views.FlowChartView,
		},
		metrics: {
			title: { zh: "办理效能", en: "Figures" },
			summary: {
				zh: "由账本记录得出的用时、准予率、超期率、补正和评价。",
				en: "Handling time, approval, overdue work, corrections and ratings, from the record alone.",
			},
			parameters: views.MetricsQuery,
			result: views.MetricsView,
		},
		figures: {
			title: { zh: "逐月效能", en: "Figures by month" },
			summary: {
				zh: "各事项逐月的用时、准予率、超期率、补正和评价，可作开放数据下载。",
				en: "Handling time, approval, overdue work, corrections and ratings of each item and month, as open data.",
			},
			parameters: views.TalliesQuery,
			result: views.FiguresPage,
		},
		tallies: {
			title: { zh: "月度统计", en: "Monthly figures" },
			summary: { zh: "各事项逐月的统计原始数。", en: "The figures of each item and month as they are kept." },
			parameters: views.TalliesQuery,
			result: views.TallyPage,
		},
		calendar: {
			title: { zh: "工作日历", en: "Working calendar" },
			summary: { zh: "某年度的放假和调休安排。", en: "A year's days off and worked weekend days." },
			parameters: views.CalendarQuery,
			result: HolidayCalendar,
		},
	},
} as const satisfies ServiceManifest;
