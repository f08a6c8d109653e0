import type { Terminal } from "./terminal.ts";

const width = 24;
const linesApart = 10;

/** Shows how far a piece of work has come: a bar where a person watches, a line now and then elsewhere, nothing with `--json`. */
export class Progress {
	readonly #terminal: Terminal;
	readonly #label: string;
	#tenth = -1;

	constructor(terminal: Terminal, label: string) {
		this.#terminal = terminal;
		this.#label = label;
	}

	at(done: number, of: number): void {
		if (this.#terminal.json) return;
		const share = of === 0 ? 1 : done / of;
		if (this.#terminal.live) {
			const filled = Math.round(share * width);
			const bar = "█".repeat(filled) + "░".repeat(width - filled);
			this.#terminal.replace(`${this.#label}  ${bar}  ${done}/${of}`);
			return;
		}
		const tenth = Math.floor(share * linesApart);
		if (tenth === this.#tenth) return;
		this.#tenth = tenth;
		this.#terminal.note(`${this.#label}  ${done}/${of}`);
	}
}
