import { hashOf, type PortalStore, unguessable } from "../session/portal-store.ts";
import { showSeconds } from "./show-seconds.ts";

/** What somebody who scans a code is shown for a minute. */
export interface Shown {
	readonly identifier: string;
	/** SD-JWT with the chosen disclosures alone. */
	readonly presentation: string;
	readonly untilMs: number;
}

/** A code is good a little longer for whoever scanned it in its last second. */
const graceSeconds = 30;

/** Certificates being shown just now, each under an unguessable token that soon ends: a picture of a code is of no use later. */
export class Shows {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
		store.table(`CREATE TABLE IF NOT EXISTS me_show (
			token TEXT PRIMARY KEY, until INTEGER NOT NULL, identifier TEXT NOT NULL, presentation TEXT NOT NULL) STRICT`);
	}

	/** A token under which the presentation can be had for a minute. */
	begin(identifier: string, presentation: string): string {
		const token = unguessable();
		const now = this.#clock();
		this.#store.run("DELETE FROM me_show WHERE until < :now", { now });
		this.#store.run("INSERT INTO me_show VALUES (:token, :until, :identifier, :presentation)", {
			token: hashOf(token),
			until: now + (showSeconds + graceSeconds) * 1000,
			identifier,
			presentation,
		});
		return token;
	}

	/** What a token shows; undefined once its minute is over. */
	find(token: string): Shown | undefined {
		const row = this.#store.one<{
			readonly until: number;
			readonly identifier: string;
			readonly presentation: string;
		}>("SELECT until, identifier, presentation FROM me_show WHERE token = :token AND until >= :now", {
			token: hashOf(token),
			now: this.#clock(),
		});
		return row && { identifier: row.identifier, presentation: row.presentation, untilMs: row.until };
	}
}
