import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import type { Receipt } from "../../pipeline/receipt.ts";
import type { Codes } from "./codes.ts";
import type { DoorCodeName } from "./door-codes.ts";
import { describeFaults, type Fault, type FaultAnswer } from "./fault-words.ts";

/** Media type of problem documents (RFC 9457). */
export const problemType = "application/problem+json; charset=utf-8";

/** Status of a refusal that is on the record; nothing else is answered with it. */
export const recordedRefusal = 422;

/** What goes wrong at the door, thrown by whoever notices and answered in one place. Costs no stack. */
export class DoorError extends Error {
	readonly code: DoorCodeName;
	readonly faults: readonly Fault[];

	constructor(code: DoorCodeName, faults: readonly Fault[] = []) {
		const { stackTraceLimit } = Error;
		Error.stackTraceLimit = 0;
		super(code);
		Error.stackTraceLimit = stackTraceLimit;
		this.code = code;
		this.faults = faults;
	}
}

/** A problem document (RFC 9457) with this project's members. A refusal on the record carries its receipt's members. */
export interface Problem extends Partial<Receipt> {
	readonly type: string;
	readonly title: string;
	readonly titles: Words;
	readonly status: number;
	readonly code: string;
	readonly detail?: string;
	readonly errors?: readonly FaultAnswer[];
	/** Why the node does not serve; a code. */
	readonly reason?: string;
}

const onRecord: Words = {
	zh: "该拒绝已登记在账本上。请消除原因后，用新的交易重新提交。",
	en: "The refusal is on the record. Remove its cause and send a new transaction.",
};

/** The document for a code where nothing went on the record. A 5xx says what, never why. */
export function problemOf(
	codes: Codes,
	code: string,
	language: Language,
	faults: readonly Fault[] = [],
): Problem {
	const { status, title, advice } = codes.get(code);
	return {
		type: `/problems/${code}`,
		title: title[language],
		titles: title,
		status,
		code,
		...(status < 500 ? { detail: advice[language] } : {}),
		...(faults.length > 0 ? { errors: describeFaults(faults, language) } : {}),
	};
}

/** The document for a refusal that is on the record. */
export function refusalOf(codes: Codes, receipt: Receipt, language: Language): Problem {
	const { title } = codes.get(receipt.code);
	return {
		type: `/problems/${receipt.code}`,
		title: title[language],
		titles: title,
		status: recordedRefusal,
		detail: onRecord[language],
		...receipt,
	};
}
