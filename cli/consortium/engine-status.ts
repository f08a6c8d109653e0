import { join } from "node:path";
import { sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { membersPath } from "@mingjian/node/pipeline/node-machine.ts";
import type { MemberCard } from "./member-card.ts";

/** One member as this node's engine sees it. */
export interface MemberStatus {
	readonly member: string;
	/** Its votes; 0 where it has none. */
	readonly power: number;
	/** This node itself, connected to it, or not. */
	readonly link: "self" | "connected" | "away";
	/** Whether its vote was among those for the last block. */
	readonly signedLast: boolean;
}

export interface EngineStatus {
	readonly height: number;
	readonly catchingUp: boolean;
	/** HEIGHT:HASH of the last block, for a member that begins with a snapshot. */
	readonly trust: string;
	readonly members: readonly MemberStatus[];
}

interface Status {
	readonly sync_info: {
		readonly latest_block_height: string;
		readonly latest_block_hash: string;
		readonly catching_up: boolean;
	};
	readonly node_info: { readonly id: string };
}

interface Validators {
	readonly validators: readonly {
		readonly address: string;
		readonly pub_key: { readonly value: string };
		readonly voting_power: string;
	}[];
}

interface Commit {
	readonly signed_header?: {
		readonly commit: {
			readonly signatures: readonly { readonly block_id_flag: number; readonly validator_address: string }[];
		};
	};
}

type Known = Pick<MemberCard, "member" | "nodeId" | "validatorKey">;

/** Asks the engine of a running node about the members the record has; those of `cards` where it says none. Rejects (EngineTrouble) where none runs. */
export async function engineStatus(home: string, cards: readonly Known[]): Promise<EngineStatus> {
	const rpc = new EngineRpc(join(home, sockets.commands));
	try {
		const status = (await rpc.call("status")) as Status;
		const { peers } = (await rpc.call("net_info")) as { peers: readonly { node_info: { id: string } }[] };
		const { validators } = (await rpc.call("validators", { per_page: "100" })) as Validators;
		const known = (await membersOf(rpc)) ?? cards;
		const commit = (await rpc.call("commit")) as Commit | null;
		const signed = new Set(
			(commit?.signed_header?.commit.signatures ?? [])
				.filter(({ block_id_flag }) => block_id_flag === voted)
				.map(({ validator_address }) => validator_address),
		);
		const links = new Map<string, MemberStatus["link"]>(
			peers.map(({ node_info }) => [node_info.id, "connected"]),
		);
		links.set(status.node_info.id, "self");
		return {
			trust: `${status.sync_info.latest_block_height}:${status.sync_info.latest_block_hash}`,
			height: Number(status.sync_info.latest_block_height),
			catchingUp: status.sync_info.catching_up,
			members: known.map(({ member, nodeId, validatorKey }) => {
				const votes = validators.find(({ pub_key }) => pub_key.value === validatorKey);
				return {
					member,
					power: Number(votes?.voting_power ?? 0),
					link: links.get(nodeId) ?? "away",
					signedLast: votes !== undefined && signed.has(votes.address),
				};
			}),
		};
	} finally {
		rpc.close();
	}
}

/** Who orders by the record, newcomers and keys of late included; undefined where the record does not say. */
async function membersOf(rpc: EngineRpc): Promise<readonly Known[] | undefined> {
	const { response } = (await rpc.call("abci_query", { path: membersPath })) as {
		response: { code: number; value: string | null };
	};
	if (response.code !== 0 || !response.value) return undefined;
	const members = JSON.parse(fromUtf8(fromBase64(response.value))) as Known[];
	return members.length > 0 ? members : undefined;
}

/** BlockIDFlagCommit. */
const voted = 2;
