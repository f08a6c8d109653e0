import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Contradiction, ShownCheckpoint } from "@mingjian/client/anchor/check-anchored.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { replaceFile } from "../keys/write-file.ts";

/** Evidence that was kept: its files and what they are worth. */
export interface KeptEvidence {
	readonly files: readonly string[];
	/** Whether anybody can check it. */
	readonly proves: boolean;
}

/** Keeps the two checkpoints that contradict each other: as one `.fork` file where that proves it to anybody, else as they are. The same evidence has the same name. */
export function keepEvidence(
	{ evidence, earlier }: Contradiction,
	shown: Pick<ShownCheckpoint, "note">,
	folder = ".",
): KeptEvidence {
	mkdirSync(folder, { recursive: true });
	const name = join(folder, `fork-${toHex(sha256(evidence ?? earlier.note)).slice(0, 12)}`);
	const files: [string, Uint8Array][] = evidence
		? [[`${name}.fork`, evidence]]
		: [
				[`${name}.earlier.checkpoint`, earlier.note],
				[`${name}.shown.checkpoint`, shown.note],
			];
	for (const [path, octets] of files) replaceFile(path, octets);
	return { files: files.map(([path]) => path), proves: evidence !== undefined };
}

/** What is said of evidence that was kept. */
export function evidenceWords({ files, proves }: KeptEvidence): Words {
	const named = files.join("  ");
	return proves
		? {
				zh: `分叉证据已保存：${named}（任何人可用 mingjian verify 核验，请交给城市、审计机关和见证方）`,
				en: `Evidence of the fork kept: ${named} (anybody can check it with mingjian verify; give it to the city, its auditors and witnesses)`,
			}
		: {
				zh: `两份检查点已保存：${named}（合在一起尚不能向他人证明分叉，请保留并报告）`,
				en: `Both checkpoints kept: ${named} (together they do not prove a fork to others yet; keep and report them)`,
			};
}
