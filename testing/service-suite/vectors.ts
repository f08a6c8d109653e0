import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { type AppliedBlock, Chain } from "@mingjian/ledger/runtime/chain.ts";
import type { Contract, GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { SmallCity } from "./small-city.ts";
import type { Story } from "./stories/story.ts";
import { furtherContracts } from "./stories.ts";

/** A service's history as data another implementation can run (services/<id>/vectors/history.json). */
export interface HistoryVectors {
	readonly genesis: GenesisDocument;
	readonly genesisRoots: Roots;
	readonly blocks: readonly BlockVector[];
}

export interface BlockVector extends Roots {
	readonly height: number;
	readonly timeMs: number;
	/** For the reader; it is all in the envelope. */
	readonly act: string;
	readonly actor: string;
	/** Base64 of what is logged. */
	readonly envelope: string;
	readonly code: string;
	/** JSON text. */
	readonly result: string;
}

interface Roots {
	/** Base64. */
	readonly stateRoot: string;
	readonly logRoot: string;
}

/** Where a service's vectors are kept. */
export function vectorsFile(service: string): string {
	return join(import.meta.dirname, "..", "..", "services", service, "vectors", "history.json");
}

/** A service's stored vectors; undefined where there are none. */
export function storedVectors(service: string): HistoryVectors | undefined {
	const file = vectorsFile(service);
	return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as HistoryVectors) : undefined;
}

/** Tells a story and writes down what came of it. */
export function recordVectors(story: Story): HistoryVectors {
	const city = new SmallCity(furtherContracts(story.contract), story.members);
	story.tell(city);
	const { genesis } = city.ledger;
	const genesisRoots = rootsOf(begin(story.contract, genesis).genesis(genesis));
	return { genesis, genesisRoots, blocks: city.blocks.map(blockVector) };
}

/** Runs stored blocks from their genesis and says what came of each, as the file would. */
export function replayVectors(contract: Contract, { genesis, blocks }: HistoryVectors): HistoryVectors {
	const chain = begin(contract, genesis);
	const genesisRoots = rootsOf(chain.genesis(genesis));
	const hash = membersHash(genesis.members);
	const replayed = blocks.map(({ height, timeMs, envelope }) => {
		const acts = [preparedOf(envelope)];
		return blockVector(chain.apply({ height, timeMs, membersHash: hash, acts }));
	});
	return { genesis, genesisRoots, blocks: replayed };
}

/** An envelope of the vectors; one that cannot be read is a damaged file (Error). */
export function preparedOf(envelope: string): Prepared {
	const prepared = prepare(fromBase64(envelope));
	if (typeof prepared === "string") throw new Error(prepared);
	return prepared;
}

function begin(contract: Contract, { ledger }: GenesisDocument): Chain {
	const contracts = [identity, governance, ...furtherContracts(contract)];
	return new Chain({ registry: new Registry(contracts), ledger, state: new MemoryState() });
}

/** A block of one act as a vector. */
export function blockVector(block: AppliedBlock): BlockVector {
	const { act, code, result } = block.entries[0]!;
	const { service, action, actor } = act.payload;
	return {
		height: block.height,
		timeMs: block.timeMs,
		act: `${service}/${action}`,
		actor,
		envelope: toBase64(act.bytes),
		code,
		result,
		...rootsOf(block),
	};
}

function rootsOf({ stateRoot, root }: AppliedBlock): Roots {
	return { stateRoot: toBase64(stateRoot), logRoot: toBase64(root) };
}
