import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { consistencyProof } from "@mingjian/ledger/merkle/log/consistency.ts";
import { encodeEntryBundle } from "@mingjian/ledger/merkle/log/entry-bundle.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { inclusionProof } from "@mingjian/ledger/merkle/log/inclusion.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import { encodeStateProof } from "@mingjian/ledger/merkle/state/state-proof-encoding.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { cosign } from "@mingjian/ledger/note/cosignature.ts";
import { addSignatures, formatNote, parseNote } from "@mingjian/ledger/note/note.ts";
import { type NoteSigner, noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import { formatTlogProof } from "@mingjian/ledger/note/tlog-proof.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { encodeBlock } from "@mingjian/ledger/record/block.ts";
import { parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import type { Prepared } from "@mingjian/ledger/record/prepared.ts";
import { encodeProofExtra, type ProofExtra } from "@mingjian/ledger/record/proof-extra.ts";
import { type AppliedBlock, Chain, type Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { Stamp } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { governance } from "@mingjian/services/governance/contract.ts";
import { identity } from "@mingjian/services/identity/contract.ts";
import { type TestAct, TestLedger } from "../../testing/test-ledger.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { EntrySummary } from "../api/receipt.ts";
import type { RecordSource } from "../api/record-source.ts";
import type { PublishedPolicy } from "../verify/verdict.ts";

/** Whose record it is. */
export interface PublishedRecordSetting {
	/** How many cosigners the policy names, and how many of them it asks for. */
	readonly cosigners?: number;
	readonly quorum?: number;
	/** What a lying node puts in the log, and signs, instead of a leaf. */
	readonly lie?: (leaf: Bytes, index: number) => Bytes;
}

/** Everything of a client that reads the record, but for a server. */
export type PublishedSource = RecordSource &
	Pick<MingjianClient, "proof" | "stateProof" | "entryParts" | "entries" | "history">;

const origin = "test.example/record";

/** A real ledger in memory that publishes what a node publishes: checkpoints, tiles, blocks and proof files. */
export class PublishedRecord {
	readonly ledger: TestLedger;
	readonly policy: PublishedPolicy;
	readonly log: NoteSigner;
	readonly cosigners: readonly NoteSigner[];
	readonly operator: LocalSigner;
	/** Encoded, by height. */
	readonly blocks: Bytes[] = [];
	readonly leaves: Bytes[] = [];
	/** What running each block gave, by height, and where the published log then stood. */
	readonly applied: AppliedBlock[] = [];
	readonly positions: { readonly size: number; readonly root: Bytes }[] = [];
	readonly #state = new MemoryState();
	readonly #subtrees = new Map<string, Bytes>();
	readonly #edge = new RightEdge();
	readonly #replica: Chain;
	readonly #lie: (leaf: Bytes, index: number) => Bytes;

	constructor({ cosigners = 0, quorum = cosigners, lie = (leaf) => leaf }: PublishedRecordSetting = {}) {
		this.#lie = lie;
		const signer = TestLedger.prototype.signer;
		this.operator = signer("operator");
		this.log = noteSigner(origin, sha256(utf8("log of the test")));
		this.cosigners = Array.from({ length: cosigners }, (_, at) =>
			noteSigner(`witness.example/${at}`, sha256(utf8(`witness ${at}`))),
		);
		this.ledger = TestLedger.begin({
			contracts: [identity, governance],
			services: {
				identity: {
					operators: [
						{ id: "operator:city", name: { zh: "运维", en: "Operator" }, keys: [publicKey(this.operator)] },
					],
				},
				governance: {
					city: { name: { zh: "测试市", en: "Test City" }, divisionCode: "990100" },
					policy: {
						origin,
						logKeys: [vkey(this.log, LOG_KEY)],
						cosigners: this.cosigners.map((each) => vkey(each, COSIGNER_KEY)),
						quorum,
						changeQuorum: 1,
					},
					passkeys: { rpId: "test.example", origins: ["https://test.example"] },
				},
			},
		});
		const { registry, genesis } = this.ledger;
		this.#replica = new Chain({ registry, ledger: genesis.ledger, state: this.#state });
		this.#publish(this.#replica.genesis(genesis), []);
		this.policy = this.ledger.query("governance", "trust-policy", {}) as PublishedPolicy;
	}

	get genesis(): GenesisDocument {
		return this.ledger.genesis;
	}

	get size(): number {
		return this.leaves.length;
	}

	/** Signs an act without running it. */
	prepare(act: TestAct): Prepared {
		return this.ledger.prepare(act);
	}

	/** An act in which somebody new opens an account. */
	registration(name: string): Prepared {
		const by = this.ledger.signer(name);
		const actor = this.accountOf(name);
		return this.prepare({
			by,
			actor,
			service: "identity",
			action: "register",
			input: { keys: [publicKey(by)] },
		});
	}

	/** An act in which somebody adds a second key to the account. */
	addedKey(name: string, second: string): Prepared {
		const [by, other] = [this.ledger.signer(name), this.ledger.signer(second)];
		const input = { key: publicKey(other) };
		return this.prepare({
			by: [by, other],
			actor: this.accountOf(name),
			service: "identity",
			action: "add-key",
			input,
		});
	}

	accountOf(name: string): string {
		return `citizen:${this.ledger.keyId(this.ledger.signer(name))}`;
	}

	/** Runs acts in one block and publishes it. */
	block(...acts: readonly Prepared[]): AppliedBlock {
		this.ledger.block(acts);
		const { height, timeMs } = this.ledger.chain.head;
		const members = membersHash(this.genesis.members);
		const applied = this.#replica.apply({ height, timeMs, membersHash: members, acts });
		this.#publish(applied, acts);
		return applied;
	}

	/** The signed checkpoint of the log at a size it had at the end of a block, cosigned by all. */
	checkpoint(size = this.size): Bytes {
		const { root } = this.positions.find((each) => each.size === size)!;
		return this.sign(formatCheckpoint({ origin, size, root, extensions: [] }));
	}

	/** Consistency proof between two sizes. */
	proveGrowth(from: number, to: number): Bytes[] {
		return consistencyProof(from, to, (level, at) => this.#subtrees.get(`${level}/${at}`)!);
	}

	/** Signs any checkpoint text with the log's key and every cosigner's. */
	sign(text: string): Bytes {
		const note = parseNote(signNote(text, [this.log]));
		if (!note.ok) throw new TypeError(note.reason);
		const timeSeconds = Math.floor(this.ledger.timeMs / 1000);
		return formatNote(
			addSignatures(
				note.value,
				this.cosigners.map((each) => cosign(text, each, timeSeconds)),
			),
		);
	}

	tile(level: number, index: number, width: number): Bytes | undefined {
		const hashes = Array.from({ length: width }, (_, at) =>
			this.#subtrees.get(`${level * 8}/${index * 256 + at}`),
		);
		return hashes.every((hash) => hash !== undefined)
			? Uint8Array.from(hashes.flatMap((hash) => [...hash]))
			: undefined;
	}

	/** The record as files and as trails need it: what a client of a node gives. */
	source(): PublishedSource {
		return {
			checkpoint: async () => this.checkpoint(),
			tile: async ({ level, index, width }) => this.tile(level, index, width),
			bundle: async ({ index, width }) => {
				const leaves = this.leaves.slice(index * 256, index * 256 + width);
				return leaves.length === width ? encodeEntryBundle(leaves) : undefined;
			},
			block: async (height) => this.blocks[height],
			genesis: async () => this.genesis,
			proof: async (at) => this.entryProof(at as number),
			stateProof: async (key) => this.stateProof(key),
			entryParts: async (at) => {
				const { index, act, result } = this.#entry(at as number);
				return { index, envelope: toBase64(act.bytes), result };
			},
			entries: async ({ fromMs = 0 } = {}) => ({
				entries: this.#summaries(({ timeMs }) => timeMs >= fromMs),
			}),
			history: async (key) => {
				const entries = this.#summaries((_, { touched }) => touched.includes(key));
				const stored = JSON.parse(fromUtf8(this.#state.get(key) ?? utf8("null"))) as Stamp | null;
				const stamp = stored && { revision: stored.revision, history: stored.history };
				return stamp || entries.length > 0 ? { stamp, entries } : undefined;
			},
		};
	}

	#entry(index: number): Entry {
		return this.applied.flatMap(({ entries }) => entries).find((each) => each.index === index)!;
	}

	#summaries(wanted: (block: AppliedBlock, entry: Entry) => boolean): EntrySummary[] {
		return this.applied.flatMap((block) =>
			block.entries
				.filter((entry) => wanted(block, entry))
				.map(({ index, act, code }) => {
					const { service, action, actor } = act.payload;
					const { height, timeMs } = block;
					return { index, id: act.id, height, timeMs, service, action, actor, code };
				}),
		);
	}

	entryProof(index: number): Bytes {
		const { act, code, result } = this.#entry(index);
		return this.proof(index, { kind: "entry", envelope: act.bytes, code, result });
	}

	/** Proof of the state after the newest block. */
	stateProof(key: string): Bytes {
		const index = this.size - 1;
		const block = parseBlockLeaf(this.leaves[index]!)!;
		const proof = encodeStateProof(this.#state.prove(key));
		return this.proof(index, { kind: "state", block, key, value: this.#state.get(key), proof });
	}

	/** A proof file of any leaf with any extra. */
	proof(index: number, extra: ProofExtra, checkpoint = this.checkpoint()): Bytes {
		const hashes = inclusionProof(index, this.size, (level, at) => this.#subtrees.get(`${level}/${at}`)!);
		return formatTlogProof({ extra: encodeProofExtra(extra), index, hashes, checkpoint });
	}

	#publish(applied: AppliedBlock, acts: readonly Prepared[]): void {
		const { height, timeMs, leaves } = applied;
		const hash = membersHash(this.genesis.members);
		this.applied.push(applied);
		for (const leaf of leaves) {
			const said = this.#lie(leaf, this.size);
			this.leaves.push(said);
			this.#edge.append(leafHash(said), (level, index, complete) => {
				this.#subtrees.set(`${level}/${index}`, complete);
			});
		}
		this.positions.push({ size: this.#edge.size, root: this.#edge.root() });
		const envelopes = acts.map(({ bytes }) => bytes);
		this.blocks.push(encodeBlock({ height, timeMs, membersHash: hash, envelopes }));
	}
}

function publicKey(by: LocalSigner) {
	return { algorithm: by.algorithm, publicKey: toBase64(by.publicKey) };
}

function vkey({ name, publicKey: key }: NoteSigner, type: typeof LOG_KEY | typeof COSIGNER_KEY): string {
	return formatVkey(verifierKey(name, type, key));
}
