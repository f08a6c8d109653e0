import type { DecidedBlock, Machine, Outcome, Verdict } from "@mingjian/consensus/driver/machine.ts";
import { algorithmByCode } from "@mingjian/ledger/crypto/algorithms.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { type AppliedBlock, Chain } from "@mingjian/ledger/runtime/chain.ts";
import type { Contract, GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";

/**
 * The real chain in memory behind a driver, for histories that span years: a block's time is when its acts were signed, which
 * is the same on every member, instead of the engine's.
 */
export class StoryMachine implements Machine {
	readonly #chain: Chain;
	readonly #hash: Bytes;
	readonly blocks: AppliedBlock[] = [];

	constructor(contracts: readonly Contract[], genesis: GenesisDocument) {
		const registry = new Registry(contracts);
		this.#chain = new Chain({ registry, ledger: genesis.ledger, state: new MemoryState() });
		this.#chain.genesis(genesis);
		this.#hash = membersHash(genesis.members);
	}

	head() {
		const { height, root, timeMs } = this.#chain.head;
		return { height: BigInt(height), root, timeMs };
	}

	check(tx: Bytes): Verdict {
		if (!sound(tx)) return { accepted: false, code: "signature-invalid" };
		return this.fresh([tx])[0] ? { accepted: true } : { accepted: true, known: true };
	}

	acceptable({ txs }: DecidedBlock): boolean {
		return txs.every(sound);
	}

	fresh(txs: readonly Bytes[]): boolean[] {
		return txs.map((tx) => {
			const { digest, payload } = prepared(tx);
			return this.#chain.find(digest, payload.issuedAt) === undefined;
		});
	}

	apply({ height, txs }: DecidedBlock): Outcome {
		const acts = txs.map(prepared);
		const timeMs = Math.max(this.#chain.head.timeMs, ...acts.map(({ payload }) => payload.issuedAt));
		const applied = this.#chain.apply({ height: Number(height), timeMs, membersHash: this.#hash, acts });
		this.blocks.push(applied);
		return { root: applied.root, results: applied.entries };
	}

	async commit(height: bigint): Promise<{ keepFrom: bigint }> {
		return { keepFrom: height + 1n };
	}

	read(): Promise<Bytes> {
		return Promise.reject(new TypeError("nothing to read"));
	}
}

function prepared(tx: Bytes): Prepared {
	const act = prepare(tx);
	if (typeof act === "string") throw new TypeError(act);
	return act;
}

function sound(tx: Bytes): boolean {
	const act = prepare(tx);
	if (typeof act === "string") return false;
	return act.signatures.every(
		({ algorithm, publicKey, signature }) =>
			algorithmByCode(algorithm)?.verify(publicKey, act.digest, signature) ?? false,
	);
}
