import type { ItemLine } from "@mingjian/services/catalogue/views.ts";
import { lifeEvents } from "../../city/life-events.ts";
import type { Text } from "../../city/subject.ts";
import type { Words } from "../../words/words.ts";
import { stepsOf } from "../life/load.ts";
import type { Load } from "../page.ts";

export interface LifeEventModel {
	readonly name: Words;
	readonly lead: Words;
	readonly steps: readonly {
		readonly why: Words;
		readonly line: ItemLine;
		readonly promisedDays?: number;
		readonly visits?: number;
	}[];
	/** What has to be handed in for all of it together, each once. */
	readonly wanted: readonly Text[];
	/** What the city holds already. */
	readonly held: readonly Text[];
	readonly visits: number;
	/** The longest of the promised limits: the services are dealt with side by side where they can be. */
	readonly longestDays: number;
}

export const loadLifeEvent: Load<LifeEventModel> = async ({ city, path }) => {
	const event = lifeEvents.find(({ id }) => id === path.event);
	if (!event) return undefined;
	const steps = await stepsOf(city, event);
	if (steps.length === 0) return undefined;
	const guides = steps.map(({ item }) => item.guide);
	const materials = guides.flatMap((guide) => guide.materials ?? []);
	const visits = guides.map(({ online }) => online?.visits ?? 0);
	const days = guides.map(({ limits }) => limits?.promisedDays ?? 0);
	return {
		name: event.name,
		lead: event.lead,
		steps: steps.map(({ why, item: { line, guide } }) => ({
			why,
			line,
			...(guide.limits?.promisedDays === undefined ? {} : { promisedDays: guide.limits.promisedDays }),
			...(guide.online ? { visits: guide.online.visits } : {}),
		})),
		wanted: once(materials.filter(({ held }) => !held).map(({ name }) => name)),
		held: once(materials.filter(({ held }) => held).map(({ name }) => name)),
		visits: Math.max(...visits),
		longestDays: Math.max(...days),
	};
};

function once(names: readonly Text[]): Text[] {
	return [...new Map(names.map((name) => [name.zh, name])).values()];
}
