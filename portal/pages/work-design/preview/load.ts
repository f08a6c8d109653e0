import { chartOf } from "@mingjian/services/cases/rules/chart.ts";
import type { Guide } from "@mingjian/services/catalogue/guide-schema.ts";
import { checkDesign, departmentsOf } from "../../../design/design-pack.ts";
import { openDesign } from "../../../design/may-design.ts";
import { type ExampleRun, runExamples } from "../../../design/run-rule.ts";
import type { Chart } from "../../../parts/flow-chart.tsx";
import { only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import type { Load } from "../../page.ts";
import type { DesignHead } from "../design-trail.tsx";
import { headOf } from "../head-of.ts";

/** A design as people will see it: the chart of its flow, its guide, and its rules' examples carried out. */
export interface PreviewModel {
	readonly design: DesignHead;
	/** Undefined while the design does not fit together. */
	readonly preview?: {
		readonly chart: Chart;
		readonly guide: Guide;
		readonly rules: readonly { readonly title: Words; readonly examples: readonly ExampleRun[] }[];
	};
}

export const loadPreview: Load<PreviewModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	if (!design) return undefined;
	const { city } = asked;
	const { bound } = await checkDesign(city, design);
	if (!bound) return { design: headOf(design) };
	const accounts = departmentsOf(design);
	const names = await Promise.all(accounts.map(async (each) => [each, await city.nameOf(each)] as const));
	const known = names.flatMap(([account, name]) => (name ? [[account, name] as const] : []));
	return {
		design: headOf(design),
		preview: {
			chart: { ...chartOf(bound.flow, bound.department), names: Object.fromEntries(known) },
			guide: bound.guide,
			rules: bound.rules.map((rule) => ({ title: rule.title, examples: runExamples(rule) })),
		},
	};
});
