import { randomBytes, randomInt } from "node:crypto";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { ed25519Signer, generateSecretKey, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { hashRaw } from "@node-rs/argon2";
import { openWith, type PortalStore, sealWith } from "./portal-store.ts";

/** A key the portal keeps for somebody without passkeys; only their password opens it. */
export interface PasswordKey {
	/** Twelve digits the portal gave, by which the person signs in: nobody chose them, so nobody can guess who has them. */
	readonly login: string;
	readonly account: string;
	/** Its id on the record. */
	readonly key: string;
	readonly addedMs: number;
}

/** A key its password opened. */
export interface OpenedKey extends PasswordKey {
	readonly signer: LocalSigner;
	/** False while its account is not on the record. */
	readonly confirmed: boolean;
}

/** A key of an account that is not on the record yet. */
export interface NewPasswordKey extends PasswordKey {
	readonly publicKey: { readonly algorithm: "Ed25519"; readonly publicKey: string };
}

interface Row {
	readonly login: string;
	readonly account: string;
	readonly key: string;
	readonly salt: Uint8Array;
	readonly sealed: Uint8Array;
	readonly added: number;
	readonly confirmed: number | null;
}

export const shortestPassword = 12;
export const longestPassword = 200;

/** Argon2id as OWASP advises: 19 MiB, two passes. */
export const passwordCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };
const saltSize = 16;

/** Signing keys under passwords (Argon2id, AES-256-GCM), sealed once more with the portal's own key. */
export class PasswordKeys {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
	}

	/** Makes a key for a new account. It opens nothing before `confirm`. */
	async create(password: string): Promise<NewPasswordKey> {
		const secret = generateSecretKey("Ed25519", (size) => Uint8Array.from(randomBytes(size)));
		const { code, publicKey } = ed25519Signer(secret);
		const key = keyId(code, publicKey);
		const account = `citizen:${key}`;
		const login = this.#newLogin();
		const salt = randomBytes(saltSize);
		const inner = sealWith(await derive(password, salt), secret, account);
		const added = this.#clock();
		this.#store.run(
			"INSERT INTO password_key VALUES (:login, :account, :key, :salt, :sealed, :added, NULL)",
			{ login, account, key, salt, sealed: this.#store.seal(inner, login), added },
		);
		const named = { algorithm: "Ed25519", publicKey: toBase64(publicKey) } as const;
		return { login, account, key, addedMs: added, publicKey: named };
	}

	/** Lets a key sign in from now on. */
	confirm(login: string): void {
		this.#store.run("UPDATE password_key SET confirmed = :now WHERE login = :login", {
			login,
			now: this.#clock(),
		});
	}

	/** The key under a login number; takes as long where there is none as where the password is wrong. */
	async open(login: string, password: string): Promise<OpenedKey | undefined> {
		const row = this.#store.one<Row>("SELECT * FROM password_key WHERE login = :login", {
			login: login.replaceAll(/\D/g, ""),
		});
		const derived = await derive(password.slice(0, longestPassword), row?.salt ?? new Uint8Array(saltSize));
		const inner = row && this.#store.open(row.sealed, row.login);
		const secret = inner && openWith(derived, inner, row.account);
		return secret && { ...named(row), signer: ed25519Signer(secret), confirmed: row.confirmed !== null };
	}

	/** The keys of an account that were confirmed. */
	of(account: string): readonly PasswordKey[] {
		return this.#store
			.all<Row>(
				"SELECT * FROM password_key WHERE account = :account AND confirmed IS NOT NULL ORDER BY added",
				{ account },
			)
			.map(named);
	}

	/** The login number of a key that waits to be confirmed or is in use. */
	loginOf(account: string): string | undefined {
		return this.#store.one<Row>("SELECT * FROM password_key WHERE account = :account", { account })?.login;
	}

	#newLogin(): string {
		// Two in a million million are the same; the table refuses the second.
		return String(randomInt(100_000_000_000, 1_000_000_000_000));
	}
}

function derive(password: string, salt: Uint8Array): Promise<Buffer> {
	// One password, however the keyboard composed its characters.
	return hashRaw(password.normalize("NFKC"), { ...passwordCost, salt });
}

function named({ login, account, key, added }: Row): PasswordKey {
	return { login, account, key, addedMs: added };
}
