import { usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { readJson } from "../service-commands/members.ts";
import { actionOf } from "../service-commands/service-command.ts";
import { signingOptions, submitAct } from "../service-commands/submission.ts";

/** `mingjian submit`: signs any act and posts it. */
export const submit: Command = {
	summary: { zh: "签署并提交一项操作", en: "Sign an act and submit it" },
	positionals: [
		{ name: "SERVICE", about: { zh: "服务", en: "service" } },
		{ name: "ACTION", about: { zh: "操作", en: "action" } },
	],
	options: signingOptions,
	examples: [
		"submit identity register --input @register.json --key lin.json",
		"submit catalogue withdraw --input @withdraw.json --key editor.json --for department:CODE",
	],
	async run(invocation) {
		const [service, action] = invocation.positionals as [string, string];
		const { input } = invocation.values;
		if (input === undefined) {
			throw usageError("option-value", {
				zh: "需要 --input JSON 或 --input @文件",
				en: "--input JSON or --input @FILE is needed",
			});
		}
		const wanted = { service, action, input: readJson("input", input), manifest: actionOf(service, action) };
		return await submitAct(wanted, invocation);
	},
};
