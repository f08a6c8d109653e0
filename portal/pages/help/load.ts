import type { Guide } from "@mingjian/services/catalogue/guide-schema.ts";
import type { Words } from "../../words/words.ts";
import type { Load } from "../page.ts";

type Office = NonNullable<Guide["offices"]>[number];

export interface HelpModel {
	/** Where people are received, as the guides in force name it. */
	readonly offices: readonly {
		readonly office: Office;
		readonly owner: string;
		readonly ownerName?: Words;
		/** Services received there. */
		readonly services: number;
	}[];
}

export const loadHelp: Load<HelpModel> = async ({ city }) => {
	const offices = new Map<string, HelpModel["offices"][number]>();
	for (const { line, guide } of await city.directory.items()) {
		for (const office of guide.offices ?? []) {
			const key = JSON.stringify([line.owner, office.name.zh, office.address.zh]);
			const services = (offices.get(key)?.services ?? 0) + 1;
			const { owner, ownerName } = line;
			offices.set(key, { office, owner, ...(ownerName ? { ownerName } : {}), services });
		}
	}
	return { offices: [...offices.values()] };
};
