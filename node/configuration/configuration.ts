import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** Everything an operator can choose, complete and checked. */
export interface Configuration {
	/** Folder of this node's files; nothing is written elsewhere. */
	readonly dataDirectory: string;
	readonly host: string;
	/** 0 lets the system choose. */
	readonly port: number;
	/** Where readers reach this node, without a trailing slash. */
	readonly publicUrl: string;
	/** Id of the ledger; signed into every transaction. */
	readonly ledger: string;
	/** First line of every checkpoint (C2SP tlog-checkpoint). */
	readonly origin: string;
	readonly city: { readonly name: Words; readonly divisionCode: string };
	readonly logLevel: LogLevel;
	/** Bearer token of /metrics; open to all where there is none. */
	readonly metricsToken: string | undefined;
	readonly passkey: { readonly rpId: string; readonly origins: readonly string[] };
	readonly backup: BackupPlan;
	/** When somebody signed in to the portal has to sign in again: unused for so long, and in any case. */
	readonly session: { readonly idleMinutes: number; readonly mostMinutes: number };
	/** Proxies whose word is taken for whom they pass on; by their address everybody else is told apart. */
	readonly trustedProxies: readonly string[];
	/** Who orders: this operator alone, or the departments of a consortium. */
	readonly consensus: "solo" | "cometbft";
	readonly consortium: {
		/** HOST:PORT at which other members are heard; the address on the member's card where there is none. */
		readonly listen: string | undefined;
		/** Path of the engine's program; found where it is usually installed if there is none. */
		readonly engine: string | undefined;
		/** Nodes of other members, from which a member without blocks takes a snapshot; none where it replays all blocks. */
		readonly catchUpFrom: readonly string[];
		/** HEIGHT:HASH of a block of the engine to begin trusting with. */
		readonly trust: string | undefined;
	};
	readonly cosigning: {
		/** Who is asked to cosign: a verifier key and a submission prefix each, apart by a space. */
		readonly witnesses: readonly string[];
		/** Name under which this node cosigns what it executed; it does not where there is none. */
		readonly executor: string | undefined;
	};
	readonly anchor: AnchorPlan;
	readonly block: BlockBounds;
	readonly limits: DoorLimits;
}

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "silent";

/** Where checkpoints are anchored, how often and for how much. */
export interface AnchorPlan {
	/** JSON-RPC of the chain; nothing is anchored where there is none. */
	readonly rpc: string | undefined;
	/** Both there where `rpc` is. */
	readonly chainId: number | undefined;
	readonly contract: string | undefined;
	readonly everySeconds: number;
	/** In no block for so long, it is sent again with a higher fee. */
	readonly replaceSeconds: number;
	/** For a unit of gas. */
	readonly mostFeeGwei: number;
	/** Blocks on top of one after which it is final; 0: when the chain says so. */
	readonly confirmations: number;
}

/** When the running node backs itself up, where to, and for whom. */
export interface BackupPlan {
	/** Undefined where nobody said. */
	readonly folder: string | undefined;
	/** age recipients. */
	readonly recipients: readonly string[];
	/** 0: only when somebody asks. */
	readonly everySeconds: number;
}

/** When a block is closed. */
export interface BlockBounds {
	/** Longest wait for company before a block is closed. */
	readonly intervalMs: number;
	readonly maxEntries: number;
	readonly maxBytes: number;
	/** Transactions that may wait; more are answered `busy`. */
	readonly maxWaiting: number;
}

/** What one outsider, or all together, may take of the door. */
export interface DoorLimits {
	/** One JSON body. */
	readonly jsonBytes: number;
	/** One batch of envelopes. */
	readonly batchBytes: number;
	readonly batchEnvelopes: number;
	/** All bodies in memory together. */
	readonly bodyBytes: number;
	readonly urlLength: number;
	readonly headerBytes: number;
	readonly connections: number;
	/** From first byte to last of a request. */
	readonly requestMs: number;
	/** Idle connections are closed after this. */
	readonly keepAliveMs: number;
	/** Live event streams at once. */
	readonly streams: number;
}
