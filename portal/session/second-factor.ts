import { generateSecret, generateSync, generateURI, verifySync } from "otplib";
import type { PortalStore } from "./portal-store.ts";

interface Row {
	readonly sealed: Uint8Array;
	readonly confirmed: number | null;
	readonly step: number;
}

const periodMs = 30_000;
/** Clocks of phones may be this far off, seconds. */
const toleranceSeconds = 30;

/** Six digits that change every half minute (TOTP, RFC 6238), from a secret shared once. Each code counts once. */
export class SecondFactors {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
	}

	/** Makes a new secret for an account in place of one that was never confirmed. Refuses (TypeError) to replace one in use. */
	begin(account: string): void {
		if (this.has(account)) throw new TypeError("the account has a second factor");
		const sealed = this.#store.seal(new TextEncoder().encode(generateSecret()), account);
		this.#store.run("INSERT OR REPLACE INTO second_factor VALUES (:account, :sealed, NULL, 0)", {
			account,
			sealed,
		});
	}

	/** The secret of an account, to be put into its app, until a code proved that it is there. */
	offered(account: string, issuer: string): { readonly secret: string; readonly uri: string } | undefined {
		const row = this.#row(account);
		if (!row || row.confirmed !== null) return undefined;
		const secret = this.#secret(account, row);
		return secret === undefined
			? undefined
			: { secret, uri: generateURI({ issuer, label: account.slice(0, 24), secret }) };
	}

	/** True where codes of an account are asked for. */
	has(account: string): boolean {
		return typeof this.#row(account)?.confirmed === "number";
	}

	/** True for the code of now or of the half minutes beside it, once; the first one proves that the app has the secret. */
	check(account: string, code: string): boolean {
		const row = this.#row(account);
		const secret = row && this.#secret(account, row);
		const token = code.replaceAll(/\s/g, "");
		if (!row || secret === undefined || !/^\d{6}$/.test(token)) return false;
		const now = this.#clock();
		const epoch = Math.floor(now / 1000);
		const result = verifySync({ secret, token, epoch, epochTolerance: toleranceSeconds });
		if (!result.valid) return false;
		const step = Math.floor(now / periodMs) + result.delta;
		const taken = this.#store.run(
			`UPDATE second_factor SET step = :step, confirmed = coalesce(confirmed, :now)
			WHERE account = :account AND step < :step`,
			{ account, step, now },
		);
		return taken === 1;
	}

	/** The code of now. Only for accounts of a demonstration, whose second factor everybody may see. */
	shown(account: string): string | undefined {
		const row = this.#row(account);
		const secret = row && this.#secret(account, row);
		return secret && generateSync({ secret, epoch: Math.floor(this.#clock() / 1000) });
	}

	/** Counts a secret as in use without a code, for accounts of a demonstration. */
	trust(account: string): void {
		this.#store.run("UPDATE second_factor SET confirmed = :now WHERE account = :account", {
			account,
			now: this.#clock(),
		});
	}

	#row(account: string): Row | undefined {
		return this.#store.one<Row>("SELECT * FROM second_factor WHERE account = :account", { account });
	}

	#secret(account: string, { sealed }: Row): string | undefined {
		const opened = this.#store.open(sealed, account);
		return opened && new TextDecoder().decode(opened);
	}
}
