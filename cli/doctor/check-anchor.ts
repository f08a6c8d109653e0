import { existsSync } from "node:fs";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { readAnchorAddress } from "../anchor/anchor-key.ts";
import { anchorFailure } from "../anchor/anchor-words.ts";
import { anchorKeyMissing } from "../anchor/configured-anchor.ts";
import { dataFolder } from "../node/data-folder.ts";
import { CliError } from "../program/cli-error.ts";
import { plain } from "../program/language.ts";
import { bad, type CheckFinding, good } from "./finding.ts";

/** Any key will do to look: nothing is signed. */
const nobody = new Uint8Array(32).fill(1);
const gwei = 10n ** 9n;
/** Gas of one anchor, rounded up. */
const gasEach = 32_000n;
/** Fewer than so many anchors left in the account is worth a word. */
const fewAnchors = 24n;

/** Whether the chain for anchors is the one configured, has the contract, and the account can pay. Nothing where none is configured. */
export async function checkAnchor({ anchor, dataDirectory }: Configuration): Promise<CheckFinding[]> {
	const { rpc, chainId, contract, mostFeeGwei, confirmations } = anchor;
	if (rpc === undefined || chainId === undefined || contract === undefined) return [];
	try {
		const path = dataFolder(dataDirectory).anchorKey;
		if (!existsSync(path)) throw anchorKeyMissing(path);
		const address = readAnchorAddress(path);
		const { EthereumAnchor } = await import("@mingjian/consensus/ethereum/ethereum-anchor.ts");
		const mostFeeWei = BigInt(mostFeeGwei) * gwei;
		const chain = new EthereumAnchor({
			...{ rpc, chainId, contract, mostFeeWei, confirmations },
			secretKey: nobody,
		});
		const balance = await chain.ready(address);
		const left = balance / (gasEach * mostFeeWei);
		const figures = `${balance / gwei} gwei`;
		if (left < fewAnchors)
			return [
				bad(
					"anchor",
					{
						zh: `锚定账户 ${address} 只剩 ${figures}：按所允许的最高费用只够 ${left} 次`,
						en: `the anchoring account ${address} has ${figures}: enough for ${left} anchors at the highest fee allowed`,
					},
					{ zh: "向该账户充值。", en: "Fund it." },
				),
			];
		return [
			good(
				"anchor",
				`锚定所用的链可用（${chain.chain}），账户余额 ${figures}`,
				`the chain for anchors answers (${chain.chain}); the account has ${figures}`,
			),
		];
	} catch (error) {
		const failure = anchorFailure(error);
		if (!(failure instanceof CliError)) throw error;
		return [bad("anchor", failure.words, failure.advice ?? plain("mingjian anchor"))];
	}
}
