import { existsSync } from "node:fs";
import { readEngineIdentity } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { findEngine } from "@mingjian/consensus/cometbft/engine/find-engine.ts";
import type { ConsortiumSetting } from "@mingjian/node/assemble.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { DataFolder } from "../node/data-folder.ts";
import { troubleError } from "../program/cli-error.ts";
import { consortiumMissing } from "./consortium-missing.ts";
import { engineGenesisOf, logVkeys, readFounding } from "./founding.ts";
import { type MemberCard, readCard } from "./member-card.ts";

/**
 * How the node of a folder orders with the others. Refuses a folder that belongs to no consortium, or whose keys are none of its members'
 * (exit 3).
 */
export function consortiumSetting(
	folder: DataFolder,
	{ consortium, block }: Configuration,
): ConsortiumSetting {
	if (!existsSync(folder.consortium)) throw consortiumMissing(folder);
	const founding = readFounding(folder.consortium);
	const { members, genesis } = founding;
	const { nodeId } = readEngineIdentity(folder.engine);
	const own = members.find((card) => card.nodeId === nodeId) ?? joining(folder, nodeId);
	if (!own) throw notAMember(folder);
	return {
		genesis: engineGenesisOf(founding),
		program: findEngine(consortium.engine),
		listen: consortium.listen ?? own.address,
		external: own.address,
		nodeId,
		peers: members.filter((card) => card.nodeId !== nodeId).map((card) => `${card.nodeId}@${card.address}`),
		catchUp: catchUpOf(consortium),
		logKeys: logVkeys(members, genesis.origin),
		maxBlockEntries: block.maxEntries,
		maxWaiting: block.maxWaiting,
	};
}

function catchUpOf({ catchUpFrom: from, trust = "" }: Configuration["consortium"]) {
	const [height, hash] = trust.split(":");
	return from.length > 0 && hash ? { from, trust: { height: Number(height), hash } } : undefined;
}

/** The card of a department that is not among the founders: it follows without votes until the members admit it. */
export function joining(folder: DataFolder, nodeId: string): MemberCard | undefined {
	if (!existsSync(folder.card)) return undefined;
	const card = readCard(folder.card);
	return card.nodeId === nodeId ? card : undefined;
}

function notAMember({ root }: DataFolder) {
	return troubleError(
		"consortium-other",
		{
			zh: `${root} 中的密钥不属于创立文件中的任何成员`,
			en: `the keys in ${root} are those of no member in the founding file`,
		},
		{
			advice: {
				zh: "确认数据目录（--data）正确，且创立文件含有本部门的名片。",
				en: "Check the data folder (--data), and that the founding file has this department's card.",
			},
		},
	);
}
