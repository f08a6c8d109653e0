/** An entry of the record as people see it. */
export interface EntrySummary {
	/** Index of its leaf in the log. */
	readonly index: number;
	/** Transaction id, lowercase hex. */
	readonly id: string;
	readonly height: number;
	/** Block time, milliseconds since the Unix epoch. */
	readonly timeMs: number;
	readonly service: string;
	readonly action: string;
	readonly actor: string;
	readonly onBehalfOf?: string;
	/** "ok" or the refusal on the record. */
	readonly code: string;
}

/** Which entries to list; all conditions hold together. */
export interface EntryFilter {
	readonly service?: string;
	readonly action?: string;
	readonly actor?: string;
	readonly code?: string;
	/** First log index that counts. */
	readonly fromIndex?: number;
	/** First log index that no longer counts. */
	readonly untilIndex?: number;
	/** First block time that counts. */
	readonly fromMs?: number;
	/** First block time that no longer counts. */
	readonly untilMs?: number;
	/** State key the entry wrote; of a collection that keeps history. */
	readonly touched?: string;
	/** What a record the entry wrote is about, `collection/column=value`; of a collection that keeps history. */
	readonly about?: string;
	/** Oldest first without it. */
	readonly newestFirst?: boolean;
	/** 1 to 200. */
	readonly limit: number;
	/** `next` of the page before, of the same filter. */
	readonly after?: string;
}

/**
 * One page. It may be shorter than the limit, even empty, and still have a `next`: a page looks at a bounded number of
 * entries, so that a rare combination cannot stop the node.
 */
export interface EntryPage {
	readonly entries: readonly EntrySummary[];
	readonly next?: string;
	/** Entries that match, counted up to 10,000; absent where counting would take too long. */
	readonly total?: number;
}
