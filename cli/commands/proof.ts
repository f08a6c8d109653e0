import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { replaceFile } from "../keys/write-file.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Command, Invocation, Option, Outcome } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { connect } from "../remote/connect.ts";

const url = { name: "URL", about: { zh: "节点网址", en: "the node" } };

/** Where a file goes that a command fetched. */
export const outOption: Option = {
	name: "out",
	value: "FILE",
	about: { zh: "写入文件（默认输出到屏幕）", en: "write it to a file (printed if not given)" },
};

/** `mingjian proof`: the proof file of an entry. */
export const proof: Command = {
	summary: { zh: "取得一次登记的证明文件", en: "Get the proof file of an entry" },
	positionals: [
		url,
		{ name: "ENTRY", about: { zh: "交易标识或账本序号", en: "transaction id or log index" } },
	],
	options: [outOption],
	examples: ["proof https://record.example 42 --out 42.tlog-proof"],
	async run(invocation) {
		const [address, at] = invocation.positionals as [string, string];
		if (!/^(\d{1,15}|[0-9a-f]{64})$/.test(at)) {
			throw usageError(
				"entry-reference",
				{
					zh: "应为交易标识（64 位小写十六进制）或账本序号",
					en: "give a transaction id (64 lowercase hex digits) or a log index",
				},
				{ details: [plain(at)] },
			);
		}
		const file = await connect(address, invocation).proof(at);
		if (file) return deliver(file, invocation);
		throw refusedError(
			"entry-unknown",
			{ zh: `账本上没有这一项：${at}`, en: `the record has no such entry: ${at}` },
			{
				advice: {
					zh: "区块结束项没有单独的证明；请核对标识或序号。",
					en: "The end of a block has no proof of its own; check the id or index.",
				},
			},
		);
	},
};

/** `mingjian state-proof`: the proof file of a record as it is now, or of its absence. */
export const stateProof: Command = {
	summary: {
		zh: "取得一条记录现状（或不存在）的证明文件",
		en: "Get the proof file of a record as it is now, or of its absence",
	},
	positionals: [url, { name: "KEY", about: { zh: "集合/键", en: "collection/key" } }],
	options: [outOption],
	examples: ["state-proof https://record.example catalogue.item/CODE --out item.tlog-proof"],
	async run(invocation) {
		const [address, key] = invocation.positionals as [string, string];
		return deliver(await connect(address, invocation).stateProof(key), invocation);
	},
};

/** Puts a fetched file where it was asked for. */
export function deliver(
	file: Uint8Array,
	{ values, language }: Pick<Invocation, "values" | "language">,
): Outcome {
	const text = fromUtf8(file);
	const { out } = values;
	if (out === undefined) return { document: { file: text }, lines: [text.replace(/\n$/, "")] };
	replaceFile(out, file);
	const said = { zh: `已写入 ${out}（${file.length} 字节）`, en: `wrote ${out} (${file.length} bytes)` };
	return { document: { out, bytes: file.length }, lines: [said[language]] };
}
