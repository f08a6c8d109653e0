import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { FlowView } from "@mingjian/services/cases/views.ts";
import type { Words } from "../words/words.ts";
import type { City } from "./city.ts";

/** Stages every flow has without naming them. */
const ownStages: Readonly<Record<string, Words>> = {
	intake: { zh: "受理", en: "Acceptance" },
	appeal: { zh: "异议处理", en: "Appeal" },
	delivery: { zh: "送达", en: "Delivery" },
	complaint: { zh: "差评整改", en: "Bad rating" },
};

/** The flow of an item, in the version named or the one in force; undefined where none is published. */
export async function flowOf(
	city: City,
	{ item, flowVersion }: { readonly item: string; readonly flowVersion?: number },
): Promise<Flow | undefined> {
	const version = flowVersion === undefined ? {} : { version: flowVersion };
	const view = await city.ask<FlowView>("cases", "flow", { item, ...version });
	return view?.shown?.flow;
}

/** What a stage is called. */
export function stageTitle(flow: Flow | undefined, stage: string): Words {
	const own = Object.hasOwn(ownStages, stage) ? ownStages[stage] : undefined;
	return own ?? flow?.stages.find(({ id }) => id === stage)?.title ?? { zh: stage, en: stage };
}
