import type { PortalStore } from "../session/portal-store.ts";

/** Until when each account has seen its messages: what came later is new to it. */
export class SeenMarks {
	readonly #store: PortalStore;

	constructor(store: PortalStore) {
		this.#store = store;
		store.table(
			"CREATE TABLE IF NOT EXISTS me_seen (account TEXT PRIMARY KEY, seen INTEGER NOT NULL) STRICT",
		);
	}

	/** Block time up to which an account has seen its messages; nought where it never looked. */
	of(account: string): number {
		const query = "SELECT seen FROM me_seen WHERE account = :account";
		return this.#store.one<{ readonly seen: number }>(query, { account })?.seen ?? 0;
	}

	/** An account has seen everything up to a block time. */
	mark(account: string, seenMs: number): void {
		this.#store.run("INSERT OR REPLACE INTO me_seen VALUES (:account, :seen)", { account, seen: seenMs });
	}
}
