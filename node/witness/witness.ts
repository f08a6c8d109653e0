import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { verifyConsistency } from "@mingjian/ledger/merkle/log/consistency.ts";
import { type AddCheckpoint, parseAddCheckpoint } from "@mingjian/ledger/note/add-checkpoint.ts";
import { type Checkpoint, parseCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import { cosign } from "@mingjian/ledger/note/cosignature.ts";
import { formatFork, pastsDiffer } from "@mingjian/ledger/note/fork.ts";
import { formatSignatureLine, parseNote } from "@mingjian/ledger/note/note.ts";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { verifyNote } from "@mingjian/ledger/note/verify-note.ts";
import type { VerifierKey } from "@mingjian/ledger/note/vkey.ts";
import type { WitnessBook, Witnessed } from "./witness-book.ts";

/** A log a witness cosigns for. */
export interface WitnessedLog {
	readonly origin: string;
	readonly keys: readonly VerifierKey[];
}

/** What a witness answers (C2SP tlog-witness). */
export interface WitnessAnswer {
	readonly status: 200 | 400 | 403 | 404 | 409 | 422 | 503;
	readonly type: string;
	readonly body: string;
}

/** A request that is one, for a log that is known, signed by a key of that log. */
export interface WitnessRequest {
	readonly asked: AddCheckpoint;
	readonly now: Witnessed;
	/** The checkpoint's text, which is what is cosigned. */
	readonly text: string;
}

export interface WitnessSetting {
	readonly book: WitnessBook;
	readonly signer: NoteSigner;
	readonly logs: readonly WitnessedLog[];
	/** Milliseconds since the Unix epoch. */
	readonly clock: () => number;
	/** Is given evidence that a log shows different people different pasts. */
	readonly forked: (evidence: Bytes, origin: string) => void;
}

/**
 * States of foreign logs that they only grew (C2SP tlog-witness, add-checkpoint): one checkpoint after the other, each recorded durably before
 * it is cosigned. Refuses whatever is not shown to have grown from the one before.
 */
export class Witness {
	readonly #setting: WitnessSetting;
	readonly #logs: ReadonlyMap<string, WitnessedLog>;
	#last: Promise<unknown> = Promise.resolve();

	constructor(setting: WitnessSetting) {
		this.#setting = setting;
		this.#logs = new Map(setting.logs.map((log) => [log.origin, log]));
	}

	/** Answers one request; requests are taken one after another, so that none is judged by what another changes. */
	addCheckpoint(body: Bytes): Promise<WitnessAnswer> {
		const answer = this.#last.then(() => this.#answer(body));
		this.#last = answer.catch(() => {});
		return answer;
	}

	async #answer(body: Bytes): Promise<WitnessAnswer> {
		const request = readRequest(body, (origin) => this.#logs.get(origin));
		if ("status" in request) return request;
		const { asked, now, text } = request;
		return this.#refusal(asked, now) ?? (await this.#cosign(now, text));
	}

	#refusal({ oldSize, proof }: AddCheckpoint, now: Witnessed): WitnessAnswer | undefined {
		const before = this.#setting.book.latest(now.checkpoint.origin);
		const known = before?.checkpoint.size ?? 0;
		if (before && known === now.checkpoint.size && !equal(before.checkpoint.root, now.checkpoint.root)) {
			this.#fork(before, now, []);
			return conflict(known);
		}
		if (oldSize !== known) return conflict(known);
		if (!before) return undefined;
		const claim = claimOf(before.checkpoint, now.checkpoint, proof);
		const grown = verifyConsistency(claim);
		if (grown.ok) return undefined;
		this.#fork(before, now, proof);
		return plainAnswer(422, grown.reason);
	}

	/**
	 * Keeps two checkpoints where they are evidence against the log; a request with a bad proof is none. Of the older one this witness checked the
	 * signature when it recorded it, perhaps under a key the log has replaced since.
	 */
	#fork(before: Witnessed, now: Witnessed, hashes: readonly Bytes[]): void {
		if (!pastsDiffer(before.checkpoint, now.checkpoint, hashes)) return;
		const evidence = { older: before.note, newer: now.note, hashes };
		this.#setting.forked(formatFork(evidence), now.checkpoint.origin);
	}

	async #cosign(now: Witnessed, text: string): Promise<WitnessAnswer> {
		const { book, signer, clock } = this.#setting;
		const before = book.latest(now.checkpoint.origin);
		if (before?.checkpoint.size !== now.checkpoint.size) await book.record(now);
		return cosignedAnswer(text, signer, clock());
	}
}

/** The answer that carries a cosignature. */
export function cosignedAnswer(text: string, signer: NoteSigner, nowMs: number): WitnessAnswer {
	const line = formatSignatureLine(cosign(text, signer, Math.floor(nowMs / 1000)));
	return { status: 200, type: "text/plain; charset=utf-8", body: line };
}

function claimOf(from: Checkpoint, to: Checkpoint, proof: readonly Bytes[]) {
	return { from: from.size, to: to.size, fromRoot: from.root, toRoot: to.root, proof };
}

/** Reads a request for one of the logs. An answer where it is none, or not signed by a key of its log. */
export function readRequest(
	body: Bytes,
	logOf: (origin: string) => WitnessedLog | undefined,
): WitnessRequest | WitnessAnswer {
	const request = parseAddCheckpoint(body);
	if (!request.ok) return plainAnswer(400, request.reason);
	const note = parseNote(request.value.checkpoint);
	if (!note.ok) return plainAnswer(400, note.reason);
	const checkpoint = parseCheckpoint(note.value.text);
	if (!checkpoint.ok) return plainAnswer(400, checkpoint.reason);
	const log = logOf(checkpoint.value.origin);
	if (!log) return plainAnswer(404, "origin-unknown");
	const signed = verifyNote(request.value.checkpoint, log.keys);
	if (!signed.ok) return plainAnswer(403, signed.reason);
	if (request.value.oldSize > checkpoint.value.size) return plainAnswer(400, "sizes-reversed");
	const now = { checkpoint: checkpoint.value, note: request.value.checkpoint };
	return { asked: request.value, now, text: note.value.text };
}

function conflict(size: number): WitnessAnswer {
	return { status: 409, type: "text/x.tlog.size", body: `${size}\n` };
}

/** An answer of one word, for a machine or a person who looks. */
export function plainAnswer(status: WitnessAnswer["status"], reason: string): WitnessAnswer {
	return { status, type: "text/plain; charset=utf-8", body: `${reason}\n` };
}
