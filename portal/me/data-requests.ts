import type { PortalStore } from "../session/portal-store.ts";

/** What a department asks an applicant to let it see of what another department holds, for one case. */
export interface DataRequest {
	readonly id: string;
	readonly case: string;
	/** Who asks. */
	readonly department: string;
	/** Purpose of the case's own flow, which a consent names. */
	readonly purpose: string;
	/** What is asked for: a group of answers of another item. */
	readonly item: string;
	readonly group: string;
	readonly askedMs: number;
	/** For how long it is asked. */
	readonly days: number;
	/** What the applicant lets the department see, once they do. */
	readonly content?: string;
}

type Row = Omit<DataRequest, "case" | "content" | "askedMs" | "group"> & {
	readonly case_id: string;
	readonly part: string;
	readonly asked: number;
	readonly content: string | null;
};

/**
 * Requests of departments for what others hold. The words are sealed to the applicant and stand on the record, as consents and openings do; which content answers
 * which case is kept here alone, for on the record it would tie one matter of a citizen to another.
 */
export class DataRequests {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
		store.table(`CREATE TABLE IF NOT EXISTS data_request (
			id TEXT PRIMARY KEY, case_id TEXT NOT NULL, department TEXT NOT NULL, purpose TEXT NOT NULL,
			item TEXT NOT NULL, part TEXT NOT NULL, asked INTEGER NOT NULL, days INTEGER NOT NULL, content TEXT) STRICT`);
		store.table("CREATE INDEX IF NOT EXISTS data_request_case ON data_request (case_id, asked)");
	}

	/** Keeps a request whose words are on the record. */
	ask({ case: caseId, group: part, ...rest }: Omit<DataRequest, "askedMs" | "content">): void {
		this.#store.run(
			`INSERT OR IGNORE INTO data_request VALUES (:id, :caseId, :department, :purpose, :item, :part, :asked, :days, NULL)`,
			{ ...rest, caseId, part, asked: this.#clock() },
		);
	}

	/** Says with which content the applicant answered; a later answer takes the place of an earlier. */
	answer(id: string, content: string): void {
		this.#store.run("UPDATE data_request SET content = :content WHERE id = :id", { id, content });
	}

	find(id: string): DataRequest | undefined {
		const row = this.#store.one<Row>("SELECT * FROM data_request WHERE id = :id", { id });
		return row && requestOf(row);
	}

	/** Requests about a case, in the order in which they were asked. */
	of(caseId: string): DataRequest[] {
		const query = "SELECT * FROM data_request WHERE case_id = :caseId ORDER BY asked, id";
		return this.#store.all<Row>(query, { caseId }).map(requestOf);
	}
}

function requestOf({ case_id, part, asked, content, ...rest }: Row): DataRequest {
	return { ...rest, case: case_id, group: part, askedMs: asked, ...(content === null ? {} : { content }) };
}
