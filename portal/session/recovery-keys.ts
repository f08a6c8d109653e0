import { randomInt } from "node:crypto";
import type { Credential } from "./passkeys.ts";
import type { PortalStore } from "./portal-store.ts";

/** A new passkey somebody brings to a counter, under a code they can read out. */
export interface RecoveryKey {
	readonly code: string;
	readonly credential: Credential;
	/** The account it is to take over, once an officer asked for that. */
	readonly account?: string;
}

interface Row {
	readonly code: string;
	readonly credential: string;
	readonly account: string | null;
}

/** Without letters and digits that are taken for one another. */
const letters = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 8;
const lifeMs = 30 * 24 * 3600_000;

/** New passkeys on their way to an account. The code names one and opens nothing: only the device that has it can sign. */
export class RecoveryKeys {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
	}

	/** Keeps a passkey for thirty days; gives its code. */
	keep(credential: Credential): string {
		const code = Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join("");
		this.#store.run("DELETE FROM recovery_key WHERE until < :now", { now: this.#clock() });
		this.#store.run("INSERT INTO recovery_key VALUES (:code, :credential, NULL, :until)", {
			code,
			credential: JSON.stringify(credential),
			until: this.#clock() + lifeMs,
		});
		return code;
	}

	find(text: string): RecoveryKey | undefined {
		const code = text.toUpperCase().replaceAll(/[^0-9A-Z]/g, "");
		const row = this.#store.one<Row>("SELECT * FROM recovery_key WHERE code = :code AND until >= :now", {
			code,
			now: this.#clock(),
		});
		if (!row) return undefined;
		const credential = JSON.parse(row.credential) as Credential;
		return { code, credential, ...(row.account === null ? {} : { account: row.account }) };
	}

	/** Keeps which account an officer asked it for. */
	name(code: string, account: string): void {
		this.#store.run("UPDATE recovery_key SET account = :account WHERE code = :code", { code, account });
	}
}

/** A code in groups that can be read out. */
export function spelled(code: string): string {
	return `${code.slice(0, 4)}-${code.slice(4)}`;
}
