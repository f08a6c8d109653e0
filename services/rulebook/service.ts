import { role } from "@mingjian/ledger/runtime/access.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import * as inputs from "./inputs.ts";
import { refusals } from "./refusals.ts";
import { decisions, drafts, rules, usages, versions } from "./state.ts";
import * as views from "./views.ts";

const author = role("rule-author");

/** Published rules by which departments decide, and what they decided. */
export const rulebookService = {
	id: "rulebook",
	version: "1.0.0",
	title: { zh: "规则库", en: "Rulebook" },
	summary: {
		zh: "各部门据以作出决定的规则：公开文本、两人审核、按期生效；每项决定都可由当事人自行重算。",
		en: "The rules by which departments decide: public texts, reviewed by two, in force by date; whoever a decision concerns can work it out again.",
	},
	roles: {
		"rule-author": { zh: "规则起草人", en: "Rule author" },
		"rule-reviewer": { zh: "规则审核人", en: "Rule reviewer" },
		"rule-decider": { zh: "规则决定人", en: "Decider by rule" },
	},
	needs: [],
	collections: [rules, versions, drafts, decisions, usages],
	refusals,
	actions: {
		draft: {
			title: { zh: "起草规则", en: "Draft a rule" },
			summary: {
				zh: "提出规则下一版本的文本；修改文本后须重新审核。",
				en: "Puts forward the text of a rule's next version; a changed text is reviewed anew.",
			},
			input: inputs.DraftInput,
			result: inputs.Drafted,
			allow: author,
		},
		review: {
			title: { zh: "审核规则", en: "Review a rule" },
			summary: {
				zh: "对草案的确切文本签署意见，起草人不得审核。",
				en: "Signs a verdict on the exact text of a draft; authors may not.",
			},
			input: inputs.ReviewInput,
			result: inputs.Reviewed,
			allow: role("rule-reviewer"),
		},
		publish: {
			title: { zh: "公布规则", en: "Publish a rule" },
			summary: {
				zh: "公布已有两人同意的文本，按文本写明的时间生效，此后不变。",
				en: "Publishes a text two officers approved; it takes effect when it says and never changes.",
			},
			input: inputs.PublishInput,
			result: inputs.Published,
			allow: author,
		},
		withdraw: {
			title: { zh: "废止规则", en: "Withdraw a rule" },
			summary: {
				zh: "即日起废止规则并说明原因，已作出的决定不变。",
				en: "Ends a rule from now on and says why; what it decided stands.",
			},
			input: inputs.WithdrawInput,
			result: inputs.Withdrawn,
			allow: author,
		},
		"record-decision": {
			title: { zh: "登记决定", en: "Record a decision" },
			summary: {
				zh: "登记按规则作出的决定：规则哈希、各事实的承诺值、结果和计算过程的承诺值。",
				en: "Records what a rule decided: its hash, commitments to each fact, the outcome and a commitment to the trace.",
			},
			input: inputs.RecordDecisionInput,
			result: inputs.Recorded,
			allow: role("rule-decider"),
		},
	},
	queries: {
		rule: {
			title: { zh: "查看规则", en: "A rule" },
			summary: {
				zh: "按编号查看规则及某时点或某版本的文本。",
				en: "A rule by its id, with the text in force at a time or of one version.",
			},
			parameters: views.RuleQuery,
			result: views.RuleView,
		},
		rules: {
			title: { zh: "规则清单", en: "List of rules" },
			summary: { zh: "按部门、状态和文字列出规则。", en: "Rules by department, status and words." },
			parameters: views.RulesQuery,
			result: views.RulePage,
		},
		"latest-draft": {
			title: { zh: "查看草案", en: "A draft" },
			summary: { zh: "规则最新的草案和审核意见。", en: "The latest draft of a rule with its reviews." },
			parameters: views.DraftQuery,
			result: views.DraftView,
		},
		decision: {
			title: { zh: "查看决定", en: "A decision" },
			summary: { zh: "按编号查看登记的决定。", en: "A recorded decision by its id." },
			parameters: views.DecisionQuery,
			result: views.DecisionView,
		},
		decisions: {
			title: { zh: "规则作出的决定", en: "Decisions of a rule" },
			summary: { zh: "一条规则作出的全部决定。", en: "What a rule decided, newest first." },
			parameters: views.DecisionsQuery,
			result: views.DecisionPage,
		},
	},
} as const satisfies ServiceManifest;
