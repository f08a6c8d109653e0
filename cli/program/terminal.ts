type Environment = Readonly<Record<string, string | undefined>>;

interface Stream {
	write(text: string): unknown;
	readonly isTTY?: boolean;
	readonly columns?: number;
}

export type Style = "bold" | "dim" | "good" | "bad" | "warning";

const styles: Readonly<Record<Style, readonly [number, number]>> = {
	bold: [1, 22],
	dim: [2, 22],
	good: [32, 39],
	bad: [31, 39],
	warning: [33, 39],
};

/** Where a command speaks: results on standard output, everything else on standard error. */
export class Terminal {
	/** True where the result is to be read by a program. */
	readonly json: boolean;
	/** True where a person is watching. */
	readonly live: boolean;
	readonly #out: Stream;
	readonly #error: Stream;
	readonly #colour: boolean;
	#overwritable = false;

	constructor(
		out: Stream,
		error: Stream,
		{ json, environment }: { json: boolean; environment: Environment },
	) {
		this.json = json;
		this.live = error.isTTY === true;
		this.#out = out;
		this.#error = error;
		const refused = (environment.NO_COLOR ?? "") !== "" || environment.TERM === "dumb";
		this.#colour = !json && out.isTTY === true && !refused;
	}

	/** The text in a style, where the reader sees colours (NO_COLOR is respected). */
	style(style: Style, text: string): string {
		if (!this.#colour) return text;
		const [on, off] = styles[style];
		return `\u001b[${on}m${text}\u001b[${off}m`;
	}

	/** A line of the result. */
	print(line: string): void {
		this.#clear();
		this.#out.write(`${line}\n`);
	}

	/** Text of the result as it is, such as a file. */
	write(text: string): void {
		this.#clear();
		this.#out.write(text);
	}

	/** A line about the work; never part of the result. */
	note(line: string): void {
		this.#clear();
		this.#error.write(`${line}\n`);
	}

	/** A line that the next one replaces, where a person is watching; nothing elsewhere. */
	replace(line: string): void {
		if (!this.live) return;
		this.#clear();
		this.#error.write(line);
		this.#overwritable = true;
	}

	#clear(): void {
		if (!this.#overwritable) return;
		this.#error.write("\r\u001b[2K");
		this.#overwritable = false;
	}
}
