import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import type { City } from "../../city/city.ts";
import { type EntryLine, entryLines } from "../../city/entry-line.ts";
import { type Fact, factsOf } from "../../city/facts.ts";
import type { Offered } from "../../parts/verify-panel.tsx";
import { trustPolicy } from "../../policy/trust-policy.ts";
import type { Load } from "../page.ts";

/** A record of the state map, present or absent, with its whole history. */
export interface StateModel {
	readonly key: string;
	readonly present: boolean;
	readonly facts: readonly Fact[];
	readonly revision?: number;
	readonly history: readonly EntryLine[];
	readonly offered: Offered;
}

const longestKey = 256;

export const loadState: Load<StateModel> = async ({ city, path }) => {
	const key = path["*"] ?? "";
	const slash = key.indexOf("/");
	const found = collectionOf(city, key.slice(0, slash));
	if (!found || slash < 1 || key.length > longestKey || !key.isWellFormed()) return undefined;
	const [service, collection] = found;
	const context = city.node.queryContext(service);
	const record = context.get(collection, key.slice(slash + 1));
	await city.node.durable(context.height);
	const past = collection.history ? await city.node.history(key) : undefined;
	return {
		key,
		present: record !== undefined,
		facts: record === undefined ? [] : factsOf(collection.schema, record as Json),
		...(past?.stamp ? { revision: past.stamp.revision } : {}),
		history: await entryLines(city, (past?.entries ?? []).slice(-mostShown)),
		offered: await offeredState(city, { key, record, context, collection }),
	};
};

const mostShown = 50;

interface Read {
	readonly key: string;
	readonly record: unknown;
	readonly context: QueryContext;
	readonly collection: Collection;
}

/** The proof of a record as it stands, for a page that shows it. */
export async function offeredState(city: City, { key, record, context, collection }: Read): Promise<Offered> {
	const stamp = collection.history ? context.stamp(collection, key.slice(key.indexOf("/") + 1)) : undefined;
	const { fingerprint } = await trustPolicy(city);
	return {
		kind: "state",
		address: `/v1/state/${key.split("/").map(encodeURIComponent).join("/")}`,
		fileName: `${key.replaceAll(/[^A-Za-z0-9.-]+/g, "-")}.tlog-proof`,
		subject: key,
		detail: record === undefined ? "absent" : (stamp?.history ?? ""),
		fingerprint,
	};
}

function collectionOf({ node }: City, name: string): readonly [string, Collection] | undefined {
	for (const [service, { manifest }] of node.registry.contracts) {
		const collection = manifest.collections.find((each) => each.name === name);
		if (collection) return [service, collection];
	}
	return undefined;
}
