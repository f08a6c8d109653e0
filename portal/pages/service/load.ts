import type { ItemView, VersionPage } from "@mingjian/services/catalogue/views.ts";
import { eligibilityOf } from "../../city/eligibility.ts";
import { applicationOf } from "../../me/application.ts";
import type { Load } from "../page.ts";

/** A service item, one version of its guide, and how it came to be. */
export interface ServiceModel {
	readonly view: ItemView;
	readonly versions: VersionPage["rows"];
	/** Log index of the entry that published the version shown. */
	readonly publishedAt?: number;
	/** Whether one can apply for it here. */
	readonly online: boolean;
	/** Whether a rule in force can say who is entitled. */
	readonly checkable: boolean;
	/** State key of the item's header. */
	readonly key: string;
}

export const loadService: Load<ServiceModel> = async ({ city, path, query }) => {
	const { code = "" } = path;
	const version = query.get("version");
	if (version !== null && !/^[1-9][0-9]{0,2}$/.test(version)) return undefined;
	const view = await city.ask<ItemView>("catalogue", "item", {
		code,
		...(version === null ? {} : { version: Number(version) }),
	});
	if (!view) return undefined;
	const versions = await city.ask<VersionPage>("catalogue", "versions", { code, limit: 100 });
	const { shown } = view;
	const written = shown && (await city.node.history(`catalogue.version/${code}@${shown.version}`));
	const publishedAt = written?.entries[0]?.index;
	return {
		view,
		versions: versions?.rows ?? [],
		...(publishedAt === undefined ? {} : { publishedAt }),
		online: version === null && (await applicationOf(city, code)) !== undefined,
		checkable: (await eligibilityOf(city, code)) !== undefined,
		key: `catalogue.item/${code}`,
	};
};
