import type { City } from "../../city/city.ts";
import { type LifeEvent, lifeEvents } from "../../city/life-events.ts";
import type { DirectoryItem } from "../../city/service-directory.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

export interface LifeModel {
	readonly events: readonly {
		readonly id: string;
		readonly name: Words;
		readonly lead: Words;
		readonly services: number;
	}[];
}

/** A step of a life event with the service it takes. */
export interface FoundStep {
	readonly why: Words;
	readonly item: DirectoryItem;
}

/** Events of which the city publishes at least two services. */
const leastServices = 2;

export const loadLife: Load<LifeModel> = async ({ city }) => {
	const found = await Promise.all(
		lifeEvents.map(async (event) => ({ event, steps: await stepsOf(city, event) })),
	);
	const events = found.filter(({ steps }) => steps.length >= leastServices);
	return {
		events: events.map(({ event: { id, name, lead }, steps }) => ({
			id,
			name,
			lead,
			services: steps.length,
		})),
	};
};

/** The steps of an event whose services the city publishes. */
export async function stepsOf(city: City, { steps }: LifeEvent): Promise<readonly FoundStep[]> {
	const found = await Promise.all(
		steps.map(async ({ service, why }) => ({ why, item: await city.directory.titled(service) })),
	);
	return found.flatMap(({ why, item }) => (item ? [{ why, item }] : []));
}
