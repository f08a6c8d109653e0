import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Checkpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { type ForkRefusal, parseFork, verifyFork } from "@mingjian/ledger/note/fork.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type Finding, refusal } from "./finding.ts";

/** Whether two checkpoints prove that the log showed different people different pasts. */
export function verifyForkFile(bytes: Uint8Array, policy: PublishedPolicy): Finding {
	const evidence = parseFork(bytes);
	const verdict = evidence.ok ? verifyFork(evidence.value, policy) : evidence;
	if (!verdict.ok) return refusal("fork", verdict.reason, wordsOf(verdict.reason));
	const { older, newer } = verdict.value;
	return {
		ok: true,
		kind: "fork",
		headline: {
			zh: "已证明：账本分叉。同一账本密钥签署了两份互相矛盾的账本",
			en: "Proved: the log was forked. One key of the log signed two pasts that cannot both be true",
		},
		facts: [
			[{ zh: "账本", en: "Log" }, older.origin],
			[{ zh: "其一", en: "One" }, position(older)],
			[{ zh: "其二", en: "The other" }, position(newer)],
		],
		cautions: [
			{
				zh: "请保存此文件，交给城市、审计机关和见证方；在查明之前不要相信该账本较新的证明。",
				en: "Keep this file and give it to the city, its auditors and witnesses. Until it is explained, believe no newer proof of this log.",
			},
		],
		members: { older: facts(older), newer: facts(newer) },
	};
}

function facts({ size, root }: Checkpoint) {
	return { size, root: toBase64(root) };
}

function position({ size, root }: Checkpoint): Words {
	const text = toBase64(root);
	return { zh: `${size} 项，根 ${text}`, en: `${size} leaves, root ${text}` };
}

function wordsOf(reason: ForkRefusal): Words {
	if (reason === "fork-unreadable")
		return { zh: "文件残缺或被改动过。", en: "The file is damaged or was changed." };
	if (reason === "fork-none")
		return {
			zh: "这两份检查点并不矛盾，或者文件没有证明它们矛盾。",
			en: "The two checkpoints do not contradict each other, or the file does not show that they do.",
		};
	return explain(reason);
}
