import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { COSIGNER_KEY, formatVkey, LOG_KEY, parseVkey, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { logKey } from "@mingjian/node/pipeline/log-key.ts";
import { lockDirectory } from "@mingjian/node/store/directory-lock.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { Witness, type WitnessedLog } from "@mingjian/node/witness/witness.ts";
import { WitnessBook } from "@mingjian/node/witness/witness-book.ts";
import { witnessServer } from "@mingjian/node/witness/witness-server.ts";
import { required } from "../backup/read-identities.ts";
import { formatKeyFile } from "../keys/key-file.ts";
import { readKey } from "../keys/read-key.ts";
import { createFile, replaceFile, secretFolder } from "../keys/write-file.ts";
import { nodeTrouble } from "../node/node-trouble.ts";
import { stopSignal } from "../node/until-stopped.ts";
import { usageError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { integerOption } from "../program/parse-options.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian witness`: cosigns the checkpoints of others' logs for as long as they only grow. */
export const witness: Command = {
	summary: {
		zh: "见证别人的账本（C2SP tlog-witness）",
		en: "Witness the logs of others (C2SP tlog-witness)",
	},
	options: [
		{
			name: "name",
			value: "NAME",
			about: {
				zh: "见证方名称，如 witness.example/w1（必填）",
				en: "the witness's name, such as witness.example/w1 (required)",
			},
		},
		{
			name: "log",
			value: "VKEY",
			many: true,
			about: {
				zh: "见证哪个账本：其公钥；可给多个（必填）",
				en: "a log to witness: its verifier key; may be given again (required)",
			},
		},
		{
			name: "data",
			value: "FOLDER",
			about: { zh: "见证方的数据目录（默认 witness）", en: "the witness's folder (witness if not given)" },
		},
		{
			name: "host",
			value: "ADDRESS",
			about: { zh: "监听地址（默认仅本机）", en: "address to listen at (this machine only if not given)" },
		},
		{
			name: "port",
			value: "N",
			about: { zh: "端口（默认 8411，0 为任选）", en: "port (8411 if not given, 0 for any)" },
		},
		{
			name: "passphrase-file",
			value: "FILE",
			about: { zh: "密钥加密时的密码文件", en: "passphrase of the key, where it is encrypted" },
		},
	],
	notes: [
		{
			zh: "首次启动在数据目录生成见证密钥。见证方记住每个账本最近一次联署的检查点；不是由它增长而来的一律拒绝，能证明分叉时把证据存为 fork-….fork，可用 mingjian verify 核验。数据目录不可回退到旧备份：那样它会为另一段历史联署。",
			en: "The first start makes the witness's key in its folder. It remembers the checkpoint of each log it cosigned last and refuses what did not grow from it; where a fork can be proved, the evidence is kept as fork-….fork, which mingjian verify reads. Never put an older copy of the folder back: it would cosign another past.",
		},
	],
	examples: [
		"witness --name witness.example/w1 --log mingjian.example/pingshan+0e8c…+AX… --data witness --port 8411",
	],
	async run(invocation) {
		const folder = resolve(invocation.values.data ?? "witness");
		const name = required(invocation.values, "name", ["见证方名称", "the witness's name"]);
		const logs = logsOf(invocation.lists.log ?? []);
		try {
			const lock = await lockDirectory(folder);
			try {
				return await serve({ folder, name, logs }, invocation);
			} finally {
				await lock.release();
			}
		} catch (error) {
			throw nodeTrouble(error, folder);
		}
	},
};

interface Serving {
	readonly folder: string;
	readonly name: string;
	readonly logs: readonly WitnessedLog[];
}

async function serve({ folder, name, logs }: Serving, invocation: Invocation) {
	const { values, terminal, environment, language } = invocation;
	const signer = logKey(name, keyOf(folder, { file: values["passphrase-file"], environment }));
	const vkey = formatVkey(verifierKey(name, COSIGNER_KEY, signer.publicKey));
	const book = await WitnessBook.open(diskFiles, join(folder, "logs"));
	const words = language === "zh" ? zh : en;
	const forked = (evidence: Uint8Array, origin: string) => {
		const file = join(folder, `fork-${randomBytes(6).toString("hex")}.fork`);
		replaceFile(file, evidence);
		terminal.note(`${terminal.style("bad", "✗")} ${words.forked} ${origin}: ${file}`);
	};
	const judge = new Witness({ book, signer, logs, clock: Date.now, forked });
	const server = witnessServer(judge, vkey, (error) => terminal.note(String((error as Error).message)));
	const stopped = stopSignal();
	const port = values.port === undefined ? 8411 : integerOption("port", values.port, [0, 65_535]);
	await new Promise<void>((done, reject) => {
		server.once("error", reject);
		server.listen(port, values.host ?? "127.0.0.1", done);
	});
	const { address, port: at, family } = server.address() as { address: string; port: number; family: string };
	const url = `http://${family === "IPv6" ? `[${address}]` : address}:${at}`;
	if (terminal.json)
		terminal.print(JSON.stringify({ url, vkey, logs: logs.map(({ origin }) => origin), data: folder }));
	else
		announce(
			[
				[words.url, url],
				[words.key, vkey],
				...logs.map(({ origin }) => [words.log, origin]),
				[words.data, folder],
			],
			words,
			invocation,
		);
	await stopped;
	await new Promise<void>((done) => {
		server.close(() => done());
		server.closeIdleConnections();
	});
	return { document: { stopped: true }, lines: [] };
}

function announce(rows: string[][], words: typeof zh, { terminal }: Invocation): void {
	terminal.print(`${terminal.style("good", "✓")} ${words.running}`);
	for (const line of columns(rows)) terminal.print(`  ${line}`);
	terminal.print(words.publish);
}

/** The witness's seed; a first start makes its key. Refuses any other algorithm. */
function keyOf(folder: string, passphrase: Parameters<typeof readKey>[1]): Uint8Array {
	const path = join(folder, "key.json");
	if (!existsSync(path)) {
		secretFolder(folder);
		createFile(
			path,
			formatKeyFile({ algorithm: "Ed25519", secretKey: new Uint8Array(randomBytes(32)) }),
			0o600,
		);
	}
	const key = readKey(path, passphrase);
	if (key.algorithm === "Ed25519") return key.secretKey;
	throw usageError("key-algorithm", { zh: "见证密钥应为 Ed25519", en: "the key of a witness is Ed25519" });
}

/** Verifier keys by the origin they name; several keys of one log may be given. */
function logsOf(vkeys: readonly string[]): WitnessedLog[] {
	const keys = vkeys.map((vkey) => {
		const read = parseVkey(vkey);
		if (read.ok && read.value.type === LOG_KEY) return read.value;
		throw usageError(
			"option-value",
			{ zh: "--log 应为账本的公钥（vkey）", en: "--log must be the verifier key of a log" },
			{ details: [plain(vkey)] },
		);
	});
	if (keys.length === 0)
		throw usageError("option-missing", {
			zh: "需要 --log：见证哪个账本",
			en: "--log is needed: which log to witness",
		});
	return [...new Set(keys.map(({ name }) => name))].map((origin) => ({
		origin,
		keys: keys.filter(({ name }) => name === origin),
	}));
}

const zh = {
	running: "见证方运行中",
	url: "网址",
	key: "公钥",
	log: "见证",
	data: "数据",
	publish: "把公钥和网址交给账本的运维方（cosigning.witnesses），并把公钥公布给核验者。",
	forked: "发现账本分叉，证据已保存：",
};
const en: typeof zh = {
	running: "Witness running",
	url: "URL",
	key: "Verifier key",
	log: "Witnesses",
	data: "Data",
	publish:
		"Give key and address to the operator of the log (cosigning.witnesses), and publish the key to those who verify.",
	forked: "a log was forked; the evidence is kept:",
};
