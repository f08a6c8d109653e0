import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import { policyKey, updatePolicy } from "@mingjian/client/verify/policy/update-policy.ts";
import { replaceFile } from "../keys/write-file.ts";
import { CliError, refusedError } from "../program/cli-error.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { exitCodes } from "../program/exit-codes.ts";
import { connect } from "../remote/connect.ts";
import { policyOf } from "../verify/read-policy-file.ts";

/** `mingjian policy`: the trust policy a node's record publishes. */
export const policy: Command = {
	summary: { zh: "取得城市的信任政策", en: "Get the city's trust policy" },
	positionals: [{ name: "URL", about: { zh: "节点网址", en: "the node" }, optional: true }],
	options: [
		{
			name: "update",
			value: "FILE",
			about: {
				zh: "凭账本的证明把手中的政策更新为现行的（密钥更换之后）",
				en: "bring a policy you trust up to date by the record's own proof, as after a change of keys",
			},
		},
	],
	notes: [
		{
			zh: "--update 先按手中的政策核验证明，再写回文件；各机构的签发密钥不在其中，保持不变。",
			en: "--update checks the proof under the policy you hold and writes the file anew; departments' issuing keys are no part of it and stay as they were.",
		},
		{
			zh: "核验建立在这份文件上：从可信渠道取得一次，与城市公布的密钥核对后保存。",
			en: "Verifying rests on this file: get it once from a source you trust, compare its keys with those the city publishes, and keep it.",
		},
	],
	examples: [
		"policy https://record.example > policy.json",
		"policy https://record.example --update policy.json",
	],
	async run(invocation) {
		const { update } = invocation.values;
		if (update !== undefined) return await updated(update, invocation);
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

async function updated(path: string, invocation: Invocation): Promise<Outcome> {
	const before = policyOf(path);
	const proof = await connect(invocation.positionals[0], invocation).stateProof(policyKey);
	const read = updatePolicy(before, proof);
	if (!read.ok)
		throw refusedError(
			"policy-not-proved",
			{
				zh: "手中的政策不能核验节点给出的现行政策，文件未改动",
				en: "the policy you hold does not bear out the one the node gives; the file is unchanged",
			},
			{
				details: [{ zh: read.reason, en: read.reason }],
				advice: {
					zh: "旧密钥已停用或节点不可信：请从可信渠道重新取得信任政策。",
					en: "The old key has ended, or the node lies: get the trust policy again from a source you trust.",
				},
			},
		);
	const { version } = read.value;
	replaceFile(path, `${JSON.stringify(read.value, undefined, "\t")}\n`);
	const said = {
		zh: `${path}：第 ${before.version} 版 → 第 ${version} 版，已核验`,
		en: `${path}: version ${before.version} → ${version}, verified`,
	};
	return { document: { file: path, from: before.version, version }, lines: [said[invocation.language]] };
}
