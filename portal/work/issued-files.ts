import { randomBytes } from "node:crypto";
import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import { composeCertificate } from "@mingjian/client/cases/issue-certificate.ts";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Receipt } from "../city/record-node.ts";
import type { Edge } from "../me/edge.ts";
import type { Desk } from "../session/desk.ts";
import { unguessable } from "../session/portal-store.ts";

interface Row {
	readonly id: string;
	readonly file: Uint8Array;
}

/** Files that were prepared and never signed are forgotten after a day. */
const unsignedMs = 24 * 3_600_000;

/** Certificates that were issued in a case and not handed over yet: sealed in the portal's store, and gone once they are delivered. */
export class IssuedFiles {
	readonly #desk: Desk;
	readonly #edge: Edge;

	constructor({ desk, edge }: { readonly desk: Desk; readonly edge: Edge }) {
		this.#desk = desk;
		this.#edge = edge;
		desk.store.table(`CREATE TABLE IF NOT EXISTS work_issued (
			id TEXT PRIMARY KEY, case_id TEXT NOT NULL, at INTEGER NOT NULL, issued INTEGER, file BLOB NOT NULL) STRICT`);
		desk.onSigned("certificate-issued", (given, receipts) => this.#issued(given, receipts));
		desk.onSigned("certificate-handed", (given) => this.#drop((given as { readonly case: string }).case));
	}

	/**
	 * Fills the certificate a case ends with, for an officer to sign its issuing; the holder's file is kept before that, for nobody could make it again.
	 * Gives the act's input and what to give the effect `certificate-issued`. Refuses (CaseTrouble) an item without one.
	 */
	async prepare(at: CaseAtHand, answers: Answers): Promise<{ readonly input: Json; readonly given: Json }> {
		const random = (size: number) => Uint8Array.from(randomBytes(size));
		const about = { service: at.service, record: at.case, answers };
		const composed = await composeCertificate({ client: this.#edge.client }, about, random);
		const { store, clock } = this.#desk;
		const id = unguessable();
		store.run("DELETE FROM work_issued WHERE issued IS NULL AND at < :before", {
			before: clock() - unsignedMs,
		});
		store.run("INSERT INTO work_issued VALUES (:id, :caseId, :at, NULL, :sealed)", {
			id,
			caseId: at.case.id,
			at: clock(),
			sealed: this.#sealed(id, composed.file("")),
		});
		return { input: composed.input, given: { file: id } };
	}

	/** The certificate issued in a case that was not handed over. */
	find(caseId: string): CertificateFile | undefined {
		const row = this.#desk.store.one<Row>(
			"SELECT id, file FROM work_issued WHERE case_id = :caseId AND issued IS NOT NULL ORDER BY issued",
			{ caseId },
		);
		return row && this.#opened(row);
	}

	#drop(caseId: string): void {
		this.#desk.store.run("DELETE FROM work_issued WHERE case_id = :caseId", { caseId });
	}

	async #issued(given: Json, receipts: readonly Receipt[]): Promise<void> {
		const { store, clock } = this.#desk;
		const { id, result } = receipts.at(-1)!;
		const name = (given as { readonly file: string }).file;
		const row = store.one<Row>("SELECT id, file FROM work_issued WHERE id = :name", { name });
		const file = row && this.#opened(row);
		if (!file) throw new Error("the file of a certificate that was issued is not here");
		const proof = await this.#edge.client.proof(id);
		const { identifier } = result as { readonly identifier: string };
		store.run("UPDATE work_issued SET issued = :now, file = :sealed WHERE id = :name", {
			name,
			now: clock(),
			sealed: this.#sealed(name, { ...file, identifier, ...(proof ? { proof: fromUtf8(proof) } : {}) }),
		});
	}

	#sealed(id: string, file: CertificateFile): Uint8Array {
		return this.#desk.store.seal(utf8(JSON.stringify(file)), `issued ${id}`);
	}

	#opened({ id, file }: Row): CertificateFile | undefined {
		const bytes = this.#desk.store.open(file, `issued ${id}`);
		return bytes && (JSON.parse(fromUtf8(Uint8Array.from(bytes))) as CertificateFile);
	}
}
