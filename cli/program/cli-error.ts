import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type ExitCode, exitCodes } from "./exit-codes.ts";

/** What else is known of a failure. */
export interface FailureFacts {
	/** What the reader can do now. */
	readonly advice?: Words;
	/** One line each: places, fields, codes. */
	readonly details?: readonly Words[];
	readonly cause?: unknown;
}

/** A failure in words for the person at the keyboard. Its code is for scripts and never reused. */
export class CliError extends Error {
	readonly code: string;
	readonly exit: ExitCode;
	readonly words: Words;
	readonly advice: Words | undefined;
	readonly details: readonly Words[];

	constructor(
		exit: ExitCode,
		code: string,
		words: Words,
		{ advice, details = [], cause }: FailureFacts = {},
	) {
		super(words.en, { cause });
		this.name = "CliError";
		this.code = code;
		this.exit = exit;
		this.words = words;
		this.advice = advice;
		this.details = details;
	}
}

/** The command line asks for something that does not exist. */
export function usageError(code: string, words: Words, facts: FailureFacts = {}): CliError {
	return new CliError(exitCodes.usage, code, words, facts);
}

/** The record refused, or a proof proves nothing. */
export function refusedError(code: string, words: Words, facts: FailureFacts = {}): CliError {
	return new CliError(exitCodes.refused, code, words, facts);
}

/** Disk, network or another process. */
export function troubleError(code: string, words: Words, facts: FailureFacts = {}): CliError {
	return new CliError(exitCodes.trouble, code, words, facts);
}
