import { join } from "node:path";

/** Where everything of a node lies. */
export interface DataFolder {
	readonly root: string;
	readonly genesis: string;
	readonly keys: string;
	/** Signs the checkpoints. */
	readonly logKey: string;
	/** Registers departments. */
	readonly operatorKey: string;
	readonly demoKeys: string;
	readonly demo: string;
}

export function dataFolder(root: string): DataFolder {
	const keys = join(root, "keys");
	return {
		root,
		genesis: join(root, "genesis.json"),
		keys,
		logKey: join(keys, "log.json"),
		operatorKey: join(keys, "operator.json"),
		demoKeys: join(keys, "demo"),
		demo: join(root, "demo"),
	};
}

/** The account the genesis document gives the operator. */
export const operatorAccount = "operator:city";
