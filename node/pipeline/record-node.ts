import type { Traits } from "@mingjian/consensus/driver/driver.ts";
import type { Misbehaviour } from "@mingjian/consensus/driver/machine.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { TrustPolicy } from "@mingjian/ledger/note/policy.ts";
import type { AppliedBlock, Head } from "@mingjian/ledger/runtime/chain.ts";
import type { QueryContext, Stamp } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { EntryFilter, EntryPage, EntrySummary } from "../store/index/query-index.ts";
import type { Receipt, Rejection } from "./receipt.ts";

/** A running node as its doors see it (HTTP, CLI, tests). Everything it answers is durable and finalised. */
export interface RecordNode {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	readonly traits: Traits;
	/** The policy a stranger verifies this record by. */
	readonly policy: TrustPolicy;

	head(): Head;
	/** Takes an envelope; resolves when its entry is durable. The same bytes twice give the same receipt. */
	submit(envelope: Bytes): Promise<Receipt | Rejection>;
	/** Resolves when searches see everything that was durable when asked, or after half a second where they lag under load. */
	indexed(): Promise<void>;
	/** What a query may read. Its height may not be durable yet: answer only after `durable(height)`. */
	queryContext(service: string): QueryContext;
	/** Resolves when every block up to the height is durable; rejects when that can no longer happen. */
	durable(height: number): Promise<void>;

	/** The signed checkpoint of the head (C2SP tlog-checkpoint), as text. */
	checkpoint(): string;
	/** A C2SP tile; undefined where the log does not have it at that width. */
	tile(level: number, index: number, width: number): Promise<Bytes | undefined>;
	/** A C2SP entry bundle. */
	bundle(index: number, width: number): Promise<Bytes | undefined>;
	/** The block at a height, encoded (spec/record.md §4). */
	block(height: number): Promise<Bytes | undefined>;

	/** An entry as people see it, by log index or transaction id. */
	entry(at: number | string): Promise<EntrySummary | undefined>;
	/** Its envelope bytes and the JSON text of its result. */
	entryParts(index: number): Promise<{ readonly envelope: Bytes; readonly result: string } | undefined>;
	entries(filter: EntryFilter): Promise<EntryPage>;
	/** Proof file (spec/proof.md): the entry is in the log. */
	entryProof(index: number): Promise<string | undefined>;
	/** Proof file (spec/proof.md): the record at this state key has this value, or is absent, as of the head. */
	stateProof(key: string): Promise<string>;
	/** Ids of all transactions that wrote a record with history, oldest first, and its stamp. */
	history(
		key: string,
	): Promise<{ readonly stamp: Stamp | undefined; readonly entries: readonly EntrySummary[] }>;

	/** Calls back for each block once it is durable and indexed; returns how to stop that. */
	onFinal(listener: (block: AppliedBlock) => void): () => void;
	/** Calls back for each member of the ordering engine proved to have broken its rules, those since the start included; returns how to stop that. */
	onMisbehaviour(listener: (proved: Misbehaviour) => void): () => void;
	/** Why the node must not serve, if it must not. */
	trouble(): string | undefined;
	stats(): NodeStats;
	/** Finishes what is acknowledged, closes every file. */
	close(): Promise<void>;
}

/** Counters and gauges for metrics, health and the operator's page. */
export interface NodeStats {
	readonly height: number;
	readonly logSize: number;
	/** Transactions waiting to be ordered. */
	readonly waiting: number;
	/** Blocks durable but not yet in the query index. */
	readonly indexLag: number;
	readonly records: number;
	readonly stateMemoryBytes: number;
	readonly signaturesVerified: number;
	readonly contractFailures: number;
	readonly fsyncMs: { readonly last: number; readonly max: number };
}
