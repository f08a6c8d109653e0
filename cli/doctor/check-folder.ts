import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";
import { DirectoryInUse, lockDirectory } from "@mingjian/node/store/directory-lock.ts";
import { unlockKey } from "../keys/key-file.ts";
import { readKeyFile } from "../keys/read-key.ts";
import type { DataFolder } from "../node/data-folder.ts";
import { readGenesis } from "../node/read-genesis.ts";
import { bad, type CheckFinding, good, notice } from "./finding.ts";

const fromBackup = { zh: "请从备份恢复。", en: "Restore it from the backup." };

/**
 * Holds the folder while its files are looked at, so that no node starts meanwhile; undefined where a node runs on it. Where the folder
 * cannot be written to, no node can start either.
 */
export async function holdFolder({ root }: DataFolder): Promise<{ release(): Promise<void> } | undefined> {
	try {
		return await lockDirectory(root);
	} catch (error) {
		if (error instanceof DirectoryInUse) return undefined;
		return { release: async () => {} };
	}
}

/** What a node's folder holds besides its record: the genesis document and the keys. */
export function checkFolder(folder: DataFolder): CheckFinding[] {
	if (!existsSync(folder.genesis)) {
		if (existsSync(join(folder.root, "record"))) {
			return [
				bad(
					"genesis",
					{ zh: `有账本而没有 ${folder.genesis}`, en: `there is a record but no ${folder.genesis}` },
					fromBackup,
				),
			];
		}
		return [
			notice(
				"data",
				{ zh: `${folder.root} 中还没有账本`, en: `there is no record in ${folder.root} yet` },
				{ zh: "mingjian start 会建立它。", en: "mingjian start founds it." },
			),
		];
	}
	return [
		...checkGenesis(folder),
		...checkKey(folder.logKey, true),
		...checkKey(folder.operatorKey, false),
		...checkCondemned(folder),
	];
}

/** Stores a running node found damaged and left word of. */
function checkCondemned({ root }: DataFolder): CheckFinding[] {
	return ["state", "tiles", "index"]
		.filter((store) => existsSync(join(root, `${store}.condemned`)))
		.map((store) =>
			notice(
				"condemned",
				{ zh: `节点发现 ${store} 损坏而停止`, en: `the node found its ${store} damaged and stopped` },
				{
					zh: "下次启动时会从账本重新生成；若反复出现，请检查磁盘。",
					en: "The next start makes it again from the record; if it comes back, check the disk.",
				},
			),
		);
}

function checkGenesis(folder: DataFolder): CheckFinding[] {
	try {
		const genesis = readGenesis(folder.genesis);
		const { policy } = genesis.services.governance as { policy: { logKeys: readonly string[] } };
		const found = [
			good(
				"genesis",
				`账本 ${genesis.ledger}（${genesis.origin}）`,
				`ledger ${genesis.ledger} (${genesis.origin})`,
			),
		];
		if (!existsSync(folder.logKey)) return found;
		const file = readKeyFile(folder.logKey);
		if (file.encrypted) return found;
		const vkey = vkeyOf(logKey(genesis.origin, unlockKey(file, undefined).secretKey));
		if (policy.logKeys.includes(vkey)) return found;
		return [
			...found,
			notice(
				"log-key",
				{
					zh: `${folder.logKey} 不是账本创立时的签名密钥`,
					en: `${folder.logKey} is not the key the ledger's log began with`,
				},
				{
					zh: "更换过账本密钥的，这是对的；否则请从备份恢复 keys/。节点启动时会与现行政策核对。",
					en: "That is right where the log's key was replaced; otherwise restore keys/ from the backup. The node compares with the policy in force when it starts.",
				},
			),
		];
	} catch (error) {
		const message = (error as Error).message;
		return [
			bad(
				"genesis",
				{ zh: `${folder.genesis} 不可用：${message}`, en: `${folder.genesis} cannot be used: ${message}` },
				fromBackup,
			),
		];
	}
}

function checkKey(path: string, needed: boolean): CheckFinding[] {
	if (!existsSync(path)) {
		const words = { zh: `缺少 ${path}`, en: `${path} is missing` };
		return [needed ? bad("key", words, fromBackup) : notice("key", words)];
	}
	const open = statSync(path).mode & 0o077;
	if (open === 0) return [good("key", `${path} 只有所有者可读`, `only its owner may read ${path}`)];
	return [
		bad(
			"key",
			{ zh: `其他用户能读 ${path}`, en: `other users may read ${path}` },
			{
				zh: `运行 chmod 600 ${path}；若可能已泄露，更换密钥。`,
				en: `Run chmod 600 ${path}; replace the key if it may have been read.`,
			},
		),
	];
}
