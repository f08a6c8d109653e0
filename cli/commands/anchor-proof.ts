import { readProofFile } from "@mingjian/client/verify/read-proof-file.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { parseCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { parseNote } from "@mingjian/ledger/note/note.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Command } from "../program/command.ts";
import { readInput } from "../program/read-input.ts";
import { connect } from "../remote/connect.ts";
import { deliver, outOption } from "./proof.ts";

const mostBytes = 32 << 20;

/** `mingjian anchor proof`: the anchor proof that goes with a proof file. */
export const anchorProof: Command = {
	summary: {
		zh: "取得与证明文件相配的锚定证明",
		en: "Get the anchor proof that goes with a proof file",
	},
	positionals: [
		{ name: "URL", about: { zh: "节点网址", en: "the node" } },
		{ name: "FILE", about: { zh: "证明文件 .tlog-proof", en: "a proof file .tlog-proof" } },
	],
	options: [outOption],
	examples: ["anchor proof https://record.example 42.tlog-proof --out 42.anchor"],
	async run(invocation) {
		const [url, path] = invocation.positionals as [string, string];
		const file = readProofFile(readInput(path, mostBytes));
		if (!file.ok) throw refusedError(file.reason, explain(file.reason));
		const { index, checkpoint } = file.value;
		const note = parseNote(checkpoint);
		const shown = note.ok ? parseCheckpoint(note.value.text) : note;
		if (!shown.ok) throw refusedError(shown.reason, explain(shown.reason));
		return deliver(await connect(url, invocation).anchorProof(index, shown.value.size), invocation);
	},
};
