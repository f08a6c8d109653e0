import { type Static, Type } from "typebox";
import { pageOf } from "../page.ts";
import { closed, worded } from "../schema-words.ts";
import { DepartmentId, paging, TimeMs } from "../terms.ts";
import { choice, ruleStatuses } from "./choices.ts";
import {
	Decision,
	Draft,
	decisionId,
	id,
	RuleHeader,
	Usage,
	Version,
	VersionNumber,
	version,
} from "./schema.ts";

const departmentFilter = worded(Type.Optional(DepartmentId), "制定部门", "Department");

const Stamp = closed({
	revision: worded(Type.Integer({ minimum: 1 }), "写入次数", "Times written"),
	history: worded(Type.String(), "历史哈希", "Head of the history"),
});
const stamp = worded(Stamp, "历史", "History");

export const RuleQuery = closed({
	id,
	version: worded(Type.Optional(VersionNumber), "版本号", "Version"),
	atMs: worded(Type.Optional(TimeMs), "查询时点（不填为现在）", "At which time; now if not given"),
});
export const RuleView = closed({
	header: worded(RuleHeader, "规则", "Rule"),
	stamp,
	inForce: worded(Type.Optional(VersionNumber), "该时点生效的版本", "Version in force at that time"),
	shown: worded(Type.Optional(Version), "规则版本", "Version shown"),
	usage: worded(Usage, "使用情况", "Use"),
});

export const RulesQuery = closed({
	department: departmentFilter,
	status: worded(Type.Optional(choice(ruleStatuses)), "状态", "Status"),
	text: worded(Type.Optional(Type.String({ minLength: 1, maxLength: 200 })), "搜索内容", "What to look for"),
	...paging,
});
export const RuleLine = closed({
	id,
	title: RuleHeader.properties.title,
	department: RuleHeader.properties.department,
	status: RuleHeader.properties.status,
	version,
});
export const RulePage = pageOf(RuleLine);

export const DraftQuery = closed({ id });
export const DraftView = closed({ draft: worded(Draft, "草案", "Draft"), stamp });

export const DecisionQuery = closed({ decision: decisionId });
export const DecisionView = closed({ decision: worded(Decision, "决定", "Decision"), stamp });

export const DecisionsQuery = closed({ id, ...paging });
export const DecisionPage = pageOf(
	closed({
		decision: decisionId,
		version,
		asOfMs: Decision.properties.asOfMs,
		decidedAtMs: Decision.properties.decidedAtMs,
		outcome: Decision.properties.outcome,
	}),
);

export type RuleQuery = Static<typeof RuleQuery>;
export type RuleView = Static<typeof RuleView>;
export type RulesQuery = Static<typeof RulesQuery>;
export type RulePage = Static<typeof RulePage>;
export type DraftQuery = Static<typeof DraftQuery>;
export type DraftView = Static<typeof DraftView>;
export type DecisionQuery = Static<typeof DecisionQuery>;
export type DecisionView = Static<typeof DecisionView>;
export type DecisionsQuery = Static<typeof DecisionsQuery>;
export type DecisionPage = Static<typeof DecisionPage>;
