import type { Load } from "../page.ts";

export interface ContractsModel {
	readonly rows: readonly {
		readonly id: string;
		readonly version: string;
		readonly actions: number;
		readonly collections: number;
		/** Entries of its acts; undefined where the index does not count them. */
		readonly entries?: number;
	}[];
}

export const loadContracts: Load<ContractsModel> = async ({ city }) => {
	const contracts = [...city.node.registry.contracts.values()];
	const rows = contracts.map(async ({ manifest: { id, version, actions, collections } }) => {
		const { total } = await city.node.entries({ service: id, limit: 1 });
		return {
			id,
			version,
			actions: Object.keys(actions).length,
			collections: collections.length,
			...(total === undefined ? {} : { entries: total }),
		};
	});
	return { rows: await Promise.all(rows) };
};
