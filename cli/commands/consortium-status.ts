import { existsSync } from "node:fs";
import { EngineTrouble } from "@mingjian/consensus/cometbft/engine/engine-trouble.ts";
import { consortiumMissing } from "../consortium/consortium-missing.ts";
import { type EngineStatus, engineStatus, type MemberStatus } from "../consortium/engine-status.ts";
import { fingerprintOf, readFounding } from "../consortium/founding.ts";
import { toleranceOf, toleratedFaults } from "../consortium/tolerance.ts";
import { dataFolder } from "../node/data-folder.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { troubleError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian consortium status`: what this member's engine sees of the others. */
export const consortiumStatus: Command = {
	summary: {
		zh: "查看各成员是否在线、能否出块",
		en: "Show which members are up, and whether blocks are made",
	},
	options: settingOptions,
	notes: [
		{
			zh: "在成员所在的机器上对正在运行的节点使用。",
			en: "Run it on the member's own machine, while its node is running.",
		},
	],
	examples: ["consortium status --data /var/lib/mingjian"],
	async run(invocation) {
		const folder = dataFolder(readSettings(invocation).configuration.dataDirectory);
		if (!existsSync(folder.consortium)) throw consortiumMissing(folder);
		const founding = readFounding(folder.consortium);
		const status = await engineStatus(folder.engine, founding.members).catch((error) => {
			throw error instanceof EngineTrouble ? notRunning(folder.root, error) : error;
		});
		const fingerprint = fingerprintOf(founding);
		const voters = status.members.filter(({ power }) => power > 0).length;
		return {
			document: { fingerprint, tolerates: toleratedFaults(voters), ...status },
			lines: show(status, fingerprint, invocation),
		};
	},
};

function show(status: EngineStatus, fingerprint: string, { language, terminal }: Invocation): string[] {
	const words = language === "zh" ? zh : en;
	const voters = status.members.filter(({ power }) => power > 0).length;
	const row = ({ member, power, link, signedLast }: MemberStatus) => [
		member,
		words[link],
		`${power} ${words.votes}`,
		signedLast ? terminal.style("good", words.signed) : words.unsigned,
	];
	return [
		...columns([
			[words.height, String(status.height) + (status.catchingUp ? `  ${words.catchingUp}` : "")],
			[words.trust, status.trust],
			[words.fingerprint, fingerprint],
			[words.tolerates, toleranceOf(voters)[language]],
		]),
		"",
		...columns(status.members.map(row)),
	];
}

function notRunning(root: string, cause: unknown) {
	return troubleError(
		"engine-not-running",
		{ zh: `${root} 的引擎没有运行`, en: `no engine runs in ${root}` },
		{
			advice: {
				zh: "用 mingjian consortium start 启动节点后再查看。",
				en: "Start the node with mingjian consortium start, then look again.",
			},
			cause,
		},
	);
}

const zh = {
	height: "引擎高度",
	catchingUp: "（正在追赶）",
	trust: "供追赶者信任的块",
	fingerprint: "创立文件指纹",
	tolerates: "容错",
	self: "本节点",
	connected: "已连接",
	away: "未连接",
	votes: "票",
	signed: "签署了最近的块",
	unsigned: "未签署最近的块",
};

const en: typeof zh = {
	height: "Engine's height",
	catchingUp: "(catching up)",
	trust: "Block to trust",
	fingerprint: "Fingerprint",
	tolerates: "Tolerates",
	self: "this node",
	connected: "connected",
	away: "away",
	votes: "votes",
	signed: "signed the last block",
	unsigned: "did not sign the last block",
};
