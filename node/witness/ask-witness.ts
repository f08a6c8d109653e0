import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { formatAddCheckpoint } from "@mingjian/ledger/note/add-checkpoint.ts";
import {
	formatNote,
	type NoteSignature,
	parseNote,
	parseSignatureLines,
} from "@mingjian/ledger/note/note.ts";
import { readDecimal } from "@mingjian/ledger/note/strict-text.ts";
import { verifyNote } from "@mingjian/ledger/note/verify-note.ts";
import type { VerifierKey } from "@mingjian/ledger/note/vkey.ts";

/** A witness a log asks: what its signatures are checked with, and where it is. */
export interface WitnessPlace {
	readonly key: VerifierKey;
	/** Submission prefix, without a trailing slash. */
	readonly url: string;
}

/** Why a witness did not cosign. */
export type AskFailure =
	/** Not reached, or an answer that is none of a witness's. */
	| "witness-unreachable"
	/** It knows a larger log than there is, or another of the same size: somebody showed it a fork, or this log went back. */
	| "witness-conflict"
	/** It refused; the status says why. */
	| "witness-refused"
	/** Its signature is not its own. */
	| "witness-signature";

export type Asked =
	| { readonly ok: true; readonly signature: NoteSignature }
	| { readonly ok: false; readonly code: AskFailure; readonly detail: string };

export interface Question {
	readonly size: number;
	/** The signed checkpoint. */
	readonly checkpoint: Bytes;
	/** Proof that the log of this size grew from a smaller one. */
	prove(from: number, to: number): Bytes[];
}

const answerMs = 10_000;
const mostAnswer = 64 * 1024;

/** Asks one log's witness for its cosignature, remembering what it cosigned last. */
export class WitnessClient {
	readonly place: WitnessPlace;
	#known = 0;

	constructor(place: WitnessPlace) {
		this.place = place;
	}

	async ask(question: Question): Promise<Asked> {
		let answer = await this.#post(question, this.#known);
		if (typeof answer === "object" && answer.status === 409) {
			const size = answer.type === "text/x.tlog.size" ? readDecimal(answer.body.trimEnd()) : undefined;
			if (size === undefined || size > question.size || size === this.#known)
				return failure("witness-conflict", `${this.place.key.name}: 409 ${answer.body.trim()}`);
			this.#known = size;
			answer = await this.#post(question, size);
		}
		if (typeof answer === "string")
			return failure("witness-unreachable", `${this.place.key.name}: ${answer}`);
		if (answer.status === 409)
			return failure("witness-conflict", `${this.place.key.name}: 409 ${answer.body.trim()}`);
		if (answer.status !== 200)
			return failure("witness-refused", `${this.place.key.name}: ${answer.status} ${answer.body.trim()}`);
		return this.#signatureIn(answer.body, question);
	}

	#signatureIn(lines: string, { checkpoint, size }: Question): Asked {
		const { key } = this.place;
		const signatures = parseSignatureLines(lines);
		const own = signatures.ok
			? signatures.value.filter(({ name, keyId }) => name === key.name && keyId === key.id)
			: [];
		const note = parseNote(checkpoint);
		if (!note.ok || own.length !== 1)
			return failure("witness-signature", `${key.name}: no signature of its key`);
		const read = verifyNote(formatNote({ text: note.value.text, signatures: own }), [key]);
		if (!read.ok) return failure("witness-signature", `${key.name}: ${read.reason}`);
		this.#known = size;
		return { ok: true, signature: own[0]! };
	}

	async #post({ size, checkpoint, prove }: Question, oldSize: number) {
		const proof = oldSize === 0 ? [] : prove(oldSize, size);
		try {
			const response = await fetch(`${this.place.url}/add-checkpoint`, {
				method: "POST",
				body: formatAddCheckpoint({ oldSize, proof, checkpoint }) as Uint8Array<ArrayBuffer>,
				headers: { "content-type": "text/plain; charset=utf-8" },
				redirect: "error",
				signal: AbortSignal.timeout(answerMs),
			});
			const body = (await response.text()).slice(0, mostAnswer);
			return { status: response.status, type: response.headers.get("content-type") ?? "", body };
		} catch (error) {
			return reasonOf(error);
		}
	}
}

function failure(code: AskFailure, detail: string): Asked {
	return { ok: false, code, detail };
}

// The platform hides what happened one level down.
function reasonOf(error: unknown): string {
	const { message, cause } = error as Error;
	return cause instanceof Error && cause.message !== "" ? cause.message : message;
}
