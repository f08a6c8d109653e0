import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import { CliError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { connect } from "../remote/connect.ts";

/** `mingjian policy`: the trust policy a node's record publishes. */
export const policy: Command = {
	summary: { zh: "取得城市的信任政策", en: "Get the city's trust policy" },
	positionals: [{ name: "URL", about: { zh: "节点网址", en: "the node" }, optional: true }],
	notes: [
		{
			zh: "核验建立在这份文件上：从可信渠道取得一次，与城市公布的密钥核对后保存。",
			en: "Verifying rests on this file: get it once from a source you trust, compare its keys with those the city publishes, and keep it.",
		},
	],
	examples: ["policy https://record.example > policy.json"],
	async run(invocation) {
		const text = await connect(invocation.positionals[0], invocation).trustPolicy();
		const read = readPolicy(text);
		if (!read.ok) {
			const { pointer, words } = read.fault;
			throw new CliError(
				exitCodes.refused,
				"policy-unusable",
				{ zh: "节点公布的信任政策不可用", en: "the trust policy the node publishes cannot be used" },
				{ details: [{ zh: `${pointer} ${words.zh}`, en: `${pointer} ${words.en}` }] },
			);
		}
		return { document: read.value, lines: [JSON.stringify(read.value, undefined, "\t")] };
	},
};
