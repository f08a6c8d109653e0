import { existsSync } from "node:fs";
import { readEngineIdentity } from "@mingjian/consensus/cometbft/engine/engine-keys.ts";
import { consortiumMissing } from "../consortium/consortium-missing.ts";
import { joining } from "../consortium/consortium-setting.ts";
import { fingerprintOf, formatFounding, readFounding } from "../consortium/founding.ts";
import { createFile } from "../keys/write-file.ts";
import { type DataFolder, dataFolder } from "../node/data-folder.ts";
import { nodeTrouble } from "../node/node-trouble.ts";
import { readSettings } from "../node/read-settings.ts";
import { refusedError, troubleError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { runNode, start } from "./start.ts";

/** `mingjian consortium start`: runs this member's node together with its engine. */
export const consortiumStart: Command = {
	summary: { zh: "启动本成员的节点", en: "Start this member's node" },
	options: [
		{
			name: "consortium",
			value: "FILE",
			about: { zh: "创立文件，第一次启动时给出", en: "the founding file, at the first start" },
		},
		{
			name: "joining",
			about: {
				zh: "第一次启动时：加入已在运行的联盟，先追上记录，成员同意后才有票数",
				en: "at the first start: join a consortium that runs; follow until its members give this one votes",
			},
		},
		...start.options!.filter(({ name }) => name !== "demo"),
	],
	notes: [
		{
			zh: "超过三分之二的成员在线之前不会有新的记录。节点与引擎同生共死：任何一个停止，另一个随之停止，由 systemd 之类重新启动。",
			en: "Nothing is recorded before more than two thirds of the members are up. Node and engine live and die together: when one ends so does the other; let systemd or the like start both again.",
		},
		{
			zh: "成员之间的连接由引擎加密并按节点密钥互认；仍应放在专用网络内。公众访问的网址由前面的反向代理提供 TLS。",
			en: "Connections between members are encrypted and authenticated by the engine with the nodes' keys; keep them on a private network all the same. TLS for the public comes from a reverse proxy in front.",
		},
	],
	examples: [
		"consortium start --consortium consortium.json --data /var/lib/mingjian",
		"consortium start --data /var/lib/mingjian --port 8400",
	],
	async run(invocation) {
		const { configuration } = readSettings(invocation);
		const folder = dataFolder(configuration.dataDirectory);
		try {
			const { ledger, origin } = install(
				folder,
				invocation.values.consortium,
				invocation.flags.has("joining"),
			);
			return await runNode(invocation, { consensus: "cometbft", ledger, origin });
		} catch (error) {
			throw nodeTrouble(error, folder.root);
		}
	},
};

/** Puts the founding file where the node reads it. Refuses one that leaves this member out, or another than the first. */
function install(folder: DataFolder, given: string | undefined, joins: boolean) {
	const installed = existsSync(folder.consortium) ? readFounding(folder.consortium) : undefined;
	if (given === undefined) {
		if (!installed) throw consortiumMissing(folder);
		return installed.genesis;
	}
	const founding = readFounding(given);
	if (installed) {
		if (fingerprintOf(installed) === fingerprintOf(founding)) return installed.genesis;
		throw refusedError("consortium-changed", {
			zh: `${folder.consortium} 是另一份创立文件（指纹 ${fingerprintOf(installed)}）`,
			en: `${folder.consortium} is another founding file (fingerprint ${fingerprintOf(installed)})`,
		});
	}
	const { nodeId } = readEngineIdentity(folder.engine);
	if (!founding.members.some((card) => card.nodeId === nodeId) && !(joins && joining(folder, nodeId)))
		throw leftOut(given);
	if (existsSync(folder.genesis)) throw recordHere(folder);
	createFile(folder.consortium, formatFounding(founding));
	createFile(folder.genesis, `${JSON.stringify(founding.genesis, undefined, "\t")}\n`);
	return founding.genesis;
}

function leftOut(path: string) {
	return refusedError(
		"consortium-without-us",
		{ zh: `${path} 中没有本数据目录的成员`, en: `the member of this data folder is not in ${path}` },
		{
			advice: {
				zh: "加入已在运行的联盟请加 --joining；否则把本目录的 card.json 交给发起创立的部门，或用 --data 指明正确的目录。",
				en: "To join a consortium that runs add --joining; otherwise give this folder's card.json to the department that founds, or name the right folder with --data.",
			},
		},
	);
}

function recordHere({ root }: DataFolder) {
	return troubleError(
		"record-here",
		{ zh: `${root} 中已有另一个账本`, en: `${root} holds another ledger already` },
		{ advice: { zh: "用 --data 换一个目录。", en: "Choose another folder with --data." } },
	);
}
