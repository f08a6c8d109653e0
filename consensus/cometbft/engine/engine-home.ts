import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { EngineGenesis } from "./engine-genesis.ts";
import { engineFiles, readEngineIdentity } from "./engine-keys.ts";
import { EngineTrouble } from "./engine-trouble.ts";

export interface HomeSetting {
	readonly home: string;
	readonly genesis: EngineGenesis;
	/** Where peers reach this engine: HOST:PORT. */
	readonly listen: string;
	/** Address told to peers, where it is not the one listened at. */
	readonly external?: string;
	/** nodeId@HOST:PORT of the other members. */
	readonly peers: readonly string[];
	/** Where an engine without blocks begins: not with the first block, but with a snapshot of the others' record. */
	readonly catchUp?: CatchUp | undefined;
	/** Further lines of the engine's configuration, by section. */
	readonly further?: Readonly<Record<string, Readonly<Record<string, Value>>>>;
}

/** From whom an engine learns which root it may trust, and what it trusts to begin with. */
export interface CatchUp {
	/** Addresses of other members' nodes, two at least: what one says is compared with the other. */
	readonly from: readonly string[];
	/** Height and hash (upper or lower case hex) of a block of the engine, by a way the operator trusts; no older than a week. */
	readonly trust: { readonly height: number; readonly hash: string };
}

type Value = string | number | boolean;

/** Sockets between node and engine, in the engine's folder. */
export const sockets = { application: "app.sock", commands: "rpc.sock" };

/**
 * Writes what the engine reads at its start; its keys must be there. The genesis document is written once: another one is
 * refused (EngineTrouble, engine-genesis-other).
 */
export function prepareHome(setting: HomeSetting): void {
	const { home, genesis } = setting;
	const files = engineFiles(home);
	readEngineIdentity(home);
	mkdirSync(join(home, "data"), { recursive: true, mode: 0o700 });
	const text = `${JSON.stringify(genesis, undefined, "  ")}\n`;
	if (!existsSync(files.genesis)) writeFileSync(files.genesis, text);
	else if (readFileSync(files.genesis, "utf8") !== text)
		throw new EngineTrouble("engine-genesis-other", `${files.genesis} founds another chain`);
	writeFileSync(files.configuration, toml(configurationOf(setting)));
}

/** Chosen and measured for members in one network of a city: docs/decisions/0016-cometbft.md. */
function configurationOf({ listen, external, peers, catchUp, further = {} }: HomeSetting) {
	const sections: Record<string, Record<string, Value>> = {
		"": {
			proxy_app: `unix://${sockets.application}`,
			abci: "socket",
			db_backend: "goleveldb",
			log_level: "error",
			log_format: "plain",
		},
		rpc: {
			laddr: `unix://${sockets.commands}`,
			max_body_bytes: 16 * 1024 * 1024,
			max_header_bytes: 65_536,
			pprof_laddr: "",
		},
		p2p: {
			laddr: `tcp://${listen}`,
			external_address: external ?? "",
			persistent_peers: peers.join(","),
			addr_book_strict: false,
			allow_duplicate_ip: true,
			pex: false,
			flush_throttle_timeout: "5ms",
			send_rate: 51_200_000,
			recv_rate: 51_200_000,
		},
		mempool: {
			recheck: false,
			size: 20_000,
			max_tx_bytes: 4 * 1024 * 1024,
			max_txs_bytes: 256 * 1024 * 1024,
		},
		consensus: {
			timeout_propose: "500ms",
			timeout_propose_delta: "250ms",
			timeout_prevote: "250ms",
			timeout_prevote_delta: "250ms",
			timeout_precommit: "250ms",
			timeout_precommit_delta: "250ms",
			timeout_commit: "0s",
			create_empty_blocks: false,
			create_empty_blocks_interval: "5s",
			peer_gossip_sleep_duration: "5ms",
		},
		statesync: catchUp ? stateSync(catchUp) : { enable: false },
		tx_index: { indexer: "null" },
		storage: { discard_abci_responses: false },
	};
	for (const [section, lines] of Object.entries(further))
		sections[section] = { ...sections[section], ...lines };
	return sections;
}

/** Below another member's node: what an engine asks to verify headers. */
export const enginePath = "/v1/engine";

function stateSync({ from, trust }: CatchUp): Record<string, Value> {
	return {
		enable: true,
		rpc_servers: from.map((address) => address + enginePath).join(","),
		trust_height: trust.height,
		trust_hash: trust.hash.toUpperCase(),
		trust_period: "168h0m0s",
		discovery_time: "5s",
		chunk_request_timeout: "10s",
		chunk_fetchers: "4",
	};
}

function toml(sections: Readonly<Record<string, Readonly<Record<string, Value>>>>): string {
	return Object.entries(sections)
		.map(([section, lines]) => {
			const body = Object.entries(lines).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
			return [...(section === "" ? [] : [`[${section}]`]), ...body, ""].join("\n");
		})
		.join("\n");
}
