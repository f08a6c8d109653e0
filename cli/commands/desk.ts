import { required } from "../cases/acting.ts";
import { DeskKeys } from "../cases/desk-keys.ts";
import { DeskRun } from "../cases/desk-run.ts";
import { stopSignal } from "../node/until-stopped.ts";
import type { Command } from "../program/command.ts";
import { urlOption } from "../remote/connect.ts";

/** `mingjian desk`: a department's automatic part. It follows the record until it is told to stop. */
export const desk: Command = {
	summary: { zh: "部门自动办理台", en: "Run a department's automatic desk" },
	options: [
		{ name: "department", value: "ACCOUNT", about: { zh: "部门账户", en: "account of the department" } },
		{
			name: "keys",
			value: "FOLDER",
			about: {
				zh: "密钥目录：部门印章、一名可打开密封内容的经办人、封装密钥",
				en: "folder with the seal, an officer who may open what is sealed, and sealing keys",
			},
		},
		{ name: "once", about: { zh: "办完现有的就结束", en: "end once what is there is done" } },
		{
			name: "passphrase-file",
			value: "FILE",
			about: { zh: "密钥的密码文件", en: "file with the keys' passphrase" },
		},
		urlOption,
	],
	notes: [
		{
			zh: "只办流程写明可自动办理的事项：打开有权查阅的内容（以该经办人名义登记）、按生效规则计算并登记决定、受理、准予、颁发、送达；免申即享的主动办理；逾期未补正的终止。规则不准予或不能决定的，一律留给经办人；从不自动不予准许。",
			en: "It handles only items whose flow lets rules run: opens what the department may see (recorded in that officer's name), evaluates the rules in force and records their decisions, accepts, grants, issues and delivers; begins what needs no application; ends what was not corrected in time. What a rule does not grant, or leaves open, stays with the officers. It never denies.",
		},
	],
	examples: ["desk --department department:11449900MB9D000255 --keys keys/civil-affairs"],
	async run(invocation) {
		const { values, flags, environment } = invocation;
		const department = required(values.department, "department");
		const source = { file: values["passphrase-file"], environment };
		const keys = await DeskKeys.read(required(values.keys, "keys"), department, source);
		const run = await DeskRun.open(keys, invocation);
		const stopped = flags.has("once") ? undefined : stopSignal();
		await run.sweep();
		if (stopped) await run.follow(stopped);
		return run.outcome();
	},
};
