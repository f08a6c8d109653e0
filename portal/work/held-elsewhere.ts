import type { FlowVersion } from "@mingjian/services/cases/flow-schema.ts";
import type { City } from "../city/city.ts";
import { flowOf } from "../me/application.ts";
import type { Words } from "../words/words.ts";

/** A group of answers that departments hold of people who applied for an item. */
export interface HeldGroup {
	readonly item: string;
	readonly group: string;
	readonly department: string;
	/** Department, item and group, as people read them. */
	readonly title: Words;
}

const mostFlows = 100;

/** What other departments than one hold, by the published flows. */
export async function heldElsewhere(city: City, department: string): Promise<HeldGroup[]> {
	const page = await city.ask<{ readonly rows: readonly { readonly item: string }[] }>("cases", "flows", {
		limit: mostFlows,
	});
	const versions = await Promise.all((page?.rows ?? []).map(({ item }) => flowOf(city, item)));
	const others = versions.flatMap((each) => (each && each.department !== department ? [each] : []));
	return (await Promise.all(others.map((each) => groupsOf(city, each)))).flat();
}

/** What a group of an item is called, with who holds it; undefined where no flow has it. */
export async function heldGroup(city: City, item: string, group: string): Promise<HeldGroup | undefined> {
	const version = await flowOf(city, item);
	return version && (await groupsOf(city, version)).find((each) => each.group === group);
}

async function groupsOf(city: City, { item, department, flow }: FlowVersion): Promise<HeldGroup[]> {
	const name = (await city.nameOf(department)) ?? { zh: department, en: department };
	const words = (of: Words): Words => ({
		zh: `${name.zh}：${flow.title.zh} · ${of.zh}`,
		en: `${name.en}: ${flow.title.en} · ${of.en}`,
	});
	return (flow.sealing?.groups ?? []).map(({ group, title }) => ({
		item,
		group,
		department,
		title: words(title),
	}));
}
