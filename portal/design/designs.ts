import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { type PortalStore, unguessable } from "../session/portal-store.ts";
import type { Design } from "./design.ts";

interface Row {
	readonly id: string;
	readonly department: string;
	readonly revision: number;
	readonly changed: number;
	readonly body: Uint8Array;
}

/** A design before it is kept. */
export type NewDesign = Omit<Design, "id" | "revision" | "changedMs">;

/** Designs one department may have at a time. */
export const mostDesigns = 100;
/** Octets of one, as JSON. */
export const mostDesignBytes = 1 << 20;

/** Drafts of service items, kept in the portal's store until they are published: a department's officers work on them together. */
export class Designs {
	readonly #store: PortalStore;
	readonly #clock: () => number;

	constructor(store: PortalStore, clock: () => number) {
		this.#store = store;
		this.#clock = clock;
		store.table(`CREATE TABLE IF NOT EXISTS design (
			id TEXT PRIMARY KEY, department TEXT NOT NULL, revision INTEGER NOT NULL, changed INTEGER NOT NULL, body BLOB NOT NULL) STRICT`);
	}

	/** Begins a design; undefined where the department has as many as it may have. */
	begin(given: NewDesign): Design | undefined {
		if (this.of(given.department).length >= mostDesigns) return undefined;
		const design: Design = {
			...given,
			id: unguessable().slice(0, 22),
			revision: 1,
			changedMs: this.#clock(),
		};
		this.#store.run("INSERT INTO design VALUES (:id, :department, :revision, :changed, :body)", {
			id: design.id,
			department: design.department,
			revision: 1,
			changed: design.changedMs,
			body: this.#sealed(design),
		});
		return design;
	}

	/** A design of this very department; undefined for everybody else's. */
	find(department: string | undefined, id: string): Design | undefined {
		const row = this.#store.one<Row>("SELECT * FROM design WHERE id = :id", { id });
		return row && row.department === department ? this.#opened(row) : undefined;
	}

	/** A department's designs, the one changed last first. */
	of(department: string): Design[] {
		const query = "SELECT * FROM design WHERE department = :department ORDER BY changed DESC, id";
		return this.#store.all<Row>(query, { department }).flatMap((row) => this.#opened(row) ?? []);
	}

	/** Keeps a change of the revision it was made from; false where somebody else has changed it since, or it is too large. */
	keep(design: Design, changedBy: string): boolean {
		const body = this.#sealed({ ...design, changedBy });
		if (body.length > mostDesignBytes) return false;
		const changed = this.#store.run(
			"UPDATE design SET revision = revision + 1, changed = :now, body = :body WHERE id = :id AND revision = :revision",
			{ id: design.id, revision: design.revision, now: this.#clock(), body },
		);
		return changed === 1;
	}

	drop(id: string): void {
		this.#store.run("DELETE FROM design WHERE id = :id", { id });
	}

	#sealed({ id, revision: _revision, changedMs: _changed, ...body }: Design): Uint8Array {
		return this.#store.seal(utf8(JSON.stringify(body)), `design ${id}`);
	}

	#opened({ id, revision, changed, body }: Row): Design | undefined {
		const bytes = this.#store.open(body, `design ${id}`);
		if (!bytes) return undefined;
		return { ...(JSON.parse(fromUtf8(bytes)) as Design), id, revision, changedMs: changed };
	}
}
