import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { Terminal } from "./terminal.ts";

/** One `--name` of a command. */
export interface Option {
	readonly name: string;
	readonly short?: string;
	/** What stands after it, such as FILE; a flag where there is none. */
	readonly value?: string;
	readonly about: Words;
	/** May be given several times. */
	readonly many?: true;
}

/** A word of the command line without dashes. */
export interface Positional {
	/** In capitals, as the help shows it. */
	readonly name: string;
	readonly about: Words;
	readonly optional?: true;
}

/** What a command was asked. */
export interface Invocation {
	readonly positionals: readonly string[];
	/** Options with a value, the last one where it was given twice. */
	readonly values: Readonly<Record<string, string>>;
	/** Options that may be given several times. */
	readonly lists: Readonly<Record<string, readonly string[]>>;
	readonly flags: ReadonlySet<string>;
	readonly language: Language;
	readonly terminal: Terminal;
	readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a command found or did; printed as text, or as the document with `--json`. */
export interface Outcome {
	readonly exit?: ExitCode;
	readonly document: unknown;
	readonly lines: readonly string[];
}

/** One command. */
export interface Command {
	readonly summary: Words;
	readonly positionals?: readonly Positional[];
	readonly options?: readonly Option[];
	/** Paragraphs after the options. */
	readonly notes?: readonly Words[];
	/** Command lines worth copying, without the program's name. */
	readonly examples?: readonly string[];
	run(invocation: Invocation): Promise<Outcome>;
}

/** A command by name, loaded only when it is asked for. */
export interface CommandEntry {
	/** One word, or two for a command of a group. */
	readonly name: string;
	readonly summary: Words;
	load(): Promise<Command>;
}
