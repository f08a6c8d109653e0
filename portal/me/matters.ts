import type { CaseFile } from "@mingjian/client/cases/case-file.ts";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { PortalStore } from "../session/portal-store.ts";

/** One thing a citizen applies for, under a tag of its own: nothing ties it to the others but the citizen's own signature. */
export interface KeptMatter {
	readonly tag: string;
	/** Who handed it in. */
	readonly account: string;
	/** Whose it is: theirs, or of whom they acted for. */
	readonly owner: string;
	readonly item: string;
	/** Once it was handed in. */
	readonly case?: string;
	readonly begunMs: number;
}

interface Row {
	readonly tag: string;
	readonly account: string;
	readonly owner: string;
	readonly item: string;
	readonly case_id: string | null;
	readonly begun: number;
}

const columns = "tag, account, item, case_id, begun";
/** Every matter with its owner: whoever handed it in, unless that was for somebody else. */
const owned = `SELECT m.tag, m.account, m.item, m.case_id, m.begun, COALESCE(p.principal, m.account) AS owner
	FROM me_matter m LEFT JOIN me_matter_principal p ON p.tag = m.tag`;

/** Everybody's case files, sealed in the portal's store: each holds the keys of its matter, which this edge keeps for the citizen. */
export class Matters {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
		store.table(`CREATE TABLE IF NOT EXISTS me_matter (
			tag TEXT PRIMARY KEY, account TEXT NOT NULL, item TEXT NOT NULL, case_id TEXT, begun INTEGER NOT NULL,
			file BLOB NOT NULL) STRICT`);
		store.table("CREATE INDEX IF NOT EXISTS me_matter_account ON me_matter (account, begun)");
		store.table(
			"CREATE TABLE IF NOT EXISTS me_matter_principal (tag TEXT PRIMARY KEY, principal TEXT NOT NULL) STRICT",
		);
		store.table("CREATE INDEX IF NOT EXISTS me_matter_principal_of ON me_matter_principal (principal)");
	}

	/** Keeps a matter's case file; a newer one takes the place of an older. */
	keep(tag: string, account: string, file: CaseFile): void {
		const sealed = this.#store.seal(utf8(JSON.stringify(file)), aboutFile(tag));
		const changed = this.#store.run("UPDATE me_matter SET file = :sealed WHERE tag = :tag", { tag, sealed });
		if (changed > 0) return;
		this.#store.run(
			`INSERT INTO me_matter (${columns}, file) VALUES (:tag, :account, :item, NULL, :begun, :sealed)`,
			{
				tag,
				account,
				item: file.item,
				begun: this.#clock(),
				sealed,
			},
		);
		if (file.applicant === account) return;
		const given = { tag, principal: file.applicant };
		this.#store.run("INSERT OR REPLACE INTO me_matter_principal VALUES (:tag, :principal)", given);
	}

	/** Says which case a matter became. */
	handedIn(tag: string, caseId: string): void {
		this.#store.run("UPDATE me_matter SET case_id = :caseId WHERE tag = :tag", { tag, caseId });
	}

	/** An account's own matters that were handed in, newest first; those it handed in for others are not its own. */
	of(account: string): KeptMatter[] {
		const query = `${owned} WHERE (p.principal = :account OR (m.account = :account AND p.principal IS NULL))
			AND m.case_id IS NOT NULL ORDER BY m.begun DESC`;
		return this.#store.all<Row>(query, { account }).map(matterOf);
	}

	/** Matters an account handed in for others, newest first. */
	forOthers(account: string): KeptMatter[] {
		const query = `${owned} WHERE m.account = :account AND p.principal IS NOT NULL AND m.case_id IS NOT NULL
			ORDER BY m.begun DESC`;
		return this.#store.all<Row>(query, { account }).map(matterOf);
	}

	/** A matter of this very account's own; undefined for everybody else's. */
	find(account: string, tag: string): KeptMatter | undefined {
		const row = this.#store.one<Row>(`${owned} WHERE m.tag = :tag`, { tag });
		return row?.owner === account ? matterOf(row) : undefined;
	}

	/** The matter that a case of this account is, its own or handed in for somebody. */
	ofCase(account: string, caseId: string): KeptMatter | undefined {
		const row = this.#store.one<Row>(`${owned} WHERE m.case_id = :caseId`, { caseId });
		return row && (row.owner === account || row.account === account) ? matterOf(row) : undefined;
	}

	/** The case file of a matter. Refuses a store whose key was exchanged (Error). */
	file({ tag, case: caseId }: Pick<KeptMatter, "tag" | "case">): CaseFile {
		const row = this.#store.one<{ readonly file: Uint8Array }>(
			"SELECT file FROM me_matter WHERE tag = :tag",
			{ tag },
		);
		const bytes = row && this.#store.open(row.file, aboutFile(tag));
		if (!bytes) throw new Error(`the case file of ${tag} cannot be opened`);
		const file = JSON.parse(fromUtf8(bytes)) as CaseFile;
		return caseId === undefined ? file : { ...file, case: caseId };
	}
}

function matterOf({ tag, account, owner, item, case_id, begun }: Row): KeptMatter {
	return { tag, account, owner, item, begunMs: begun, ...(case_id === null ? {} : { case: case_id }) };
}

function aboutFile(tag: string): string {
	return `matter ${tag}`;
}
