import { existsSync } from "node:fs";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";
import { consortiumMissing } from "../consortium/consortium-missing.ts";
import type { OwnKey } from "../keys/key-file.ts";
import { type PassphraseSource, readKey } from "../keys/read-key.ts";
import { createFile } from "../keys/write-file.ts";
import { troubleError } from "../program/cli-error.ts";
import { type DataFolder, furtherLogKeyFiles, operatorAccount } from "./data-folder.ts";
import { makeKey } from "./make-key.ts";
import { readGenesis } from "./read-genesis.ts";

/** What a node begins with, on disk. */
export interface Founding {
	readonly genesis: GenesisDocument;
	readonly logKey: OwnKey;
	/** Further keys of the log, while it is being replaced. */
	readonly furtherLogKeys: readonly OwnKey[];
	/** True where this start made the genesis document. */
	readonly fresh: boolean;
}

/**
 * Reads what the ledger was founded with, or founds it: keys first, then the genesis document that names them, each durable before the
 * next. Refuses a folder with a record and no genesis document, and one whose log key is missing (exit 3).
 */
export function found(
	folder: DataFolder,
	configuration: Configuration,
	passphrase: PassphraseSource,
): Founding {
	const fresh = !existsSync(folder.genesis);
	if (fresh) {
		if (existsSync(`${folder.root}/record`)) throw genesisMissing(folder);
		if (configuration.consensus === "cometbft") throw consortiumMissing(folder);
		makeKey(folder, "logKey", undefined);
		const operator = makeKey(folder, "operatorKey", operatorAccount, passphrase);
		const log = readKey(folder.logKey, passphrase);
		createFile(
			folder.genesis,
			`${JSON.stringify(genesisOf(configuration, log, operator), undefined, "\t")}\n`,
		);
	}
	const genesis = readGenesis(folder.genesis);
	if (!existsSync(folder.logKey)) throw logKeyMissing(folder);
	const own = readKey(folder.logKey, passphrase);
	const furtherLogKeys = furtherLogKeyFiles(folder).map((path) => readKey(path, passphrase));
	return { genesis, logKey: own, furtherLogKeys, fresh };
}

/**
 * Refuses a node none of whose keys the policy in force names as the log's (exit 3): nobody would believe what it signs. With `tell`, as
 * in a consortium, such a node only says so: it may be one the members have not admitted yet, or have removed.
 */
export function checkLogKeys(
	{ logKey: path }: DataFolder,
	{ genesis, logKey: own, furtherLogKeys }: Founding,
	inForce: readonly string[],
	tell?: (line: string) => void,
): void {
	const vkeys = [own, ...furtherLogKeys].flatMap(({ algorithm, secretKey }) =>
		algorithm === "Ed25519" ? [vkeyOf(logKey(genesis.origin, secretKey))] : [],
	);
	if (vkeys.some((vkey) => inForce.includes(vkey))) return;
	if (tell) {
		tell(`${path}: not a key of the log in force; this node follows, and its signature counts for nothing`);
		return;
	}
	throw troubleError(
		"log-key-other",
		{ zh: `${path} 不是本账本的签名密钥`, en: `${path} is not the key of this ledger's log` },
		{ advice: { zh: "请从备份恢复原来的密钥文件。", en: "Restore the original key file from the backup." } },
	);
}

function genesisOf(configuration: Configuration, log: OwnKey, operator: OwnKey): GenesisDocument {
	const { ledger, origin, city, passkey } = configuration;
	const vkey = vkeyOf(logKey(origin, log.secretKey));
	const keys = [{ algorithm: operator.algorithm, publicKey: toBase64(operator.signer.publicKey) }];
	const name = { zh: `${city.name.zh}账本运维方`, en: `Operator of the record of ${city.name.en}` };
	return {
		ledger,
		origin,
		timeMs: Date.now(),
		members: [vkey],
		services: {
			identity: { operators: [{ id: operatorAccount, name, keys }] },
			governance: {
				city: { name: { ...city.name }, divisionCode: city.divisionCode },
				policy: { origin, logKeys: [vkey], cosigners: [], quorum: 0, changeQuorum: 1 },
				passkeys: { rpId: passkey.rpId, origins: passkey.origins },
			},
		},
	};
}

function genesisMissing({ genesis }: DataFolder) {
	return troubleError(
		"genesis-missing",
		{ zh: `有账本而没有 ${genesis}`, en: `there is a record but no ${genesis}` },
		{
			advice: {
				zh: "请从备份恢复 genesis.json 和 keys/；不要新建，否则账本将无法核验。",
				en: "Restore genesis.json and keys/ from the backup; a new one would make the record unverifiable.",
			},
		},
	);
}

function logKeyMissing({ logKey: path }: DataFolder) {
	return troubleError(
		"log-key-missing",
		{ zh: `缺少账本签名密钥 ${path}`, en: `the log's key ${path} is missing` },
		{ advice: { zh: "请从备份恢复 keys/。", en: "Restore keys/ from the backup." } },
	);
}
