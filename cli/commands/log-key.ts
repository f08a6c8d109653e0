import { randomBytes } from "node:crypto";
import { verifyCheckpoint } from "@mingjian/ledger/note/policy.ts";
import { parseVkey } from "@mingjian/ledger/note/vkey.ts";
import { logKey, vkeyOf } from "@mingjian/node/pipeline/log-key.ts";
import { formatKeyFile } from "../keys/key-file.ts";
import { createFile, secretFolder } from "../keys/write-file.ts";
import { policyNow, publishingOptions, publishKeys } from "../log-key/publish-log-keys.ts";
import { dataFolder, furtherLogKeyFiles } from "../node/data-folder.ts";
import { nodeTrouble } from "../node/node-trouble.ts";
import { readGenesis } from "../node/read-genesis.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { plain } from "../program/language.ts";

const vkey = {
	name: "VKEY",
	about: { zh: "账本公钥（vkey）", en: "the log's verifier key (vkey)" },
};

/** `mingjian log-key new`: makes a further key of the log, for this node to sign with once the policy names it. */
export const logKeyNew: Command = {
	summary: { zh: "生成新的账本签名密钥", en: "Make a new key for the log" },
	options: [...settingOptions],
	notes: [
		{
			zh: "写入 keys/log-N.json 并显示公钥。重新启动节点使其读入；在信任政策写入该公钥之前，节点不用它签名。",
			en: "Writes keys/log-N.json and shows the public key. Start the node again so that it reads it; the node signs with it only once the trust policy names it.",
		},
	],
	examples: ["log-key new --data /var/lib/mingjian"],
	async run(invocation) {
		const folder = dataFolder(readSettings(invocation).configuration.dataDirectory);
		try {
			const { origin } = readGenesis(folder.genesis);
			secretFolder(folder.keys);
			const numbers = furtherLogKeyFiles(folder).map((path) => Number(/-(\d+)\.json$/.exec(path)?.[1]));
			const path = `${folder.keys}/log-${Math.max(1, ...numbers) + 1}.json`;
			const secretKey = new Uint8Array(randomBytes(32));
			createFile(path, formatKeyFile({ algorithm: "Ed25519", secretKey }), 0o600);
			const made = vkeyOf(logKey(origin, secretKey));
			return { document: { file: path, vkey: made }, lines: [made, path] };
		} catch (error) {
			throw nodeTrouble(error, folder.root);
		}
	},
};

/** `mingjian log-key introduce`: an act on the record that names a further key of the log. */
export const logKeyIntroduce: Command = {
	summary: { zh: "把新的账本公钥写入信任政策", en: "Put a new key of the log into the trust policy" },
	positionals: [vkey],
	options: publishingOptions,
	notes: [
		{
			zh: "按现行政策所需人数由运维方签署（--key 可给多个）。登记之后，节点用新旧两把密钥签署检查点，持旧政策的人可凭证明自行更新（mingjian policy --update）。",
			en: "Signed by as many operators as the policy in force asks for (several --key). From then on the node signs checkpoints with both keys, and whoever holds the old policy brings it up to date by proof (mingjian policy --update).",
		},
	],
	examples: ["log-key introduce VKEY --key operator.json"],
	async run(invocation) {
		const added = wantedKey(invocation.positionals[0]!);
		const { policy } = await policyNow(invocation);
		if (policy.logKeys.includes(added))
			throw refusedError("log-key-there", {
				zh: "信任政策已有该公钥",
				en: "the trust policy names that key already",
			});
		return await publishKeys(policy, { logKeys: [...policy.logKeys, added] }, invocation);
	},
};

/** `mingjian log-key retire`: an act on the record that ends a key of the log; what it signed stays good. */
export const logKeyRetire: Command = {
	summary: { zh: "停用旧的账本密钥", en: "End a former key of the log" },
	positionals: [vkey],
	options: [
		...publishingOptions,
		{
			name: "stolen",
			about: {
				zh: "密钥失窃：连同它以前签署的也不再可信",
				en: "it was stolen: what it signed before is not trusted either",
			},
		},
	],
	notes: [
		{
			zh: "旧密钥此前签署的凭证继续有效（信任政策中的 formerLogKeys），此后的不再有效。须待新密钥已在签署检查点。登记之后销毁旧密钥文件：把 keys/log-N.json 改名为 keys/log.json。",
			en: "What the old key signed so far stays good (formerLogKeys of the trust policy); nothing later is. The new key must be signing checkpoints already. Afterwards destroy the old key's file: rename keys/log-N.json to keys/log.json.",
		},
		{
			zh: "--stolen：旧密钥完全除名。此前的证明文件须重新索取（mingjian proof），内容不变。",
			en: "--stolen: the old key goes entirely. Proof files from before have to be fetched again (mingjian proof); what they prove is unchanged.",
		},
	],
	examples: ["log-key retire VKEY --key operator.json"],
	async run(invocation) {
		const ended = wantedKey(invocation.positionals[0]!);
		const { policy, note } = await policyNow(invocation);
		if (!policy.logKeys.includes(ended))
			throw refusedError("log-key-unknown", {
				zh: "信任政策没有该公钥",
				en: "the trust policy does not name that key",
			});
		const logKeys = policy.logKeys.filter((key) => key !== ended);
		const { quorum: _, executionQuorum: __, ...signatures } = { ...policy, logKeys };
		const without = verifyCheckpoint(note, { ...signatures, quorum: 0 });
		if (!without.ok) throw notYet(without.reason);
		if (invocation.flags.has("stolen")) return await publishKeys(policy, { logKeys }, invocation);
		const lastSize = without.value.checkpoint.size;
		const formerLogKeys = [...(policy.formerLogKeys ?? []), { key: ended, lastSize }];
		return await publishKeys(policy, { logKeys, formerLogKeys }, invocation);
	},
};

function wantedKey(text: string): string {
	if (parseVkey(text).ok) return text;
	throw usageError(
		"vkey",
		{ zh: "应为账本公钥（vkey）", en: "give a verifier key (vkey) of the log" },
		{ details: [plain(text)] },
	);
}

function notYet(reason: string) {
	return refusedError(
		"log-key-alone",
		{
			zh: "没有别的账本密钥在签署检查点，不能停用这一把",
			en: "no other key of the log signs the checkpoint, so this one cannot end",
		},
		{
			details: [{ zh: reason, en: reason }],
			advice: {
				zh: "先 mingjian log-key introduce，并重新启动持有新密钥的节点。",
				en: "First mingjian log-key introduce, and start the node again that has the new key.",
			},
		},
	);
}
