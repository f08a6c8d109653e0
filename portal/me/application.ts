import { isForm, type ServiceItem } from "@mingjian/client/cases/service-item.ts";
import type { FlowVersion } from "@mingjian/services/cases/flow-schema.ts";
import type { FlowView } from "@mingjian/services/cases/views.ts";
import type { Guide } from "@mingjian/services/catalogue/guide-schema.ts";
import type { ItemView } from "@mingjian/services/catalogue/views.ts";
import type { City } from "../city/city.ts";

/** A service item one can apply for here: what is asked, how it is handled, and what its guide says. */
export interface Application extends ServiceItem {
	readonly guide: Guide;
}

/** Which versions of guide and flow are meant: those of a case that is under way. */
export interface ApplicationVersion {
	readonly atMs: number;
	readonly flowVersion: number;
}

/** What there is to apply with, now or by a case's own versions; undefined where the item has no form, no flow, or nobody to seal answers to. */
export async function applicationOf(
	city: City,
	item: string,
	which?: ApplicationVersion,
): Promise<Application | undefined> {
	const at = which ? { atMs: which.atMs } : {};
	const view = await city.ask<ItemView>("catalogue", "item", { code: item, ...at });
	const version = await flowOf(city, item, which?.flowVersion);
	const guide = view?.shown?.guide;
	const form = guide?.formSchema;
	if (!guide || !version?.flow.sealing || !isForm(form)) return undefined;
	const { zh, en = zh } = guide.title;
	const { flow, department, version: flowVersion } = version;
	return { item, title: { zh, en }, guide, form, flow, department, flowVersion };
}

/** The flow of an item in force now, or one version of it. */
export async function flowOf(city: City, item: string, version?: number): Promise<FlowVersion | undefined> {
	const wanted = version === undefined ? { item } : { item, version };
	return (await city.ask<FlowView>("cases", "flow", wanted))?.shown;
}
