/**
 * Why the query index cannot be used. After `index-corrupt` and `index-outdated` it is deleted and rebuilt from the record;
 * the others are the disk's, or a defect (`index-failed`).
 */
export type IndexTroubleCode =
	| "index-corrupt"
	| "index-outdated"
	| "disk-full"
	| "disk-failed"
	| "index-failed";

/** Trouble of the query index; never the fault of a question. */
export class IndexTrouble extends Error {
	readonly code: IndexTroubleCode;
	/** What happened, without the code. */
	readonly detail: string;

	constructor(code: IndexTroubleCode, detail: string, cause?: unknown) {
		super(`${code}: ${detail}`, { cause });
		this.name = "IndexTrouble";
		this.code = code;
		this.detail = detail;
	}
}

/** What is wrong with a question; the asker's fault (HTTP 400). */
export type QuestionFaultCode = "after-invalid" | "limit-invalid";

/** A question the index refuses to answer. */
export class QuestionFault extends Error {
	readonly code: QuestionFaultCode;

	constructor(code: QuestionFaultCode) {
		super(code);
		this.name = "QuestionFault";
		this.code = code;
	}
}

/** Primary SQLite result codes (sqlite.org/rescode.html) that mean trouble outside the program. */
const outside: Readonly<Record<number, IndexTroubleCode>> = {
	5: "disk-failed",
	6: "disk-failed",
	8: "disk-failed",
	10: "disk-failed",
	11: "index-corrupt",
	13: "disk-full",
	14: "disk-failed",
	26: "index-corrupt",
};

/** Says what an error thrown by SQLite means; anything it does not know is a defect. */
export function troubleOf(error: unknown): IndexTrouble {
	if (error instanceof IndexTrouble) return error;
	const known = error instanceof Error ? codeOf(error) : undefined;
	return new IndexTrouble(
		known ?? "index-failed",
		error instanceof Error ? error.message : String(error),
		error,
	);
}

function codeOf(error: Error): IndexTroubleCode | undefined {
	if ("errcode" in error) return outside[Number(error.errcode) & 0xff];
	if (!("syscall" in error && "code" in error)) return undefined;
	return error.code === "ENOSPC" || error.code === "EDQUOT" ? "disk-full" : "disk-failed";
}

/** Runs a read; SQLite's errors come out as `IndexTrouble`, all others as they are. */
export function reading<T>(read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw error instanceof Error && "errcode" in error ? troubleOf(error) : error;
	}
}
