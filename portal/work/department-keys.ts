import { randomBytes } from "node:crypto";
import { type SealingKeyPair, sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { hashRaw } from "@node-rs/argon2";
import { longestPassword, passwordCost } from "../session/password-keys.ts";
import { openWith, type PortalStore, sealWith } from "../session/portal-store.ts";
import { unlockedHours } from "./unlocked-hours.ts";

/** Whether a department's opening keys are here, and whether somebody unlocked them. */
export type DepartmentKeysState = "none" | "locked" | "open";

interface Row {
	readonly salt: Uint8Array;
	readonly sealed: Uint8Array;
}

const unlockedMs = unlockedHours * 3_600_000;
const saltSize = 16;
const seedSize = 32;

export interface DepartmentKeysSetting {
	readonly store: PortalStore;
	readonly clock: () => number;
	/** Seeds of the demo city's departments, whose keys are always unlocked; none in a real city. */
	readonly demo?: ReadonlyMap<string, Uint8Array>;
}

/**
 * The keys by which departments open what is sealed to them. At rest they lie under the department's passphrase (Argon2id, AES-256-GCM) and the portal's own key; what was
 * unlocked is in memory alone, until the working day is over, somebody locks it, or the portal ends.
 */
export class DepartmentKeys {
	readonly #setting: DepartmentKeysSetting;
	readonly #unlocked = new Map<
		string,
		{ readonly pairs: readonly SealingKeyPair[]; readonly untilMs: number }
	>();

	constructor(setting: DepartmentKeysSetting) {
		this.#setting = setting;
		setting.store.table(`CREATE TABLE IF NOT EXISTS work_key (
			department TEXT NOT NULL, key TEXT NOT NULL, salt BLOB NOT NULL, sealed BLOB NOT NULL, added INTEGER NOT NULL,
			PRIMARY KEY (department, key)) STRICT`);
	}

	/** Keeps a department's key under its passphrase; the same key again takes the new passphrase. */
	async keep(
		department: string,
		{ key, seed }: { readonly key: string; readonly seed: Uint8Array },
		passphrase: string,
	): Promise<void> {
		const salt = randomBytes(saltSize);
		const inner = sealWith(await derived(passphrase, salt), seed, department);
		this.#setting.store.run(
			"INSERT OR REPLACE INTO work_key VALUES (:department, :key, :salt, :sealed, :added)",
			{
				department,
				key,
				salt,
				sealed: this.#setting.store.seal(inner, aboutKey(department)),
				added: this.#setting.clock(),
			},
		);
	}

	state(department: string): DepartmentKeysState {
		if (this.#held(department) || this.#setting.demo?.has(department)) return "open";
		return this.#rows(department).length > 0 ? "locked" : "none";
	}

	/** Unlocks all keys that this passphrase opens; how many that were. */
	async unlock(department: string, passphrase: string): Promise<number> {
		const seeds = await Promise.all(
			this.#rows(department).map((row) => this.#seed(department, row, passphrase)),
		);
		const pairs = await Promise.all(seeds.flatMap((seed) => (seed ? [sealingKeyPairOf(seed)] : [])));
		if (pairs.length > 0)
			this.#unlocked.set(department, { pairs, untilMs: this.#setting.clock() + unlockedMs });
		return pairs.length;
	}

	lock(department: string): void {
		this.#unlocked.delete(department);
	}

	/** What opens contents sealed to a department; nothing where it is locked. */
	async pairs(department: string): Promise<readonly SealingKeyPair[]> {
		const seed = this.#setting.demo?.get(department);
		return [
			...(this.#held(department) ?? []),
			...(seed ? [await sealingKeyPairOf(Uint8Array.from(seed))] : []),
		];
	}

	#held(department: string): readonly SealingKeyPair[] | undefined {
		const unlocked = this.#unlocked.get(department);
		if (unlocked && unlocked.untilMs <= this.#setting.clock()) this.lock(department);
		return this.#unlocked.get(department)?.pairs;
	}

	#rows(department: string): readonly Row[] {
		return this.#setting.store.all<Row>("SELECT salt, sealed FROM work_key WHERE department = :department", {
			department,
		});
	}

	async #seed(
		department: string,
		{ salt, sealed }: Row,
		passphrase: string,
	): Promise<Uint8Array<ArrayBuffer> | undefined> {
		const inner = this.#setting.store.open(sealed, aboutKey(department));
		const seed = inner && openWith(await derived(passphrase, salt), inner, department);
		return seed?.length === seedSize ? Uint8Array.from(seed) : undefined;
	}
}

function derived(passphrase: string, salt: Uint8Array): Promise<Buffer> {
	// One passphrase, however the keyboard composed its characters.
	return hashRaw(passphrase.slice(0, longestPassword).normalize("NFKC"), { ...passwordCost, salt });
}

function aboutKey(department: string): string {
	return `opening key of ${department}`;
}
