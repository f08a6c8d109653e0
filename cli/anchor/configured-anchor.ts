import { existsSync } from "node:fs";
import type { EthereumAnchor } from "@mingjian/consensus/ethereum/ethereum-anchor.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { PassphraseSource } from "../keys/read-key.ts";
import { dataFolder } from "../node/data-folder.ts";
import { troubleError, usageError } from "../program/cli-error.ts";
import { readAnchorKey } from "./anchor-key.ts";

const weiPerGwei = 10n ** 9n;
const nowhere = `0x${"0".repeat(40)}`;

/** The chain of a configuration. Refuses one that names none (exit 2) and a missing key (exit 3). */
export async function configuredAnchor(
	{ anchor, dataDirectory }: Pick<Configuration, "anchor" | "dataDirectory">,
	passphrase: PassphraseSource,
): Promise<EthereumAnchor> {
	const { rpc, chainId, contract = nowhere, mostFeeGwei, confirmations } = anchor;
	if (rpc === undefined || chainId === undefined) throw anchorsOff();
	const path = dataFolder(dataDirectory).anchorKey;
	if (!existsSync(path)) throw anchorKeyMissing(path);
	const secretKey = await readAnchorKey(path, passphrase);
	const { EthereumAnchor } = await import("@mingjian/consensus/ethereum/ethereum-anchor.ts");
	const mostFeeWei = BigInt(mostFeeGwei) * weiPerGwei;
	return new EthereumAnchor({ rpc, chainId, contract, secretKey, mostFeeWei, confirmations });
}

/** No chain is configured (exit 2). */
export function anchorsOff() {
	return usageError(
		"anchors-off",
		{ zh: "没有配置锚定所用的链", en: "no chain for anchors is configured" },
		{
			advice: {
				zh: "在 mingjian.json 中写明 anchor.rpc、anchor.chainId 和 anchor.contract（docs/guides/anchor.md）。",
				en: "Set anchor.rpc, anchor.chainId and anchor.contract in mingjian.json (docs/guides/anchor.md).",
			},
		},
	);
}

/** There is no key of an account (exit 3). */
export function anchorKeyMissing(path: string) {
	return troubleError(
		"anchor-key-missing",
		{ zh: `没有锚定密钥 ${path}`, en: `there is no key of an anchoring account at ${path}` },
		{
			advice: {
				zh: "用 mingjian anchor key 生成，并向其账户充值。",
				en: "Make it with mingjian anchor key, and fund the account.",
			},
		},
	);
}
