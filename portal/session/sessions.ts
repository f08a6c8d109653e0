import { hashOf, type PortalStore, unguessable } from "./portal-store.ts";

/** How somebody proved who they are. */
export type SignInMethod = "passkey" | "password" | "demo";

/** A browser that was here before; signed in where it has an account. */
export interface Session {
	/** What is kept of its id: names it in lists, opens nothing. */
	readonly hash: string;
	readonly csrf: string;
	readonly account?: string;
	readonly method?: SignInMethod;
	/** Id of the key on the record that signed in. */
	readonly key?: string;
	/** Department an officer acts for, where they chose one. */
	readonly department?: string;
	/** What the browser calls itself, cut. */
	readonly device: string;
	readonly startedMs: number;
	readonly seenMs: number;
	/** When a code of the second factor was last given. */
	readonly confirmedMs?: number;
}

/** Who signs in, and how. */
export interface SignIn {
	readonly account: string;
	readonly method: SignInMethod;
	readonly key: string;
}

export interface SessionBounds {
	readonly idleMs: number;
	readonly mostMs: number;
}

interface Row {
	readonly hash: string;
	readonly csrf: string;
	readonly account: string | null;
	readonly method: SignInMethod | null;
	readonly key: string | null;
	readonly department: string | null;
	readonly device: string;
	readonly started: number;
	readonly seen: number;
	readonly confirmed: number | null;
}

const deviceLength = 160;
/** Sessions of browsers nobody signed in with end sooner. */
const strangerMs = 60 * 60_000;
/** Written again only when this old, so that reading a page costs no write. */
const staleMs = 60_000;

/** Sessions by opaque ids of which only hashes are kept. They end by themselves when idle, and in any case after a while. */
export class Sessions {
	readonly #store: PortalStore;
	readonly #clock: () => number;
	readonly #bounds: SessionBounds;

	constructor(store: PortalStore, clock: () => number, bounds: SessionBounds) {
		this.#store = store;
		this.#clock = clock;
		this.#bounds = bounds;
	}

	/** A session of nobody, for forms before signing in; its id goes into a cookie and nowhere else. */
	begin(device: string): { readonly id: string; readonly session: Session } {
		this.#sweep();
		return this.#write({ device: device.slice(0, deviceLength) });
	}

	/** The session of an id; undefined where there is none or it has ended. */
	find(id: string): Session | undefined {
		const hash = hashOf(id);
		const row = this.#store.one<Row>("SELECT * FROM session WHERE hash = :hash", { hash });
		const now = this.#clock();
		if (!row) return undefined;
		if (this.#ended(row, now)) return void this.end(hash);
		if (now - row.seen > staleMs)
			this.#store.run("UPDATE session SET seen = :now WHERE hash = :hash", { now, hash });
		return sessionOf(row);
	}

	/** Signs a browser in under a new id: whoever knew the old one has nothing. */
	signIn({ hash, device }: Session, who: SignIn): { readonly id: string; readonly session: Session } {
		this.end(hash);
		return this.#write({ device, ...who });
	}

	/** Keeps that the second factor was shown now. */
	confirm(hash: string): void {
		this.#store.run("UPDATE session SET confirmed = :now WHERE hash = :hash", { now: this.#clock(), hash });
	}

	/** Keeps which department an officer acts for. */
	choose(hash: string, department: string): void {
		this.#store.run("UPDATE session SET department = :department WHERE hash = :hash", { department, hash });
	}

	/** Sessions an account has now, the newest first. */
	of(account: string): readonly Session[] {
		const now = this.#clock();
		const rows = this.#store.all<Row>(
			"SELECT * FROM session WHERE account = :account ORDER BY started DESC, hash",
			{ account },
		);
		return rows.filter((row) => !this.#ended(row, now)).map(sessionOf);
	}

	end(hash: string): void {
		this.#store.run("DELETE FROM session WHERE hash = :hash", { hash });
		this.#store.run("DELETE FROM pending WHERE session = :hash", { hash });
		this.#store.run("DELETE FROM challenge WHERE session = :hash", { hash });
	}

	/** Ends one of the account's sessions; false where it is another's. */
	endOwn(account: string, hash: string): boolean {
		const own = this.of(account).some((each) => each.hash === hash);
		if (own) this.end(hash);
		return own;
	}

	#write(given: { readonly device: string } & Partial<SignIn>) {
		const [id, csrf, now] = [unguessable(), unguessable(), this.#clock()];
		const row: Row = {
			hash: hashOf(id),
			csrf,
			account: given.account ?? null,
			method: given.method ?? null,
			key: given.key ?? null,
			department: null,
			device: given.device,
			started: now,
			seen: now,
			confirmed: null,
		};
		this.#store.run(
			`INSERT INTO session VALUES
			(:hash, :csrf, :account, :method, :key, :department, :device, :started, :seen, :confirmed)`,
			{ ...row },
		);
		return { id, session: sessionOf(row) };
	}

	#ended({ account, started, seen }: Row, now: number): boolean {
		const { idleMs, mostMs } = this.#bounds;
		if (account === null) return now - started > strangerMs;
		return now - seen > idleMs || now - started > mostMs;
	}

	#sweep(): void {
		const now = this.#clock();
		const { idleMs, mostMs } = this.#bounds;
		this.#store.run(
			`DELETE FROM session WHERE (account IS NULL AND started < :strangers)
			OR (account IS NOT NULL AND (seen < :idle OR started < :most))`,
			{ strangers: now - strangerMs, idle: now - idleMs, most: now - mostMs },
		);
		this.#store.run("DELETE FROM challenge WHERE until < :now", { now });
		this.#store.run("DELETE FROM pending WHERE until < :now", { now });
	}
}

function sessionOf({ hash, csrf, account, method, key, department, device, ...row }: Row): Session {
	return {
		hash,
		csrf,
		...(account === null ? {} : { account }),
		...(method === null ? {} : { method }),
		...(key === null ? {} : { key }),
		...(department === null ? {} : { department }),
		device,
		startedMs: row.started,
		seenMs: row.seen,
		...(row.confirmed === null ? {} : { confirmedMs: row.confirmed }),
	};
}
