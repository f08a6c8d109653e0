import { anchorCode } from "@mingjian/consensus/ethereum/anchor-contract.ts";
import type { EthereumAnchor } from "@mingjian/consensus/ethereum/ethereum-anchor.ts";
import { anchorFailure } from "../anchor/anchor-words.ts";
import { configuredAnchor } from "../anchor/configured-anchor.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { troubleError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";

const pauseMs = 1000;
const mostPauses = 300;

/** `mingjian anchor deploy`: puts the contract on the chain that anchors are written to. */
export const anchorDeploy: Command = {
	summary: { zh: "把锚定合约放到链上（一次即可）", en: "Put the anchor contract on the chain, once" },
	options: [
		...settingOptions,
		{
			name: "passphrase-file",
			value: "FILE",
			about: { zh: "密钥加密时的密码文件", en: "passphrase of the key, where it is encrypted" },
		},
	],
	notes: [
		{
			zh: `需要 anchor.rpc、anchor.chainId 和有余额的锚定账户。合约只有 11 字节（${anchorCode}）：把收到的内容写入链的日志，没有所有者，不存任何东西，不能更改。把所示地址写入 anchor.contract；多座城市可共用一个。`,
			en: `Needs anchor.rpc, anchor.chainId and a funded account. The contract has eleven bytes (${anchorCode}): it writes what it is called with to the chain's log, has no owner, keeps nothing and cannot be changed. Write the address shown into anchor.contract; several cities can share one.`,
		},
	],
	examples: ["anchor deploy --data /var/lib/mingjian"],
	async run(invocation) {
		const { values, environment, language, terminal } = invocation;
		// The contract is what this command is there to make: its address need not be known yet.
		const nowhere = { "anchor.contract": `0x${"0".repeat(40)}` };
		const { configuration } = readSettings(invocation, nowhere);
		const anchor = await configuredAnchor(configuration, { file: values["passphrase-file"], environment });
		const contract = await deploy(anchor).catch((error) => {
			throw anchorFailure(error);
		});
		const said = {
			zh: "锚定合约已在链上，写入 anchor.contract：",
			en: "The anchor contract is on the chain. Write into anchor.contract:",
		}[language];
		return {
			document: { contract, chain: anchor.chain },
			lines: [`${terminal.style("good", "✓")} ${said} ${contract}`],
		};
	},
};

async function deploy(anchor: EthereumAnchor): Promise<string> {
	const posting = await anchor.prepareContract();
	await anchor.send(posting);
	for (let pauses = 0; pauses < mostPauses; pauses++) {
		const contract = await anchor.contractOf(posting.ref);
		if (contract) return contract;
		await new Promise((resolve) => setTimeout(resolve, pauseMs));
	}
	throw troubleError(
		"anchor-waiting",
		{
			zh: `交易 ${posting.ref} 五分钟仍未入块`,
			en: `the transaction ${posting.ref} is in no block after five minutes`,
		},
		{
			advice: {
				zh: "用区块浏览器查看该交易；入块后合约地址在其收据中。",
				en: "Look at it in an explorer of the chain: once it is in a block, its receipt names the contract.",
			},
		},
	);
}
