import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { prepareHome, sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import { EngineProcess } from "@mingjian/consensus/cometbft/engine/engine-process.ts";
import { findEngine } from "@mingjian/consensus/cometbft/engine/find-engine.ts";
import type { ConsortiumSetting } from "@mingjian/node/assemble.ts";
import { type Load, summary } from "../load.ts";
import { settingFile } from "./prepare-members.ts";

/** Members whose engines run CometBFT's own kvstore inside themselves, on the settings this project gives its engines. */
export class KvstoreMembers {
	readonly #homes: readonly string[];
	readonly #engines: readonly EngineProcess[];

	static async start(folders: readonly string[]): Promise<KvstoreMembers> {
		const homes = folders.map((folder) => join(folder, "engine"));
		for (const [order, home] of homes.entries()) {
			const setting = JSON.parse(
				readFileSync(join(folders[order]!, settingFile), "utf8"),
			) as ConsortiumSetting;
			prepareHome({
				...setting,
				home,
				genesis: { ...setting.genesis, app_state: {} as never },
				further: {
					"": { proxy_app: "kvstore" },
					rpc: { max_subscription_clients: 10_000, max_subscriptions_per_client: 10_000 },
				},
			});
		}
		const engines = await Promise.all(homes.map((home) => EngineProcess.start(findEngine(), home)));
		return new KvstoreMembers(homes, engines);
	}

	private constructor(homes: readonly string[], engines: readonly EngineProcess[]) {
		this.#homes = homes;
		this.#engines = engines;
	}

	/** So many transactions of this size over so many connections to each member, each waited for until it is in a block. */
	async load(count: number, size: number, connections: number): Promise<Load> {
		const times: number[] = [];
		let left = count;
		const begun = performance.now();
		const one = async (agent: Agent, home: string) => {
			while (left-- > 0) {
				const sent = performance.now();
				await broadcast(agent, join(home, sockets.commands), transaction(size));
				times.push(performance.now() - sent);
			}
		};
		await Promise.all(
			this.#homes.flatMap((home) => {
				const agent = new Agent({ keepAlive: true, maxSockets: connections });
				return Array.from({ length: connections }, () => one(agent, home));
			}),
		);
		return summary(times, count, begun);
	}

	/** Resolves once the engines make blocks. */
	async ready(): Promise<void> {
		for (;;) {
			try {
				await this.load(1, 64, 1);
				return;
			} catch {
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	}

	async stop(): Promise<void> {
		await Promise.all(this.#engines.map((engine) => engine.stop()));
	}
}

function transaction(size: number): string {
	const value = randomBytes(size).toString("hex");
	return Buffer.from(`${value.slice(0, 16)}=${value.slice(17, size)}`).toString("base64");
}

function broadcast(agent: Agent, socketPath: string, tx: string): Promise<void> {
	const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "broadcast_tx_commit", params: { tx } });
	return new Promise((resolve, reject) => {
		const asked = request(
			{
				socketPath,
				agent,
				method: "POST",
				headers: { "content-type": "application/json", "content-length": body.length },
			},
			(response) => {
				let text = "";
				response.on("data", (part) => {
					text += part;
				});
				response.on("end", () => {
					const { result, error } = JSON.parse(text) as {
						result?: { check_tx: { code: number }; tx_result: { code: number } };
						error?: unknown;
					};
					if (error || !result || result.check_tx.code !== 0 || result.tx_result.code !== 0)
						reject(new Error(`kvstore answered ${text.slice(0, 300)}`));
					else resolve();
				});
			},
		);
		asked.on("error", reject);
		asked.end(body);
	});
}
