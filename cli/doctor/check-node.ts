import type { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { CliError } from "../program/cli-error.ts";
import { plain } from "../program/language.ts";
import { nodeFailure } from "../program/node-failures.ts";
import { bad, type CheckFinding, good, notice } from "./finding.ts";

const mostSkewMs = 60_000;

/** Whether a running node answers, with a checkpoint its own trust policy believes, and agrees on the time. */
export async function checkNode(client: MingjianClient, url: string): Promise<CheckFinding[]> {
	try {
		const head = await client.head();
		const found = [
			good(
				"node-head",
				`${url} 运行中：高度 ${head.height}，${head.size} 项`,
				`${url} serves: height ${head.height}, ${head.size} leaves`,
			),
		];
		return [...found, await checkPolicy(client), await checkTime(url)];
	} catch (error) {
		const failure = error instanceof CliError ? error : nodeFailure(error);
		if (!failure) throw error;
		const { words, details, advice } = failure;
		const reason = details[0] ? `（${details[0].zh}）` : "";
		return [
			bad(
				"node-head",
				{
					zh: `${url}：${words.zh}${reason}`,
					en: `${url}: ${words.en}${details[0] ? ` (${details[0].en})` : ""}`,
				},
				advice ?? plain("mingjian start"),
			),
		];
	}
}

async function checkPolicy(client: MingjianClient): Promise<CheckFinding> {
	const read = readPolicy(await client.trustPolicy());
	const advice = {
		zh: "这个节点签署的账本与它公布的信任政策不一致：检查 keys/ 与 genesis.json 是否属于同一账本。",
		en: "The node signs what its own trust policy does not believe: check that keys/ and genesis.json are of one ledger.",
	};
	if (!read.ok) {
		const { pointer, words } = read.fault;
		return bad(
			"node-policy",
			{
				zh: `信任政策不可用：${pointer} ${words.zh}`,
				en: `the trust policy cannot be used: ${pointer} ${words.en}`,
			},
			advice,
		);
	}
	const trusted = verifyCheckpoint(await client.checkpoint(), read.value);
	if (trusted.ok)
		return good(
			"node-policy",
			"检查点签名与信任政策相符",
			"the checkpoint is signed as the trust policy asks",
		);
	const words = explain(trusted.reason);
	return bad(
		"node-policy",
		{ zh: `检查点不被信任：${words.zh}`, en: `the checkpoint is not believed: ${words.en}` },
		advice,
	);
}

async function checkTime(url: string): Promise<CheckFinding> {
	const answer = await fetch(`${url.replace(/\/+$/, "")}/health/live`, { signal: AbortSignal.timeout(5000) });
	const theirs = Date.parse(answer.headers.get("date") ?? "");
	const skewMs = theirs - Date.now();
	if (Number.isNaN(skewMs))
		return notice("node-clock", { zh: "节点没有报告时间", en: "the node does not tell its time" });
	if (Math.abs(skewMs) <= mostSkewMs)
		return good("node-clock", "与节点的时钟一致", "the node's clock agrees");
	const seconds = Math.round(skewMs / 1000);
	return bad(
		"node-clock",
		{ zh: `节点的时钟相差 ${seconds} 秒`, en: `the node's clock is ${seconds} seconds off` },
		{ zh: "校准两边的时钟（NTP）。", en: "Set both clocks (NTP)." },
	);
}
