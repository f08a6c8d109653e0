import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { assembleNode } from "@mingjian/node/assemble.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { lockDirectory } from "@mingjian/node/store/directory-lock.ts";
import { witnessPlace } from "@mingjian/node/witness/witness-place.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { consortiumSetting } from "../consortium/consortium-setting.ts";
import type { PassphraseSource } from "../keys/read-key.ts";
import { troubleError } from "../program/cli-error.ts";
import { askFailureLine } from "./ask-failure-line.ts";
import { dataFolder } from "./data-folder.ts";
import { checkLogKeys, type Founding, found } from "./first-start.ts";
import { nodeTrouble } from "./node-trouble.ts";

/** A node that may serve, and what it was founded with. */
export interface OpenedNode extends Founding {
	readonly node: RunningNode;
}

export interface OpeningSetting {
	/** Hears what opening does beyond reading. */
	readonly note: (line: string) => void;
	/** Where time does not come from the machine. */
	readonly clock?: () => number;
}

/** Founds the ledger where there is none and opens the node. Refuses in words what a person can do something about (exit 3). */
export async function openNode(
	configuration: Configuration,
	passphrase: PassphraseSource,
	{ note, clock }: OpeningSetting,
): Promise<OpenedNode> {
	const folder = dataFolder(configuration.dataDirectory);
	const consortium = configuration.consensus === "cometbft";
	try {
		// Held before the first file is written: two first starts would each found a ledger of their own.
		const lock = await lockDirectory(folder.root);
		try {
			const founding = found(folder, configuration, passphrase);
			checkLedger(configuration, founding);
			const node = await assemble(configuration, founding, { note, ...(clock ? { clock } : {}) });
			try {
				checkLogKeys(folder, founding, node.policy.logKeys, consortium ? note : undefined);
			} catch (error) {
				await node.close();
				throw error;
			}
			return { ...founding, node };
		} catch (error) {
			await lock.release();
			throw error;
		}
	} catch (error) {
		throw nodeTrouble(error, folder.root);
	}
}

function assemble(
	configuration: Configuration,
	{ genesis, logKey, furtherLogKeys }: Founding,
	more: OpeningSetting,
): Promise<RunningNode> {
	const { dataDirectory, block, cosigning } = configuration;
	const { passkeys } = genesis.services.governance as unknown as { passkeys: PasskeyPolicy };
	return assembleNode({
		directory: dataDirectory,
		genesis,
		contracts,
		logSeed: logKey.secretKey,
		furtherLogSeeds: furtherLogKeys.map(({ secretKey }) => secretKey),
		// From the genesis document, not the configuration: every node must judge a passkey alike.
		passkeys,
		consortium:
			configuration.consensus === "cometbft"
				? {
						...consortiumSetting(dataFolder(dataDirectory), configuration),
						snapshotRefused: (code) => more.note(`snapshot: ${code}`),
					}
				: undefined,
		solo: {
			blockIntervalMs: block.intervalMs,
			maxBlockEntries: block.maxEntries,
			maxBlockBytes: block.maxBytes,
			maxWaiting: block.maxWaiting,
		},
		cosigning: {
			witnesses: cosigning.witnesses.flatMap((text) => witnessPlace(text) ?? []),
			told: (failure, detail) => more.note(askFailureLine(failure, detail)),
		},
		...more,
	});
}

function checkLedger({ ledger, origin, dataDirectory }: Configuration, { genesis }: Founding): void {
	if (genesis.ledger === ledger && genesis.origin === origin) return;
	throw troubleError(
		"ledger-other",
		{
			zh: `${dataDirectory} 属于账本 ${genesis.ledger}（${genesis.origin}），配置的是 ${ledger}（${origin}）`,
			en: `${dataDirectory} belongs to ledger ${genesis.ledger} (${genesis.origin}); the configuration says ${ledger} (${origin})`,
		},
		{
			advice: {
				zh: "请改正配置中的 ledger 和 origin，或换一个数据目录（--data）。",
				en: "Correct ledger and origin in the configuration, or choose another data folder (--data).",
			},
		},
	);
}
