import { existsSync } from "node:fs";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import type { AnchorView } from "@mingjian/node/anchor/anchor-view.ts";
import type { BackupSchedule } from "@mingjian/node/backup/backup-schedule.ts";
import type { Configuration } from "@mingjian/node/configuration/configuration.ts";
import { type OperatorKey, operatorActs } from "@mingjian/node/duties/operator-acts.ts";
import { addCheckpointRoute } from "@mingjian/node/http/routes/add-checkpoint.ts";
import { buildServer, listen } from "@mingjian/node/http/server.ts";
import type { RunningNode } from "@mingjian/node/pipeline/running-node.ts";
import { Executor } from "@mingjian/node/witness/executor.ts";
import type { DemoSeat } from "../demo/demo-seats.ts";
import { troubleError } from "../program/cli-error.ts";
import { serverLog } from "./server-log.ts";

/** The HTTP server of a node. */
export type App = ReturnType<typeof buildServer>;

/** A node's door, open. */
export interface Served {
	readonly address: string;
	readonly app: App;
	/** False where the portal was not built. */
	readonly portal: boolean;
}

/** What the door is opened with. */
export interface ServeSetting {
	/** Hears lines about the work. */
	readonly note: (line: string) => void;
	/** People of the demo city as whom the portal lets a reader in. */
	readonly seats?: readonly DemoSeat[];
	/** With it the node does what it owes the record by itself. */
	readonly operator?: OperatorKey;
	/** Backs the node up by itself or when its operator asks, where it is told where to. */
	readonly backups?: BackupSchedule;
	/** Cosigns what this node executed, where it does. */
	readonly executor?: NoteSigner | undefined;
	/** What of the log stands on a public chain, where the node anchors it. */
	readonly anchors?: AnchorView | undefined;
}

/** Opens the door of a node: the API and, where it is built, the portal. Refuses a port that is taken (exit 3). */
export async function serve(
	node: RunningNode,
	configuration: Configuration,
	{ note, seats = [], operator, executor, anchors, backups }: ServeSetting,
): Promise<Served> {
	const mount = await portalMount();
	const app = buildServer(node, configuration, {
		log: serverLog(configuration.logLevel, note),
		...(operator ? { operator: operatorActs(node, operator) } : {}),
		anchors,
		routes: async (each) => {
			if (executor) addCheckpointRoute(each, executorOf(node, executor, note));
			await mount?.(each, node, configuration, { seats, anchors, ...(backups ? { backups } : {}) });
		},
	});
	try {
		return { address: await listen(app, configuration), app, portal: mount !== undefined };
	} catch (error) {
		await app.close();
		throw listenTrouble(error, configuration);
	}
}

function executorOf(node: RunningNode, signer: NoteSigner, note: (line: string) => void): Executor {
	const differs = (detail: string) =>
		note(
			`execution-differs: 有节点签署的根与本节点执行的结果不同，请立即查明 / a node signed another root than this one came to; find out at once (${detail})`,
		);
	return new Executor({ node, signer, clock: Date.now, differs });
}

type Mount = (
	app: App,
	node: RunningNode,
	configuration: Configuration,
	more: {
		readonly seats: readonly DemoSeat[];
		readonly anchors: AnchorView | undefined;
		readonly backups?: BackupSchedule;
	},
) => void | Promise<void>;

// By a name the type checker does not follow: the portal's pages are checked under settings of their own.
const portalPlace = "@mingjian/portal/mount.ts";

async function portalMount(): Promise<Mount | undefined> {
	const place = import.meta.resolve(portalPlace);
	if (!existsSync(new URL("dist/server/views.js", place))) return undefined;
	const { mountPortal } = (await import(place)) as { readonly mountPortal: Mount };
	return mountPortal;
}

function listenTrouble(error: unknown, { host, port }: Configuration): unknown {
	const { code } = error as NodeJS.ErrnoException;
	if (code === "EADDRINUSE") {
		return troubleError(
			"port-in-use",
			{ zh: `端口 ${port} 已被占用`, en: `port ${port} is in use` },
			{
				advice: {
					zh: "停止占用它的程序，或用 --port 换一个端口（0 为任选）。",
					en: "Stop the program that has it, or choose another with --port (0 for any).",
				},
				cause: error,
			},
		);
	}
	if (code === "EACCES" || code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
		return troubleError(
			"address-unusable",
			{ zh: `无法在 ${host}:${port} 监听`, en: `cannot listen at ${host}:${port}` },
			{
				advice: {
					zh: "用 --host 换一个本机地址；1024 以下的端口需要权限。",
					en: "Choose an address of this machine with --host; ports below 1024 need privileges.",
				},
				cause: error,
			},
		);
	}
	return error;
}
