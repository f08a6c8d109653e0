import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import { versionInForce } from "../rules/version-in-force.ts";
import { items, versionKey, versions } from "../state.ts";
import type { ItemQuery, ItemView } from "../views.ts";
import { ownerName } from "./owner-name.ts";

/**
 * One item with one version of its guide: the version asked for, else the one in force at the time asked for, else, where
 * none is, no guide. Undefined for an unknown code or version.
 */
export const item: Query<ItemQuery, ItemView> = (context, { code, version, atMs = context.timeMs }) => {
	const found = context.get(items, code);
	const itemStamp = context.stamp(items, code);
	if (!found || !itemStamp) return undefined;
	const inForce = versionInForce(found, atMs)?.version;
	const wanted = version ?? inForce;
	if (wanted !== undefined && wanted > found.versions.length) return undefined;
	const key = wanted === undefined ? undefined : versionKey(code, wanted);
	const shown = key === undefined ? undefined : context.get(versions, key);
	const versionStamp = key === undefined ? undefined : context.stamp(versions, key);
	return {
		item: found,
		itemStamp,
		...ownerName(context, found.owner),
		...(inForce === undefined ? {} : { inForce }),
		...(shown ? { shown } : {}),
		...(versionStamp ? { versionStamp } : {}),
	};
};
