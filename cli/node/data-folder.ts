import { existsSync, readdirSync } from "node:fs";
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
	/** Pays for anchors on a public chain. */
	readonly anchorKey: string;
	readonly demoKeys: string;
	readonly demo: string;
	/** The engine's own folder, on a node of a consortium. */
	readonly engine: string;
	/** Who founded the consortium. */
	readonly consortium: string;
	/** What this member tells the others of itself. */
	readonly card: string;
}

export function dataFolder(root: string): DataFolder {
	const keys = join(root, "keys");
	return {
		root,
		genesis: join(root, "genesis.json"),
		keys,
		logKey: join(keys, "log.json"),
		operatorKey: join(keys, "operator.json"),
		anchorKey: join(keys, "anchor.json"),
		demoKeys: join(keys, "demo"),
		demo: join(root, "demo"),
		engine: join(root, "engine"),
		consortium: join(root, "consortium.json"),
		card: join(root, "card.json"),
	};
}

/** Key files of the log beside the first, `keys/log-N.json`: there while the log's key is being replaced. */
export function furtherLogKeyFiles({ keys }: DataFolder): string[] {
	if (!existsSync(keys)) return [];
	return readdirSync(keys)
		.filter((name) => /^log-[0-9]{1,3}\.json$/.test(name))
		.sort()
		.map((name) => join(keys, name));
}

/** The account the genesis document gives the operator. */
export const operatorAccount = "operator:city";

/** The account the genesis document of a consortium gives a member's operator. */
export function operatorAccountOf(member: string): string {
	return `operator:${member}`;
}
