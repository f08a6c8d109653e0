import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { Receipt } from "./receipt.ts";

/** One place in what was sent that does not fit. */
export interface ProblemFault {
	/** JSON pointer (RFC 6901). */
	readonly pointer: string;
	readonly code: string;
	readonly detail: string;
}

/** A problem document (RFC 9457) as a node sends it; a refusal on the record carries the members of its receipt. */
export interface ProblemDocument extends Partial<Receipt> {
	readonly type: string;
	readonly title: string;
	readonly titles?: Words;
	readonly status: number;
	readonly code: string;
	/** What to do next. */
	readonly detail?: string;
	readonly errors?: readonly ProblemFault[];
}

/** A node said no. Sending the same again will not help. */
export class ProblemError extends Error {
	override readonly name = "ProblemError";
	readonly problem: ProblemDocument;

	constructor(problem: ProblemDocument) {
		super(`${problem.code}: ${problem.title}`);
		this.problem = problem;
	}

	/** Stable code, such as "input-invalid" or "catalogue/item-unknown". */
	get code(): string {
		return this.problem.code;
	}

	get status(): number {
		return this.problem.status;
	}

	/** What to do next, in the language that was asked for. */
	get advice(): string | undefined {
		return this.problem.detail;
	}

	/** The places that do not fit. */
	get faults(): readonly ProblemFault[] {
		return this.problem.errors ?? [];
	}

	/** The receipt, where the refusal went on the record. */
	get receipt(): Receipt | undefined {
		const { id, index, height, timeMs, code } = this.problem;
		return id === undefined || index === undefined || height === undefined || timeMs === undefined
			? undefined
			: { id, index, height, timeMs, code, result: null };
	}
}

/** Reads a problem document; undefined for anything else. */
export function parseProblem(value: unknown): ProblemDocument | undefined {
	if (typeof value !== "object" || value === null) return undefined;
	const { code, title, status } = value as Partial<ProblemDocument>;
	const whole = typeof code === "string" && typeof title === "string" && typeof status === "number";
	return whole ? (value as ProblemDocument) : undefined;
}
