import { EthereumAnchor, type EthereumSetting } from "../ethereum-anchor.ts";
import { type Anvil, anvilChainId, richKeys } from "./anvil.ts";

/** A setting for a chain of our own, the contract on it. */
export async function deployed(anvil: Anvil, more: Partial<EthereumSetting> = {}): Promise<EthereumSetting> {
	const setting: EthereumSetting = {
		rpc: anvil.url,
		chainId: anvilChainId,
		contract: "0x0000000000000000000000000000000000000000",
		secretKey: richKeys[0]!,
		mostFeeWei: 100n * 10n ** 9n,
		confirmations: 0,
		...more,
	};
	const anchor = new EthereumAnchor({ ...setting, secretKey: richKeys[2]! });
	const posting = await anchor.prepareContract();
	await anchor.send(posting);
	await anvil.mine();
	return { ...setting, contract: (await anchor.contractOf(posting.ref))! };
}
