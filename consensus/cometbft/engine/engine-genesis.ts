import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { addressOf } from "./engine-keys.ts";

/** A member of the consortium as the engine begins with it. */
export interface FoundingMember {
	readonly name: string;
	/** Ed25519 key its votes are checked with, base64. */
	readonly validatorKey: string;
	readonly power: number;
}

export interface EngineFounding {
	readonly chainId: string;
	readonly timeMs: number;
	readonly members: readonly FoundingMember[];
	/** Where the record stood when the engine began: the same on every member. */
	readonly record: { readonly height: number; readonly root: Bytes };
}

/** The engine's genesis document, as far as this driver reads it again. */
export interface EngineGenesis {
	readonly genesis_time: string;
	readonly chain_id: string;
	readonly validators: readonly {
		readonly name: string;
		readonly power: string;
		readonly pub_key: { readonly value: string };
	}[];
	readonly app_state: { readonly height: number; readonly root: string };
	readonly [other: string]: unknown;
}

/** Largest block of the engine; part of what members agree on. */
export const maxEngineBlock = 4 * 1024 * 1024;

/** What every member's engine begins with. The same founding gives the same document, octet by octet. */
export function engineGenesis({ chainId, timeMs, members, record }: EngineFounding): EngineGenesis {
	return {
		genesis_time: new Date(timeMs).toISOString(),
		chain_id: chainId,
		initial_height: "1",
		consensus_params: {
			block: { max_bytes: String(maxEngineBlock), max_gas: "-1" },
			// Two days: how long a vote for two blocks can still be proved to the others.
			evidence: { max_age_num_blocks: "1000000", max_age_duration: "172800000000000", max_bytes: "65536" },
			validator: { pub_key_types: ["ed25519"] },
			version: { app: "0" },
			abci: { vote_extensions_enable_height: "0" },
		},
		validators: members.map(({ name, validatorKey, power }) => ({
			address: addressOf(fromBase64(validatorKey)).toUpperCase(),
			pub_key: { type: "tendermint/PubKeyEd25519", value: validatorKey },
			power: String(power),
			name,
		})),
		app_hash: "",
		app_state: { height: record.height, root: toBase64(record.root) },
	};
}
