import { existsSync } from "node:fs";
import { readCard } from "../consortium/member-card.ts";
import { memberSigningOptions } from "../consortium/sign-as-member.ts";
import { dataFolder } from "../node/data-folder.ts";
import { readSettings } from "../node/read-settings.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { heightOptions, proposeChange } from "./consortium-propose.ts";

/** `mingjian consortium leave`: proposes that this member leaves; the others approve. */
export const consortiumLeave: Command = {
	summary: { zh: "提议本成员退出", en: "Propose that this member leaves" },
	options: [
		{
			name: "member",
			value: "NAME",
			about: { zh: "成员短名（默认本目录的）", en: "the member (this folder's if not given)" },
		},
		...heightOptions,
		...memberSigningOptions,
	],
	notes: [
		{
			zh: "其他成员同意后，自所定的块起不再有票数；此后再停止节点。五名以上才能退出一名而仍容一名出错。",
			en: "Once the others approved, it has no votes from the block set on; stop the node after that. Only five or more can lose one and still tolerate a fault.",
		},
	],
	examples: ["consortium leave --in 500 --data /var/lib/mingjian"],
	async run(invocation) {
		const { card } = dataFolder(readSettings(invocation).configuration.dataDirectory);
		const member = invocation.values.member ?? (existsSync(card) ? readCard(card).member : undefined);
		if (member === undefined)
			throw usageError("option-missing", { zh: "缺少 --member", en: "--member is missing" });
		return await proposeChange({ kind: "remove", member }, invocation);
	},
};
