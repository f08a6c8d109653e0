import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import { type PortalStore, unguessable } from "../session/portal-store.ts";

/** A material as it was uploaded. */
export interface DraftFile {
	readonly name: string;
	readonly type: string;
	readonly size: number;
}

/** An application that is being filled in. */
export interface Draft {
	readonly id: string;
	readonly account: string;
	readonly item: string;
	readonly changedMs: number;
	readonly answers: Answers;
	/** Pages answered without a fault. */
	readonly done: readonly string[];
	readonly files: Readonly<Record<string, DraftFile>>;
	/** For whom it is, where somebody acts for another. */
	readonly behalf?: string;
	/** What it corrects of a case. */
	readonly corrects?: Correcting;
}

/** What a department asked to be corrected. */
export interface Correcting {
	readonly case: string;
	/** Codes of the materials asked for again. */
	readonly materials: readonly string[];
	/** Names of the questions to be answered anew. */
	readonly questions: readonly string[];
}

interface Row {
	readonly id: string;
	readonly account: string;
	readonly item: string;
	readonly changed: number;
	readonly body: Uint8Array;
}

type Body = Pick<Draft, "answers" | "done" | "files" | "behalf" | "corrects">;

/** What a draft begins with. */
export type Begun = Partial<Pick<Draft, "answers" | "done" | "behalf" | "corrects">>;

/** How long a draft that nobody touches is kept, and how many one account may have. */
export const draftDays = 30;
export const mostDrafts = 20;
const dayMs = 86_400_000;
const columns = "id, account, item, changed, body";

/** Applications not handed in yet: kept here, sealed, so that whoever began on one device goes on with another. */
export class Drafts {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
		store.table(`CREATE TABLE IF NOT EXISTS me_draft (
			id TEXT PRIMARY KEY, account TEXT NOT NULL, item TEXT NOT NULL, changed INTEGER NOT NULL, body BLOB NOT NULL) STRICT`);
		store.table(`CREATE TABLE IF NOT EXISTS me_draft_file (
			draft TEXT NOT NULL, code TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (draft, code)) STRICT`);
	}

	/** A new draft; undefined where the account has as many as it may have. */
	begin(account: string, item: string, begun: Begun = {}): Draft | undefined {
		this.#dropOld();
		if (this.of(account).length >= mostDrafts) return undefined;
		const body: Body = { answers: {}, done: [], files: {}, ...begun };
		const draft = { id: unguessable(), account, item, changedMs: this.#clock(), ...body };
		this.#store.run(`INSERT INTO me_draft (${columns}) VALUES (:id, :account, :item, :changed, :body)`, {
			id: draft.id,
			account,
			item,
			changed: draft.changedMs,
			body: this.#sealed(draft),
		});
		return draft;
	}

	/** A draft of this very account; undefined for everybody else's. */
	find(account: string, id: string): Draft | undefined {
		const row = this.#store.one<Row>(`SELECT ${columns} FROM me_draft WHERE id = :id`, { id });
		return row?.account === account ? this.#opened(row) : undefined;
	}

	/** An account's drafts, the one touched last first. */
	of(account: string): Draft[] {
		const query = `SELECT ${columns} FROM me_draft WHERE account = :account ORDER BY changed DESC`;
		return this.#store.all<Row>(query, { account }).flatMap((row) => this.#opened(row) ?? []);
	}

	/** Keeps what changed. */
	keep(draft: Draft): void {
		const given = { id: draft.id, changed: this.#clock(), body: this.#sealed(draft) };
		this.#store.run("UPDATE me_draft SET changed = :changed, body = :body WHERE id = :id", given);
	}

	/** Keeps a material with its draft; a newer one takes the place of an older. */
	keepFile(
		draft: Draft,
		code: string,
		file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
	): void {
		const sealed = this.#store.seal(file.bytes, `file ${draft.id} ${code}`);
		this.#store.run("INSERT OR REPLACE INTO me_draft_file VALUES (:draft, :code, :sealed)", {
			draft: draft.id,
			code,
			sealed,
		});
		const kept = { name: file.name, type: file.type, size: file.bytes.length };
		this.keep({ ...draft, files: { ...draft.files, [code]: kept } });
	}

	/** The octets of a material. */
	file({ id }: Draft, code: string): Uint8Array | undefined {
		const row = this.#store.one<{ readonly sealed: Uint8Array }>(
			"SELECT sealed FROM me_draft_file WHERE draft = :id AND code = :code",
			{ id, code },
		);
		return row && this.#store.open(row.sealed, `file ${id} ${code}`);
	}

	/** Forgets a draft with its files. */
	drop(id: string): void {
		this.#store.run("DELETE FROM me_draft_file WHERE draft = :id", { id });
		this.#store.run("DELETE FROM me_draft WHERE id = :id", { id });
	}

	#dropOld(): void {
		const before = this.#clock() - draftDays * dayMs;
		const old = this.#store.all<{ readonly id: string }>("SELECT id FROM me_draft WHERE changed < :before", {
			before,
		});
		for (const { id } of old) this.drop(id);
	}

	#sealed({ id, answers, done, files, behalf, corrects }: Draft): Uint8Array {
		const more = { ...(behalf ? { behalf } : {}), ...(corrects ? { corrects } : {}) };
		const body: Body = { answers, done, files, ...more };
		return this.#store.seal(utf8(JSON.stringify(body)), `draft ${id}`);
	}

	#opened({ id, account, item, changed, body }: Row): Draft | undefined {
		const bytes = this.#store.open(body, `draft ${id}`);
		if (!bytes) return undefined;
		return { id, account, item, changedMs: changed, ...(JSON.parse(fromUtf8(bytes)) as Body) };
	}
}
