import { after } from "node:test";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { assembleNode, type NodeSetting } from "../../assemble.ts";
import { newCitizen, testTimeMs } from "../../http/testing/open-door.ts";
import { InlineVerifier } from "../inline-verifier.ts";
import { logKey, vkeyOf } from "../log-key.ts";
import type { RunningNode } from "../running-node.ts";

const logSeed = sha256(utf8("log key of the small node"));
const origin = "test.example/record";

/** What proofs of the small node are checked against. */
export const smallPolicy = {
	ledger: "test",
	origin,
	logKeys: [vkeyOf(logKey(origin, logSeed))],
	cosigners: [],
	quorum: 0,
	passkeys: { rpId: "localhost", origins: ["http://localhost"] },
};

/** Begins the ledger `signed` (open-door.ts) makes envelopes for. */
export const smallGenesis: GenesisDocument = {
	ledger: "test",
	origin,
	timeMs: testTimeMs,
	members: ["test"],
	services: {
		governance: {
			city: { name: { zh: "坪山市", en: "Pingshan" }, divisionCode: "449900" },
			policy: { origin, logKeys: smallPolicy.logKeys, cosigners: [], quorum: 0, changeQuorum: 1 },
			passkeys: smallPolicy.passkeys,
		},
		identity: {
			operators: [{ id: "operator:test", name: { zh: "运维", en: "Operator" }, keys: [newCitizen().key] }],
		},
	},
};

const opened: RunningNode[] = [];
after(async () => {
	for (const node of opened) await node.close().catch(() => {});
});

/** A real node on a directory, signatures checked on this thread; closed when the tests end, if it is not yet. */
export async function smallNode(directory: string, changes: Partial<NodeSetting> = {}): Promise<RunningNode> {
	const node = await assembleNode({
		directory,
		genesis: smallGenesis,
		contracts,
		logSeed,
		clock: () => testTimeMs,
		verifiers: new InlineVerifier(),
		solo: { blockIntervalMs: 0 },
		...changes,
	});
	opened.push(node);
	return node;
}
