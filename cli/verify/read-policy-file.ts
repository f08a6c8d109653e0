import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import { readInput } from "../program/read-input.ts";

/** The trust policy of a file. Refuses none (exit 2) and one that cannot be used, saying where (exit 1). */
export function policyOf(path: string | undefined): PublishedPolicy {
	if (path === undefined) {
		throw usageError(
			"policy-missing",
			{
				zh: "需要城市的信任政策：--policy policy.json",
				en: "the city's trust policy is needed: --policy policy.json",
			},
			{
				advice: {
					zh: "从可信渠道取得一次并保存：mingjian policy 网址 > policy.json",
					en: "Get it once from a source you trust, and keep it: mingjian policy URL > policy.json",
				},
			},
		);
	}
	const read = readPolicy(readInput(path, 16 << 20));
	if (read.ok) return read.value;
	const { pointer, words } = read.fault;
	throw refusedError(
		"policy-unusable",
		{ zh: `${path} 不是可用的信任政策`, en: `${path} is no trust policy that can be used` },
		{ details: [{ zh: `${pointer} ${words.zh}`.trim(), en: `${pointer} ${words.en}`.trim() }] },
	);
}
