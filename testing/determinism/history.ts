import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { prepare } from "@mingjian/ledger/record/prepared.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { contracts } from "@mingjian/services/contracts.ts";

/** A ledger's history as it was ordered; plain JSON, so that any process can be given it. */
export interface History {
	readonly name: string;
	/** Ids of the services it runs with. */
	readonly services: readonly string[];
	readonly genesis: GenesisDocument;
	readonly blocks: readonly { readonly timeMs: number; readonly envelopes: readonly string[] }[];
}

/** What replaying a history came to, in one line: roots, sizes and how many acts were refused. */
export function replayLine({ name, services, genesis, blocks }: History): string {
	const registry = new Registry(contracts.filter(({ manifest }) => services.includes(manifest.id)));
	const chain = new Chain({ registry, ledger: genesis.ledger, state: new MemoryState() });
	chain.genesis(genesis);
	let refused = 0;
	for (const { timeMs, envelopes } of blocks) {
		const acts = envelopes.map((envelope) => {
			const act = prepare(fromBase64(envelope));
			if (typeof act === "string") throw new TypeError(act);
			return act;
		});
		const height = chain.head.height + 1;
		const { entries } = chain.apply({ height, timeMs, membersHash: membersHash(genesis.members), acts });
		refused += entries.filter(({ code }) => code !== "ok").length;
	}
	const { size, root, stateRoot } = chain.head;
	const entries = blocks.reduce((sum, { envelopes }) => sum + envelopes.length, 0);
	return `${name}: ${entries} entries, ${refused} refused, size ${size}, log ${toBase64(root)}, state ${toBase64(stateRoot)}`;
}
