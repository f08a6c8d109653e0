import { randomBytes } from "node:crypto";
import { composeEnvelope, freshNonce } from "@mingjian/client/api/compose.ts";
import type { Json, Payload } from "@mingjian/ledger/record/payload.ts";
import type { ActionManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { schemaFaults } from "@mingjian/ledger/runtime/validators.ts";
import { describeFaults } from "@mingjian/node/http/problems/fault-words.ts";
import type { OwnKey } from "../keys/key-file.ts";
import { readKey } from "../keys/read-key.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Invocation, Option, Outcome } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { showTime } from "../program/show-time.ts";
import { columns } from "../program/text-width.ts";
import { connect, urlOption } from "../remote/connect.ts";
import { describeValue, type WordedSchema } from "./describe-value.ts";

/** Options of every command that signs an act. */
export const signingOptions: readonly Option[] = [
	{
		name: "input",
		value: "JSON",
		about: { zh: "全部内容，JSON 或 @文件", en: "the whole input, as JSON or @FILE" },
	},
	{
		name: "key",
		value: "FILE",
		about: { zh: "密钥文件；可给多个，第一个为登记人", en: "key file; further ones cosign" },
		many: true,
	},
	{
		name: "as",
		value: "ACCOUNT",
		about: { zh: "登记账户（默认取自密钥文件）", en: "account that acts (the key file's if not given)" },
	},
	{
		name: "for",
		value: "ACCOUNT",
		about: { zh: "代表的机构或委托人", en: "department or citizen acted for" },
	},
	urlOption,
	{
		name: "ledger",
		value: "ID",
		about: { zh: "账本标识（默认询问节点）", en: "ledger id (the node is asked if not given)" },
	},
	{ name: "dry-run", about: { zh: "只显示将签署的内容", en: "only show what would be signed" } },
	{
		name: "passphrase-file",
		value: "FILE",
		about: { zh: "密钥的密码文件", en: "file with the keys' passphrase" },
	},
];

/** Something to sign and submit. */
export interface Wanted {
	readonly service: string;
	readonly action: string;
	readonly input: Json;
	/** Known here, so that the input can be checked before anybody signs. */
	readonly manifest: ActionManifest | undefined;
}

/** Signs an act with the keys given and posts it; with --dry-run shows the payload only. Refuses an input that misses its schema (exit 1). */
export async function submitAct(wanted: Wanted, invocation: Invocation): Promise<Outcome> {
	const { service, action, input, manifest } = wanted;
	if (manifest) checkInput(manifest, input, invocation);
	const keys = keysOf(invocation);
	const client = connect(invocation.values.url, invocation);
	const payload: Payload = {
		ledger: invocation.values.ledger ?? (await client.ledger()),
		service,
		action,
		input,
		...whoActs(keys, invocation),
		issuedAt: Date.now(),
		nonce: freshNonce((size) => new Uint8Array(randomBytes(size))),
	};
	if (invocation.flags.has("dry-run")) {
		return { document: payload, lines: [JSON.stringify(payload, undefined, "\t")] };
	}
	const receipt = await client.post(
		await composeEnvelope(
			payload,
			keys.map(({ signer }) => signer),
		),
	);
	return receiptOutcome(receipt, manifest?.result as WordedSchema | undefined, invocation);
}

function checkInput({ input: schema }: ActionManifest, input: Json, { language }: Invocation): void {
	const faults = schemaFaults(schema, input);
	if (faults.length === 0) return;
	throw refusedError(
		"input-invalid",
		{ zh: "填写内容不符合要求，没有提交", en: "the input does not fit; nothing was sent" },
		{
			details: describeFaults(faults, language).map(({ pointer, detail }) =>
				plain(`${pointer || "/"}  ${detail}`),
			),
			advice: {
				zh: "用 --help 查看各项；--dry-run 显示将签署的内容。",
				en: "See --help for each member; --dry-run shows what would be signed.",
			},
		},
	);
}

function keysOf({ lists, values, environment }: Invocation): OwnKey[] {
	const files = lists.key ?? [];
	if (files.length === 0) {
		throw usageError(
			"key-missing",
			{ zh: "需要签署用的密钥：--key 文件", en: "a key to sign with is needed: --key FILE" },
			{ advice: { zh: "用 mingjian keys new 生成。", en: "mingjian keys new makes one." } },
		);
	}
	return files.map((file) => readKey(file, { file: values["passphrase-file"], environment }));
}

function whoActs([first]: readonly OwnKey[], { values }: Invocation): Pick<Payload, "actor" | "onBehalfOf"> {
	const actor = values.as ?? first!.account;
	const { for: subject } = values;
	if (actor === undefined) {
		throw usageError("actor-missing", {
			zh: "密钥文件没有写明账户：加 --as 账户",
			en: "the key file names no account: add --as ACCOUNT",
		});
	}
	return { actor, ...(subject === undefined ? {} : { onBehalfOf: subject }) };
}

function receiptOutcome(
	receipt: {
		readonly id: string;
		readonly index: number;
		readonly height: number;
		readonly timeMs: number;
		readonly result: Json;
	},
	schema: WordedSchema | undefined,
	{ terminal, language }: Invocation,
): Outcome {
	const { id, index, height, timeMs, result } = receipt;
	const words = {
		zh: { done: "已登记", id: "标识", index: "序号", time: "时间" },
		en: { done: "On the record", id: "Id", index: "Index", time: "Time" },
	}[language];
	const rows = [
		[words.id, id],
		[words.index, String(index)],
		[words.time, `${showTime(timeMs)}  (#${height})`],
	];
	return {
		document: receipt,
		lines: [
			`${terminal.style("good", "✓")} ${words.done}`,
			...columns(rows).map((line) => `  ${line}`),
			...(result === null ? [] : describeValue(result, schema, language).map((line) => `  ${line}`)),
		],
	};
}
