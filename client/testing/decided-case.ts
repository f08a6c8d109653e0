import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { inclusionProof } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { encodeStateProof } from "@mingjian/ledger/merkle/state/state-proof-encoding.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { encodeProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { rulebook } from "@mingjian/services/rulebook/contract.ts";
import { elderlyAllowance } from "@mingjian/services/rulebook/demo/elderly-allowance.ts";
import { decisions } from "@mingjian/services/rulebook/state.ts";
import { SmallCity } from "../../testing/service-suite/small-city.ts";
import { composeDecision } from "../recompute/compose-decision.ts";
import type { DecisionFile } from "../recompute/decision-file.ts";
import type { PublishedPolicy } from "../verify/verdict.ts";

/** What the sample decision is made over. */
export const facts = {
	birthDate: "1936-01-01",
	onDate: "2026-01-05",
	registered: true,
	paidElsewhere: false,
};
const id = "5a".repeat(16);

/** A decision on a real record, as its file, and the policy it is proved under. */
export function decidedCase(): { readonly file: DecisionFile; readonly policy: PublishedPolicy } {
	const city = new SmallCity([rulebook]);
	const office = city.department("civil-affairs");
	const author = city.officer("author", office, "rule-author");
	const rule = elderlyAllowance(office.id, city.ledger.timeMs);
	const text = city.expect(author, "rulebook/draft", { rule: rule as unknown as Json }) as {
		[name: string]: Json;
	};
	for (const name of ["first", "second"])
		city.expect(city.officer(name, office, "rule-reviewer"), "rulebook/review", {
			...text,
			verdict: "approve",
		});
	city.expect(office, "rulebook/publish", text);
	const asOfMs = city.ledger.timeMs;
	const seed = new Uint8Array(32).fill(9);
	const composed = composeDecision({ rule, version: 1, facts, decision: id, seed, asOfMs });
	if (composed.kind !== "decided") throw new Error(`a person must decide: ${composed.evaluation.reason}`);
	city.expect(office, "rulebook/record-decision", composed.input as unknown as Json);
	const decision = city.ledger.get(decisions, id)!;
	const proof = toBase64(stateProof(city, `rulebook.decision/${id}`));
	const policy = city.ledger.query("governance", "trust-policy", {}) as PublishedPolicy;
	return { file: composed.file(decision, proof), policy };
}

/** Runs the city's blocks again as a node would, and proves a record after the last of them. */
function stateProof(city: SmallCity, key: string): Bytes {
	const { genesis, registry } = city.ledger;
	const state = new MemoryState();
	const chain = new Chain({ registry, ledger: genesis.ledger, state });
	const leaves = [...chain.genesis(genesis).leaves];
	for (const { height, timeMs, entries } of city.blocks) {
		const acts = entries.map(({ act }) => act);
		leaves.push(...chain.apply({ height, timeMs, membersHash: membersHash(genesis.members), acts }).leaves);
	}
	const edge = new RightEdge();
	const subtrees = new Map<string, Bytes>();
	for (const leaf of leaves)
		edge.append(leafHash(leaf), (level, index, complete) => {
			subtrees.set(`${level}/${index}`, complete);
		});
	const index = leaves.length - 1;
	const block = parseBlockLeaf(leaves[index]!)!;
	const log = noteSigner(genesis.origin, sha256(utf8("test signer log")));
	const { origin } = genesis;
	return formatTlogProof({
		extra: encodeProofExtra({
			kind: "state",
			block,
			key,
			value: state.get(key),
			proof: encodeStateProof(state.prove(key)),
		}),
		index,
		hashes: inclusionProof(index, leaves.length, (level, at) => subtrees.get(`${level}/${at}`)!),
		checkpoint: signNote(formatCheckpoint({ origin, size: edge.size, root: edge.root(), extensions: [] }), [
			log,
		]),
	});
}
