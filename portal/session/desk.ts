import { timingSafeEqual } from "node:crypto";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { PortalConfiguration, Receipt, RecordNode } from "../city/record-node.ts";
import { cookieOf, setCookie } from "../server/cookies.ts";
import type { WebRequest } from "../server/web.ts";
import { Challenges } from "./challenges.ts";
import { Limits } from "./limits.ts";
import { type Credential, Passkeys } from "./passkeys.ts";
import { PasswordKeys } from "./password-keys.ts";
import { hashOf, PortalStore } from "./portal-store.ts";
import { RecoveryKeys } from "./recovery-keys.ts";
import type { Seat } from "./seats.ts";
import { SecondFactors } from "./second-factor.ts";
import { type Session, Sessions, type SignIn } from "./sessions.ts";
import { nextAddress, type Pending, Signing } from "./signing.ts";
import type { Visitor } from "./visitor.ts";

/** Where a browser goes on, with cookies to take along. */
export interface Onward {
	readonly path: string;
	readonly cookies: readonly string[];
}

/** Does what was to be done once acts are on the record. */
export type SignedHandler = (
	given: Json,
	receipts: readonly Receipt[],
	visitor: Visitor,
) => void | Promise<void>;

export interface DeskSetting {
	readonly node: RecordNode;
	readonly configuration: PortalConfiguration;
	readonly clock?: () => number;
	/** People of the demo city; none in a real one. */
	readonly seats?: readonly Seat[];
}

const minuteMs = 60_000;

/** Everything by which people are known to the portal and sign: one for each node. */
export class Desk {
	readonly store: PortalStore;
	readonly sessions: Sessions;
	readonly passkeys: Passkeys;
	readonly passwordKeys: PasswordKeys;
	readonly secondFactors: SecondFactors;
	readonly recoveryKeys: RecoveryKeys;
	readonly limits = new Limits();
	readonly signing: Signing;
	readonly seats: ReadonlyMap<string, Seat>;
	readonly policy: PasskeyPolicy;
	readonly clock: () => number;
	readonly #secure: boolean;
	readonly #mostMs: number;
	readonly #handlers = new Map<string, SignedHandler>();

	constructor({ node, configuration, clock = Date.now, seats = [] }: DeskSetting) {
		const { dataDirectory, passkey, publicUrl, city, session } = configuration;
		const store = new PortalStore(dataDirectory);
		this.store = store;
		this.clock = clock;
		this.policy = passkey;
		this.#mostMs = session.mostMinutes * minuteMs;
		const idleMs = session.idleMinutes * minuteMs;
		this.sessions = new Sessions(store, clock, { idleMs, mostMs: this.#mostMs });
		const challenges = new Challenges(store, clock);
		const name = `${city.name.zh} ${city.name.en}`;
		this.passkeys = new Passkeys({ store, challenges, clock, policy: passkey, name });
		this.passwordKeys = new PasswordKeys(store, clock);
		this.secondFactors = new SecondFactors(store, clock);
		this.recoveryKeys = new RecoveryKeys(store, clock);
		this.signing = new Signing({ store, clock, node });
		this.seats = new Map(seats.map((seat) => [seat.account, seat]));
		this.#secure = publicUrl.startsWith("https:");
		this.#addOwnHandlers();
		this.#seatSecondFactors();
	}

	/** What the session's cookie is called; browsers keep the first name to TLS and this very host (RFC 6265bis §4.1.3). */
	get cookieName(): string {
		return this.#secure ? "__Host-mingjian" : "mingjian";
	}

	/** The session of the browser that asks; undefined where it has none. */
	sessionOf(request: WebRequest): Session | undefined {
		const id = cookieOf(request, this.cookieName);
		return id === undefined ? undefined : this.sessions.find(id);
	}

	/** True where a form carries its session's token. */
	ownForm({ csrf }: Session, token: string | null): boolean {
		const [expected, given] = [csrf, token ?? ""].map((text) => Buffer.from(hashOf(text)));
		return timingSafeEqual(expected!, given!);
	}

	/** A cookie line that keeps a session's id in the browser. */
	cookie(id: string): string {
		const seconds = Math.floor(this.#mostMs / 1000);
		return setCookie({ name: this.cookieName, value: id, seconds, secure: this.#secure });
	}

	/** Signs a browser in; gives the cookie line with its new id. */
	signIn(session: Session, who: SignIn): string {
		return this.cookie(this.sessions.signIn(session, who).id);
	}

	/** Ends a session; gives the cookie line that takes it from the browser. */
	signOut({ hash }: Session): string {
		this.sessions.end(hash);
		return setCookie({ name: this.cookieName, value: "", seconds: 0, secure: this.#secure });
	}

	/** Has effects of a kind done by a handler. */
	onSigned(kind: string, handler: SignedHandler): void {
		this.#handlers.set(kind, handler);
	}

	/** Does what was to be done once everything is on the record; says where to go. */
	async finish(visitor: Visitor, pending: Pending, receipts: readonly Receipt[]): Promise<Onward> {
		const cookies: string[] = [];
		for (const { kind, given } of pending.effects) {
			if (kind === "sign-in" && visitor.session)
				cookies.push(this.signIn(visitor.session, given as unknown as SignIn));
			else await this.#handlers.get(kind)?.(given, receipts, visitor);
		}
		return { path: nextAddress(pending.next, receipts.at(-1)!), cookies };
	}

	close(): void {
		this.store.close();
	}

	#addOwnHandlers(): void {
		this.onSigned("keep-passkey", (given) => {
			const { credential, account } = given as unknown as { credential: Credential; account: string };
			this.passkeys.keep(credential, account);
		});
		this.onSigned("name-recovery-key", (given) => {
			const { code, account } = given as { readonly code: string; readonly account: string };
			this.recoveryKeys.name(code, account);
		});
		this.onSigned("confirm-password-key", (given) =>
			this.passwordKeys.confirm((given as { readonly login: string }).login),
		);
	}

	// So that the demonstration shows the second factor as a city would have it.
	#seatSecondFactors(): void {
		for (const { account, kind } of this.seats.values()) {
			if (kind === "citizen" || this.secondFactors.has(account)) continue;
			this.secondFactors.begin(account);
			this.secondFactors.trust(account);
		}
	}
}
