import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { membersHash } from "@mingjian/ledger/record/members.ts";
import { encodePayload, type Json, type Payload } from "@mingjian/ledger/record/payload.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { BlockState, ParsedValues } from "@mingjian/ledger/runtime/block-state.ts";
import type { AppliedBlock, Entry } from "@mingjian/ledger/runtime/chain.ts";
import { Chain } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { Find, Found, QueryContext, Stamp } from "@mingjian/ledger/runtime/context.ts";
import type { Contract, GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import { MemoryState } from "@mingjian/ledger/runtime/memory-state.ts";
import { Registry } from "@mingjian/ledger/runtime/registry.ts";

/** One act of a test: who signs, and what they say. */
export interface TestAct {
	readonly by: LocalSigner | readonly LocalSigner[];
	readonly actor: string;
	readonly onBehalfOf?: string;
	readonly service: string;
	readonly action: string;
	readonly input: Json;
	/** The signer's clock; block time unless given. */
	readonly issuedAt?: number;
	readonly ledger?: string;
}

export interface TestLedgerSetting {
	readonly contracts: readonly Contract[];
	/** Genesis members of each service. */
	readonly services?: Readonly<Record<string, Json>>;
	readonly ledger?: string;
	readonly timeMs?: number;
}

const members = ["test"];

/** The real chain over state in memory, with a clock the test turns: contracts run exactly as they do on a node. */
export class TestLedger {
	readonly chain: Chain;
	readonly registry: Registry;
	readonly genesis: GenesisDocument;
	readonly #state = new MemoryState();
	readonly #rows = new Map<Collection, Set<string>>();
	#timeMs: number;
	#nonce = 0;

	static begin(setting: TestLedgerSetting): TestLedger {
		return new TestLedger(setting);
	}

	private constructor({
		contracts,
		services = {},
		ledger = "test",
		timeMs = Date.UTC(2026, 0, 5),
	}: TestLedgerSetting) {
		this.registry = new Registry(contracts);
		this.chain = new Chain({ registry: this.registry, ledger, state: this.#state });
		this.genesis = { ledger, origin: "test.example/record", timeMs, members, services };
		this.#timeMs = timeMs;
		this.#index(this.chain.genesis(this.genesis));
	}

	/** The same signer for the same name, every time. */
	signer(name: string): LocalSigner {
		return ed25519Signer(sha256(utf8(`test signer ${name}`)));
	}

	/** Key id of a signer. */
	keyId(signer: LocalSigner): string {
		return keyId(signer.code, signer.publicKey);
	}

	get timeMs(): number {
		return this.#timeMs;
	}

	advance(ms: number): void {
		this.#timeMs += ms;
	}

	/** Signs and prepares an act without running it. */
	prepare(act: TestAct): Prepared {
		const payload: Payload = {
			ledger: act.ledger ?? this.genesis.ledger,
			service: act.service,
			action: act.action,
			input: act.input,
			actor: act.actor,
			...(act.onBehalfOf === undefined ? {} : { onBehalfOf: act.onBehalfOf }),
			issuedAt: act.issuedAt ?? this.#timeMs,
			nonce: toHex(sha256(utf8(`nonce ${this.#nonce++}`))).slice(0, 16),
		};
		const bytes = encodePayload(payload);
		const signers = Array.isArray(act.by) ? (act.by as readonly LocalSigner[]) : [act.by as LocalSigner];
		const digest = transactionId(bytes);
		const signatures = signers.map((by) => ({
			algorithm: by.code,
			publicKey: by.publicKey,
			signature: by.sign(digest),
		}));
		const prepared = prepare(encodeEnvelope({ payload: bytes, signatures }));
		if (typeof prepared === "string") throw new TypeError(prepared);
		return prepared;
	}

	/** Runs one act in a block of its own. */
	act(act: TestAct): Entry {
		return this.block([this.prepare(act)]).entries[0]!;
	}

	/** Runs prepared acts in one block at the present time. */
	block(acts: readonly Prepared[]): AppliedBlock {
		const height = this.chain.head.height + 1;
		const applied = this.chain.apply({
			height,
			timeMs: this.#timeMs,
			membersHash: membersHash(members),
			acts,
		});
		this.#index(applied);
		return applied;
	}

	get<T>(from: Collection<T>, key: string): T | undefined {
		return this.#view().get(from, key);
	}

	stamp(from: Collection, key: string): Stamp | undefined {
		return this.#view().stamp(from, key);
	}

	/** Asks a service's query. */
	query(service: string, query: string, parameters: Json): unknown {
		const bound = this.registry.contracts.get(service)?.queries[query];
		if (!bound) throw new TypeError(`no query ${service}/${query}`);
		return bound(this.#queryContext(), parameters as never);
	}

	#view(): BlockState {
		return new BlockState(this.#state, new ParsedValues());
	}

	#queryContext(): QueryContext {
		const view = this.#view();
		const { height, timeMs } = this.chain.head;
		return {
			height,
			timeMs,
			get: view.get.bind(view),
			stamp: view.stamp.bind(view),
			use: (name) => this.registry.capability(name, view),
			find: (from, what) => this.#find(view, from, what),
		};
	}

	#index({ writes }: AppliedBlock): void {
		for (const [at, value] of writes) {
			const slash = at.indexOf("/");
			for (const { manifest } of this.registry.contracts.values()) {
				const of = manifest.collections.find((each) => each.name === at.slice(0, slash));
				if (!of) continue;
				const keys = this.#rows.get(of) ?? new Set();
				this.#rows.set(of, keys);
				if (value) keys.add(at.slice(slash + 1));
				else keys.delete(at.slice(slash + 1));
			}
		}
	}

	#find<T>(view: BlockState, from: Collection<T>, what: Find): Found<T> {
		const rows = [...(this.#rows.get(from as Collection) ?? [])]
			.sort()
			.map((key) => ({ key, record: view.get(from, key) as T }))
			.filter(({ key, record }) => matches(from, what, { key, record }));
		const order = what.order?.replace(/^-/, "");
		const cell = ({ key, record }: { key: string; record: T }) =>
			from.columns?.(record, key)[order ?? ""] ?? "";
		if (order) rows.sort((a, b) => (cell(a) < cell(b) ? -1 : cell(a) > cell(b) ? 1 : 0));
		if (what.order?.startsWith("-")) rows.reverse();
		const start = what.after ? Number(what.after) : 0;
		const end = start + what.limit;
		return {
			rows: rows.slice(start, end),
			total: rows.length,
			...(end < rows.length ? { next: String(end) } : {}),
		};
	}
}

function matches<T>(from: Collection<T>, what: Find, row: { key: string; record: T }): boolean {
	const cells = from.columns?.(row.record, row.key) ?? {};
	for (const [column, value] of Object.entries(what.where ?? {})) if (cells[column] !== value) return false;
	if (what.text === undefined) return true;
	const words = from.text?.(row.record).join(" ").toLowerCase() ?? "";
	return what.text
		.toLowerCase()
		.split(/\s+/)
		.every((word) => words.includes(word));
}
