// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DemoCity, demoCity } from "@mingjian/cli/demo/demo-city.ts";
import type { DemoSeat } from "@mingjian/cli/demo/demo-seats.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { openNode } from "@mingjian/cli/node/open-node.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { loadConfiguration } from "@mingjian/node/configuration/load.ts";
import { buildServer, listen } from "@mingjian/node/http/server.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { buildPortal } from "../build.ts";
import type { NodeBackups } from "../city/node-backups.ts";
import { type MountSetting, mountPortal } from "../mount.ts";
import { refusedAct } from "./refused-act.ts";

/** The demo city with its portal, running and listening. */
export interface OpenCity {
	readonly address: string;
	readonly node: RunningNode;
	readonly configuration: Configuration;
	/** Where the demo city keeps its example files. */
	readonly examples: string;
	/** Its people, with their keys. */
	readonly seats: readonly DemoSeat[];
	/** The city itself, whose packs are published and cases begun where somebody asks. */
	readonly demo: DemoCity;
	close(): Promise<void>;
}

export interface OpenCitySetting {
	/** The portal's clock and the node's, where a test makes time pass. */
	readonly clock?: () => number;
	/** Backs the node up when its operator asks, with what it tells. */
	readonly backups?: (configuration: Configuration) => NodeBackups;
	/** Witnesses asked to cosign, each as the configuration has it: "vkey url". */
	readonly witnesses?: readonly string[];
	/** Believes what this machine says of whom it asks for, as the node behind a proxy does. */
	readonly proxied?: true;
	/** Stands between the pages' models and what is rendered of them. */
	readonly views?: MountSetting["views"];
}

/** Builds the portal where needed, seeds a city in a folder of its own and serves it. */
export async function openCity({
	clock,
	backups,
	proxied,
	views,
	witnesses,
}: OpenCitySetting = {}): Promise<OpenCity> {
	await buildPortal();
	const directory = mkdtempSync(join(tmpdir(), "mingjian-portal-"));
	const port = await freePort();
	const overrides = {
		dataDirectory: directory,
		port,
		// A name: browsers give no passkey to an address of figures.
		publicUrl: `http://localhost:${port}`,
		logLevel: "silent",
		...(witnesses ? { "cosigning.witnesses": [...witnesses] } : {}),
		...(proxied ? { trustedProxies: ["127.0.0.1", "::1"] } : {}),
	};
	const loaded = loadConfiguration({ overrides });
	if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.faults));
	const { configuration } = loaded;
	const { node } = await openNode(
		configuration,
		{ file: undefined, environment: {} },
		{ note: () => {}, ...(clock ? { clock } : {}) },
	);
	const demo = await demoCity(node, configuration, () => {});
	const { seats } = demo;
	await node.submit(refusedAct(configuration.ledger, node.head().timeMs));
	const more = {
		seats,
		...(clock ? { clock } : {}),
		...(views ? { views } : {}),
		...(backups ? { backups: backups(configuration) } : {}),
	};
	const app = buildServer(node, configuration, {
		...(clock ? { clock } : {}),
		routes: (each) => mountPortal(each, node, configuration, more),
	});
	await listen(app, configuration);
	const address = configuration.publicUrl;
	const close = async () => {
		await app.close();
		rmSync(directory, { recursive: true });
	};
	return { address, node, configuration, examples: dataFolder(directory).demo, seats, demo, close };
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once("error", reject);
		server.listen(0, "127.0.0.1", () => {
			const { port } = server.address() as { port: number };
			server.close(() => resolve(port));
		});
	});
}
