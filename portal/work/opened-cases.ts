import type { Plain } from "@mingjian/client/seal/plaintext.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { unguessable } from "../session/portal-store.ts";

/** One content, opened. */
export interface OpenedPart extends ToOpen {
	readonly plain: Plain;
}

/** What an officer opened of a case, readable for a while. */
export interface OpenedCase {
	/** By their content ids, in the order in which they were opened. */
	readonly parts: ReadonlyMap<string, OpenedPart>;
	readonly untilMs: number;
	/** Why something that was to be opened is not here: a code of the vault or of this service. */
	readonly fault?: string;
}

/** One content to be opened. */
export interface ToOpen {
	readonly group: string;
	readonly content: string;
	readonly kind: "answers" | "material" | "letter" | "shown";
	/** The item it was handed in for, where that is not the case's own. */
	readonly item?: string;
	readonly sealedMs: number;
}

/** Contents of one tag, which one act opens. */
export interface OpeningAct {
	readonly contents: readonly ToOpen[];
}

/** What is fetched once the openings are on the record. */
export interface Collecting {
	readonly session: string;
	readonly case: string;
	readonly department: string;
	/** The key of one use that the openings name. */
	readonly collector: LocalSigner;
	/** In the order of the acts. */
	readonly acts: readonly OpeningAct[];
	readonly untilMs: number;
}

/** How long what was opened stays readable; then it is opened again, by an entry of its own. */
export const readableMinutes = 20;
const readableMs = readableMinutes * 60_000;
const collectingMs = 10 * 60_000;
const mostKept = 500;

/** Opened cases of officers' sessions, in memory alone. */
export class OpenedCases {
	readonly #clock: () => number;
	readonly #opened = new Map<string, OpenedCase>();
	readonly #collecting = new Map<string, Collecting>();

	constructor(clock: () => number) {
		this.#clock = clock;
	}

	/** Keeps what is to be fetched; the ticket by which it is found. */
	expect(collecting: Omit<Collecting, "untilMs">): string {
		const ticket = unguessable();
		keep(this.#collecting, ticket, { ...collecting, untilMs: this.#clock() + collectingMs });
		return ticket;
	}

	/** What a ticket stands for, once. */
	collect(ticket: string): Collecting | undefined {
		const found = this.#collecting.get(ticket);
		this.#collecting.delete(ticket);
		return found && found.untilMs > this.#clock() ? found : undefined;
	}

	/** What a session opened of a case; undefined where it opened nothing, or too long ago. */
	find(session: string, caseId: string): OpenedCase | undefined {
		const key = `${session} ${caseId}`;
		const found = this.#opened.get(key);
		if (found && found.untilMs <= this.#clock()) this.#opened.delete(key);
		return this.#opened.get(key);
	}

	/** Adds what was fetched to what is open of a case; what is opened later does not make the first last longer. */
	add(session: string, caseId: string, part: OpenedPart): void {
		const { parts, untilMs } = this.#before(session, caseId);
		keep(this.#opened, `${session} ${caseId}`, { parts: new Map([...parts, [part.content, part]]), untilMs });
	}

	/** Says of a case that something could not be fetched. */
	fail(session: string, caseId: string, fault: string): void {
		keep(this.#opened, `${session} ${caseId}`, { ...this.#before(session, caseId), fault });
	}

	#before(session: string, caseId: string): Pick<OpenedCase, "parts" | "untilMs"> {
		const found = this.find(session, caseId);
		return found ?? { parts: new Map(), untilMs: this.#clock() + readableMs };
	}

	/** Puts away what a session opened of a case. */
	close(session: string, caseId: string): void {
		this.#opened.delete(`${session} ${caseId}`);
	}

	/** Puts away everything whose time is over. */
	sweep(): void {
		const now = this.#clock();
		for (const kept of [this.#opened, this.#collecting])
			for (const [key, { untilMs }] of kept) if (untilMs <= now) kept.delete(key);
	}

	/** Puts everything away. */
	clear(): void {
		this.#opened.clear();
		this.#collecting.clear();
	}
}

/** Keeps something; the oldest makes room. */
function keep<V>(kept: Map<string, V>, key: string, value: V): void {
	kept.delete(key);
	kept.set(key, value);
	const oldest = kept.size > mostKept ? kept.keys().next().value : undefined;
	if (oldest !== undefined) kept.delete(oldest);
}
