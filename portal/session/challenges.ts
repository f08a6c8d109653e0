import { hashOf, type PortalStore, unguessable } from "./portal-store.ts";

export type ChallengePurpose = "register" | "sign-in";

const lifeMs = 5 * 60_000;

/** Challenges for passkeys: each belongs to one session and one purpose, and is good once. */
export class Challenges {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
	}

	issue(session: string, purpose: ChallengePurpose): string {
		const challenge = unguessable();
		this.#store.run("INSERT INTO challenge VALUES (:hash, :session, :purpose, :until)", {
			hash: hashOf(challenge),
			session,
			purpose,
			until: this.#clock() + lifeMs,
		});
		return challenge;
	}

	/** True the first time a challenge comes back, in time, from whom and for what it was issued. */
	redeem(challenge: string, session: string, purpose: ChallengePurpose): boolean {
		const redeemed = this.#store.run(
			"DELETE FROM challenge WHERE hash = :hash AND session = :session AND purpose = :purpose AND until >= :now",
			{ hash: hashOf(challenge), session, purpose, now: this.#clock() },
		);
		return redeemed === 1;
	}
}
