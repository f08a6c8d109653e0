import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Static } from "typebox";
import { caseStatuses, stepKinds } from "../choices.ts";
import type { Flow, FlowStage, Procedure } from "../flow-schema.ts";
import type { ChartEdge, ChartNode } from "../views.ts";
import { ownStages } from "./flow-fault.ts";

type Node = Static<typeof ChartNode>;
type Edge = Static<typeof ChartEdge>;

/** The chart of a flow, drawn from the document the engine runs: what is not in the one cannot happen in the other. */
export function chartOf(flow: Flow, department: string): { nodes: Node[]; edges: Edge[] } {
	const first = flow.stages.filter(({ after = [] }) => after.length === 0);
	const deciding = flow.stages.find(({ decides }) => decides)!;
	const [corrections, correctionEdges] = correctionPart(flow);
	const [appeals, appealEdges] = appealPart(flow, deciding.id);
	const procedures = flow.procedures ?? [];
	return {
		nodes: [
			{ id: "submit", kind: "start", title: stepKinds.submitted },
			intakeNode(flow, department),
			{ id: "not-accepted", kind: "end", title: caseStatuses["not-accepted"] },
			...corrections,
			...flow.stages.map(stageNode),
			...procedures.map(
				({ id, title, days }): Node => ({ id: `procedure-${id}`, kind: "wait", title, days }),
			),
			{
				id: ownStages.delivery,
				kind: "stage",
				title: stepKinds.delivered,
				days: flow.deliveryDays,
				offices: [{ department, role: "case-clerk" }],
			},
			...appeals,
			{ id: "archive", kind: "end", title: caseStatuses.archived },
		],
		edges: [
			{ from: "submit", to: ownStages.intake },
			{ from: ownStages.intake, to: "not-accepted", title: { zh: "不予受理", en: "not accepted" } },
			...correctionEdges,
			...first.map(({ id }) => ({ from: ownStages.intake, to: id, title: { zh: "受理", en: "accepted" } })),
			...flow.stages.flatMap(({ id, after = [] }) => after.map((from) => ({ from, to: id }))),
			{ from: deciding.id, to: ownStages.delivery, title: { zh: "准予或不予准许", en: "granted or denied" } },
			{ from: ownStages.delivery, to: "archive" },
			...procedures.flatMap(procedureEdges),
			...appealEdges,
		],
	};
}

function intakeNode({ intake }: Flow, department: string): Node {
	const offices = [{ department, role: intake.role }];
	return {
		id: ownStages.intake,
		kind: "stage",
		title: { zh: "受理", en: "Acceptance" },
		days: intake.days,
		offices,
	};
}

function stageNode({ id, title, days, offices, fourEyes, decides }: FlowStage): Node {
	return {
		id,
		kind: decides ? "decision" : offices.length > 1 ? "joint" : "stage",
		title,
		days,
		offices,
		...(fourEyes ? { fourEyes } : {}),
	};
}

/** Any stage can return a case while the flow allows corrections; the answer leads back to it. */
function correctionPart({ corrections, stages }: Flow): [Node[], Edge[]] {
	if (corrections.most === 0) return [[], []];
	const id = "correction";
	const title: Words = caseStatuses.correcting;
	const from = [ownStages.intake, ...stages.map((stage) => stage.id)];
	const back = { zh: "补正后继续", en: "corrected" };
	return [
		[
			{ id, kind: "wait", title, days: corrections.days },
			{ id: "lapsed", kind: "end", title: caseStatuses.lapsed },
		],
		[
			...from.map((each) => ({ from: each, to: id, title: { zh: "材料不全", en: "incomplete" } })),
			...from.map((each) => ({ from: id, to: each, title: back })),
			{ from: id, to: "lapsed", title: { zh: "逾期未补正", en: "not corrected in time" } },
		],
	];
}

/** The limits rest meanwhile, and the stage goes on afterwards. */
function procedureEdges({ id, stage, onDemand }: Procedure): Edge[] {
	const node = `procedure-${id}`;
	const demanded = { zh: "需要时，或申请人要求", en: "where needed, or demanded" };
	const title = onDemand ? demanded : { zh: "需要时", en: "where needed" };
	return [
		{ from: stage, to: node, title },
		{ from: node, to: stage, title: { zh: "结束后继续", en: "ended" } },
	];
}

function appealPart({ appeal }: Flow, deciding: string): [Node[], Edge[]] {
	if (!appeal) return [[], []];
	const { appeal: id, intake, delivery } = ownStages;
	const upheld = { zh: "维持", en: "upheld" };
	const overturned = { zh: "撤销并重新办理", en: "overturned" };
	return [
		[{ id, kind: "stage", title: caseStatuses.appealed, days: appeal.days, offices: [appeal.office] }],
		[
			{ from: delivery, to: id, title: { zh: "对决定提出异议", en: "appeal against the decision" } },
			{ from: "not-accepted", to: id, title: { zh: "对不予受理提出异议", en: "appeal against the refusal" } },
			{ from: id, to: "archive", title: upheld },
			{ from: id, to: deciding, title: overturned },
			{ from: id, to: intake, title: overturned },
		],
	];
}
