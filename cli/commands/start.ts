import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { DemoCity } from "../demo/demo-city.ts";
import type { PassphraseSource } from "../keys/read-key.ts";
import { beginAnchoring } from "../node/begin-anchoring.ts";
import { dataFolder } from "../node/data-folder.ts";
import { executorKey, vkeyOfCosigner } from "../node/executor-key.ts";
import { type OpenedNode, openNode } from "../node/open-node.ts";
import { operatorOf } from "../node/operator-key.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { scheduleBackups } from "../node/schedule-backups.ts";
import { type Served, serve } from "../node/serve.ts";
import { serverVkey } from "../node/server-vkey.ts";
import { shortPath } from "../node/short-path.ts";
import { stopSignal, untilStopped } from "../node/until-stopped.ts";
import type { Command, Invocation, Outcome } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { columns } from "../program/text-width.ts";

/** `mingjian start`: runs a node until it is told to stop. */
export const start: Command = {
	summary: { zh: "启动节点", en: "Start a node" },
	options: [
		{ name: "demo", about: { zh: "首次启动时建一座示例城市", en: "fill a new record with a sample city" } },
		...settingOptions,
		{
			name: "port",
			value: "N",
			about: { zh: "端口（默认 8400，0 为任选）", en: "port (8400 if not given, 0 for any)" },
		},
		{
			name: "host",
			value: "ADDRESS",
			about: { zh: "监听地址（默认仅本机）", en: "address to listen at (this machine only if not given)" },
		},
		{ name: "url", value: "URL", about: { zh: "对外网址", en: "where readers reach this node" } },
		{
			name: "passphrase-file",
			value: "FILE",
			about: { zh: "密钥加密时的密码文件", en: "passphrase of the keys, where they are encrypted" },
		},
	],
	notes: [
		{
			zh: "首次启动会在数据目录中生成 genesis.json、账本签名密钥和运维方密钥。设置也可写在 mingjian.json 或 MINGJIAN_ 开头的环境变量中。Ctrl-C 停止。",
			en: "The first start makes genesis.json, the key of the log and the operator's key in the data folder. Settings can also stand in mingjian.json or in variables beginning with MINGJIAN_. Ctrl-C stops it.",
		},
	],
	examples: ["start --demo", "start --data /var/lib/mingjian --port 8400 --url https://record.example"],
	run: (invocation) => runNode(invocation),
};

/** Runs a node until it is told to stop; `overrides` are settings that the command has decided. */
export async function runNode(
	invocation: Invocation,
	overrides: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
	const { values, flags, terminal, language, environment } = invocation;
	const { configuration, notices } = readSettings(invocation, {
		port: values.port === undefined ? undefined : integerOption("port", values.port, [0, 65_535]),
		host: values.host,
		publicUrl: values.url,
		...overrides,
	});
	for (const { name, message } of notices) terminal.note(`${name}: ${message[language]}`);
	const passphrase = { file: values["passphrase-file"], environment };
	const opened = await openNode(configuration, passphrase, { note: (line) => terminal.note(line) });
	const demo = flags.has("demo") ? await demoOf(opened, configuration, invocation) : undefined;
	const seats = demo?.seats ?? [];
	const operator = operatorOf(configuration.dataDirectory, passphrase);
	if (!operator) terminal.note((language === "zh" ? zh : en).noOperator);
	const executor = executorOf(configuration, passphrase);
	const note = (line: string) => terminal.note(line);
	const anchors = await anchoringOf(opened, configuration, { passphrase, note });
	const backups = scheduleBackups(configuration, language, note);
	const served = await serve(opened.node, configuration, {
		note,
		...(backups ? { backups } : {}),
		seats,
		executor,
		anchors,
		...(operator ? { operator } : {}),
	});
	await demo?.beginCases(served.address);
	const started: Started = {
		anchors: anchors?.anchoring.place,
		opened,
		served,
		configuration,
		demo,
		executor: executor && vkeyOfCosigner(executor),
	};
	const stopped = stopSignal();
	announce(started, invocation);
	backups?.begin();
	try {
		return await untilStopped({ node: opened.node, app: served.app, stopped }, terminal);
	} finally {
		await anchors?.anchoring.close();
		await backups?.close();
	}
}

/** A key that cannot be used must not leave an open node behind. */
async function anchoringOf(
	{ node }: OpenedNode,
	configuration: Configuration,
	more: Parameters<typeof beginAnchoring>[2],
) {
	try {
		return await beginAnchoring(node, configuration, more);
	} catch (error) {
		await node.close();
		throw error;
	}
}

interface Started {
	/** Chain, contract and account that this node anchors with. */
	readonly anchors: string | undefined;
	readonly opened: OpenedNode;
	readonly served: Served;
	readonly configuration: Configuration;
	readonly demo: DemoCity | undefined;
	/** Verifier key with which this node cosigns what it executed. */
	readonly executor: string | undefined;
}

function executorOf({ cosigning, dataDirectory }: Configuration, passphrase: PassphraseSource) {
	const { executor } = cosigning;
	return executor === undefined ? undefined : executorKey(dataFolder(dataDirectory), executor, passphrase);
}

async function demoOf(
	{ node }: OpenedNode,
	configuration: Configuration,
	{ terminal, language }: Invocation,
): Promise<DemoCity> {
	const { demoCity } = await import("../demo/demo-city.ts");
	return await demoCity(node, configuration, (words) => terminal.replace(words[language]));
}

/** Where everything is, as text or as one line of JSON: programs that start a node wait for it. */
function announce(started: Started, { terminal, language }: Invocation): void {
	const { opened, served, configuration, demo, executor, anchors } = started;
	const folder = dataFolder(configuration.dataDirectory);
	const vkey = serverVkey(opened);
	const { ledger } = opened.genesis;
	if (terminal.json) {
		const { size } = opened.node.head();
		const logins = demo?.logins ?? [];
		terminal.print(
			JSON.stringify({
				url: served.address,
				ledger,
				vkey,
				data: folder.root,
				entries: size,
				portal: served.portal,
				...(executor === undefined ? {} : { executor }),
				...(anchors === undefined ? {} : { anchors }),
				logins,
			}),
		);
		return;
	}
	const words = language === "zh" ? zh : en;
	const rows = [
		[words.url, terminal.style("bold", served.address.replace("127.0.0.1", "localhost"))],
		...(served.portal ? [] : [["", words.noPortal]]),
		["API", `${served.address}/openapi.json`],
		[words.ledger, `${ledger}  ${vkey}`],
		...(executor === undefined ? [] : [[words.executor, executor]]),
		...(anchors === undefined ? [] : [[words.anchors, anchors]]),
		[words.data, folder.root],
	];
	terminal.print(`${terminal.style("good", "✓")} ${opened.fresh ? words.founded : words.running}`);
	for (const line of columns(rows)) terminal.print(`  ${line}`);
	if (demo && served.portal) {
		const signIn = `${configuration.publicUrl}/sign-in`;
		terminal.print(`  ${words.signIn} ${terminal.style("bold", signIn)}`);
	}
	if (demo) printDemo(demo, shortPath(folder.demo), { terminal, language });
	terminal.print("");
	terminal.print(words.stop);
}

function printDemo(
	{ name, counts, logins, examples, seeded }: DemoCity,
	folder: string,
	{ terminal, language }: Pick<Invocation, "terminal" | "language">,
): void {
	const words = language === "zh" ? zh : en;
	terminal.print("");
	terminal.print(terminal.style("bold", `${words.demo} ${name[language]}`));
	const counted = Object.entries(counts).map(
		([what, count]) => `${words.counts[what as keyof typeof counts]} ${count}`,
	);
	if (seeded) terminal.print(`  ${counted.join(" · ")}`);
	terminal.print(`  ${words.logins}`);
	const rows = logins.map(({ name: who, account, file }) => [who[language], account, file]);
	for (const line of columns(rows)) terminal.print(`    ${line}`);
	terminal.print(`  ${words.verifyThis}`);
	for (const example of examples)
		terminal.print(`    npm run mingjian -- verify ${folder}/${example} --policy ${folder}/policy.json`);
}

const zh = {
	founded: "账本已建立，节点运行中",
	running: "节点运行中",
	url: "网址",
	noPortal: "（页面尚未构建：npm run build；API 可用）",
	ledger: "账本",
	executor: "执行联署公钥",
	anchors: "锚定位置",
	data: "数据",
	demo: "示例城市",
	signIn: "以市民、经办人或运维方的身份登录：",
	logins: "可用的密钥（演示用，不要用于真实业务）",
	verifyThis: "断网也能核验：",
	noOperator:
		"没有可用的运维方密钥：逾期办件不会自动升级，被拒绝的取用不会自动登记。把 keys/operator.json 放在数据目录，或用 --passphrase-file 给出密码。",
	stop: "按 Ctrl-C 停止",
	counts: { departments: "部门", officers: "经办人", citizens: "市民", items: "事项", certificates: "证照" },
};

const en: typeof zh = {
	founded: "Record founded, node running",
	running: "Node running",
	url: "URL",
	noPortal: "(pages are not built: npm run build; the API answers)",
	ledger: "Ledger",
	executor: "Executor's key",
	anchors: "Anchored at",
	data: "Data",
	demo: "Sample city",
	signIn: "Sign in as a citizen, an officer or the operator:",
	logins: "Keys to act with (for demonstration only)",
	verifyThis: "Verify with the network cable pulled:",
	noOperator:
		"No operator's key that can be used: overdue cases are not escalated and refused releases not recorded by this node. Keep keys/operator.json in the data folder, or give --passphrase-file.",
	stop: "Ctrl-C stops it",
	counts: {
		departments: "departments",
		officers: "officers",
		citizens: "citizens",
		items: "items",
		certificates: "certificates",
	},
};
