import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import type { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { assembleNode } from "@mingjian/node/assemble.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import type { FollowNews } from "@mingjian/node/follow/follow-driver.ts";
import { diskFiles } from "@mingjian/node/store/files.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { createFile } from "../keys/write-file.ts";
import { dataFolder } from "../node/data-folder.ts";
import { nodeTrouble } from "../node/node-trouble.ts";
import { readGenesis } from "../node/read-genesis.ts";
import { readSettings, settingOptions } from "../node/read-settings.ts";
import { serve } from "../node/serve.ts";
import { stopSignal, untilStopped } from "../node/until-stopped.ts";
import { refusedError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { integerOption } from "../program/parse-options.ts";
import { columns } from "../program/text-width.ts";
import { connect } from "../remote/connect.ts";
import { policyOf } from "../verify/read-policy-file.ts";

/** How often the other node is looked at. */
const everyMs = 1000;

/** `mingjian follow`: a node that executes what another one serves, and serves readers itself. */
export const follow: Command = {
	summary: {
		zh: "跟随另一个节点：重新执行并提供查阅",
		en: "Follow another node: execute again and serve readers",
	},
	positionals: [{ name: "URL", about: { zh: "所跟随的节点", en: "the node to follow" } }],
	options: [
		{
			name: "policy",
			value: "FILE",
			about: { zh: "城市的信任政策（必填）", en: "the city's trust policy (required)" },
		},
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
	],
	notes: [
		{
			zh: "从头取得每个区块，核对每个签名并重新执行；执行结果必须与对方按信任政策签署的检查点相符，否则什么也不保存并停止。提供与对方相同的查阅接口和证明，不受理交易，不需要任何密钥。离线多久都能自行追上。",
			en: "Takes every block from the beginning, checks every signature and executes it again; what comes out must be what the other node's checkpoint, signed as the policy asks, says, or nothing is kept and it stops. It serves the same reading API and the same proofs, takes no acts and needs no key. It catches up by itself after any time away.",
		},
	],
	examples: ["follow https://record.example --policy policy.json --data follower --port 8401"],
	async run(invocation) {
		const { values, terminal, positionals } = invocation;
		const policy = policyOf(values.policy);
		const { configuration } = readSettings(invocation, {
			port: values.port === undefined ? undefined : integerOption("port", values.port, [0, 65_535]),
			host: values.host,
			ledger: policy.ledger,
			origin: policy.origin,
		});
		const source = connect(positionals[0], invocation);
		const genesis = await genesisOf(configuration, source, policy);
		const stopped = stopSignal();
		const reached = Promise.withResolvers<void>();
		const told = (news: FollowNews) => {
			if (news.kind === "reached") reached.resolve();
			else terminal.note(`${words(invocation).away} (${news.detail})`);
		};
		const node = await opened(
			configuration,
			genesis,
			{ source, policy: () => policy, everyMs, told },
			invocation,
		);
		// The first time there is nothing to serve before the first checkpoint is reached.
		const first = !existsSync(`${configuration.dataDirectory}/followed.checkpoint`);
		if (first) terminal.note(words(invocation).catchingUp);
		const watch = setInterval(() => node.trouble() !== undefined && reached.resolve(), 200);
		if (first) await Promise.race([reached.promise, stopped]);
		clearInterval(watch);
		const served = await serve(node, configuration, { note: (line) => terminal.note(line) });
		announce(served.address, configuration, invocation);
		return await untilStopped({ node, app: served.app, stopped }, terminal);
	},
};

async function opened(
	{ dataDirectory }: Configuration,
	genesis: GenesisDocument,
	following: NonNullable<Parameters<typeof assembleNode>[0]["follow"]>,
	{ terminal }: Invocation,
) {
	const { passkeys } = genesis.services.governance as unknown as Pick<PublishedPolicy, "passkeys">;
	try {
		return await assembleNode({
			directory: dataDirectory,
			genesis,
			contracts,
			// Signs nothing: a follower serves the checkpoints of the log it follows.
			logSeed: new Uint8Array(randomBytes(32)),
			passkeys,
			follow: following,
			files: diskFiles,
			note: (line) => terminal.note(line),
		});
	} catch (error) {
		throw nodeTrouble(error, dataDirectory);
	}
}

/** What the ledger began with: kept here, or taken from the other node once. That it is the right one shows in the first root. */
async function genesisOf(
	{ dataDirectory }: Configuration,
	source: MingjianClient,
	{ ledger, origin }: PublishedPolicy,
): Promise<GenesisDocument> {
	const folder = dataFolder(dataDirectory);
	if (!existsSync(folder.genesis)) {
		const document = await source.genesis();
		mkdirSync(folder.root, { recursive: true });
		createFile(folder.genesis, `${JSON.stringify(document, undefined, "\t")}\n`);
	}
	const genesis = readGenesis(folder.genesis);
	if (genesis.ledger === ledger && genesis.origin === origin) return genesis;
	throw refusedError("ledger-other", {
		zh: `${folder.genesis} 属于账本 ${genesis.ledger}（${genesis.origin}），信任政策是 ${ledger}（${origin}）的`,
		en: `${folder.genesis} is of ledger ${genesis.ledger} (${genesis.origin}); the policy is of ${ledger} (${origin})`,
	});
}

function announce(url: string, { dataDirectory, ledger }: Configuration, invocation: Invocation): void {
	const { terminal, positionals } = invocation;
	const { running, address, following, data } = words(invocation);
	if (terminal.json) {
		terminal.print(JSON.stringify({ url, ledger, follows: positionals[0], data: dataDirectory }));
		return;
	}
	terminal.print(`${terminal.style("good", "✓")} ${running}`);
	const rows = [
		[address, url],
		[following, positionals[0]!],
		[data, dataDirectory],
	];
	for (const line of columns(rows)) terminal.print(`  ${line}`);
}

function words({ language }: Invocation): typeof zh {
	return language === "zh" ? zh : en;
}

const zh = {
	running: "跟随节点运行中（只供查阅）",
	address: "网址",
	following: "跟随",
	data: "数据",
	catchingUp: "正在追上所跟随的节点…",
	away: "暂时无法跟随，会继续尝试",
};
const en: typeof zh = {
	running: "Follower running (for reading only)",
	address: "URL",
	following: "Follows",
	data: "Data",
	catchingUp: "Catching up with the node that is followed…",
	away: "Cannot follow at the moment; it is tried again",
};
