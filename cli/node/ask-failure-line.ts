import type { AskFailure } from "@mingjian/node/witness/ask-witness.ts";

const words: Readonly<Record<AskFailure, string>> = {
	"witness-unreachable": "见证方联系不上 / witness cannot be reached",
	"witness-conflict":
		"见证方见过另一份或更长的账本：可能有人分叉，或本节点的数据比以前旧，请立即查明 / witness knows another or a longer log: somebody forked it, or these files are older than before; find out at once",
	"witness-refused": "见证方拒绝联署 / witness refused to cosign",
	"witness-signature": "见证方的签名不是它的 / witness answered with a signature that is not its own",
};

/** One line for the operator about a witness that did not cosign, in both languages: it is written by the node, not for one reader. */
export function askFailureLine(failure: AskFailure, detail: string): string {
	return `${failure}: ${words[failure]} (${detail})`;
}
