import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";
import type { QueryContext, Stamp } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";

/** An entry of the record as people see it. */
export interface EntrySummary {
	/** Index of its leaf in the log. */
	readonly index: number;
	/** Transaction id, lowercase hex. */
	readonly id: string;
	readonly height: number;
	readonly timeMs: number;
	readonly service: string;
	readonly action: string;
	readonly actor: string;
	readonly onBehalfOf?: string;
	/** "ok" or the refusal on the record. */
	readonly code: string;
}

/** Which entries a page lists. */
export interface EntryFilter {
	readonly service?: string;
	readonly code?: string;
	readonly actor?: string;
	readonly touched?: string;
	/** Block times that count: from the first, before the second. */
	readonly fromMs?: number;
	readonly untilMs?: number;
	readonly newestFirst?: boolean;
	readonly limit: number;
	readonly after?: string;
}

/** What the sender of a transaction is told once it is durable. */
export interface Receipt {
	/** Transaction id, lowercase hex. */
	readonly id: string;
	readonly index: number;
	readonly timeMs: number;
	/** "ok" or the refusal on the record. */
	readonly code: string;
	readonly result: Json;
}

/** How the witnesses of a log stand, by what they answered last. */
export interface WitnessStanding {
	readonly asked: readonly string[];
	/** Times in which one did not cosign; those under way before those that are over. */
	readonly incidents: readonly {
		readonly witness: string;
		readonly code: string;
		readonly sinceMs: number;
		readonly untilMs?: number;
	}[];
}

/** The part of a running node that pages read. Everything it answers is durable and finalised. */
export interface RecordNode {
	readonly genesis: GenesisDocument;
	readonly registry: Registry;
	head(): Head;
	queryContext(service: string): QueryContext;
	durable(height: number): Promise<void>;
	/** The block at a height, encoded. */
	block(height: number): Promise<Uint8Array | undefined>;
	entry(at: number | string): Promise<EntrySummary | undefined>;
	entryParts(index: number): Promise<{ readonly envelope: Uint8Array; readonly result: string } | undefined>;
	entries(filter: EntryFilter): Promise<{
		readonly entries: readonly EntrySummary[];
		readonly next?: string;
		readonly total?: number;
	}>;
	history(
		key: string,
	): Promise<{ readonly stamp: Stamp | undefined; readonly entries: readonly EntrySummary[] }>;
	/** How the node is: what waits, what its searches do not see yet, how much it holds. */
	stats(): { readonly waiting: number; readonly indexLag: number; readonly records: number };
	/** Who is asked to cosign checkpoints, and who of them did not; undefined where this node cannot say. */
	witnesses?(): WitnessStanding;
	/** Takes an envelope; resolves when its entry is durable, or says why nothing of it is on the record. */
	submit(envelope: Uint8Array): Promise<Receipt | { readonly code: string }>;
	/** Why the node must not serve, if it must not. */
	trouble(): string | undefined;
}

/** What of the log stands on a public chain, by the node's own word. */
export interface AnchorSource {
	/** The newest that is final. */
	newest():
		| {
				/** Leaves of the log. */
				readonly size: number;
				/** Chain, contract and account: `eip155:1:0x…:0x…`. */
				readonly place: string;
				/** Transaction. */
				readonly ref: string;
				readonly block: { readonly number: number; readonly hash: string; readonly timeMs: number };
		  }
		| undefined;
}

/** The part of the configuration that pages show. */
export interface PortalConfiguration {
	readonly publicUrl: string;
	readonly ledger: string;
	readonly origin: string;
	/** Where the portal keeps what is its own. */
	readonly dataDirectory: string;
	readonly passkey: PasskeyPolicy;
	readonly session: { readonly idleMinutes: number; readonly mostMinutes: number };
	readonly city: {
		readonly name: { readonly zh: string; readonly en: string };
		readonly divisionCode: string;
	};
}
