import type { Terminal } from "./terminal.ts";

const width = 24;
const apartMs = 2000;

/** Shows how far a piece of work has come: a bar where a person watches, a line every two seconds elsewhere, nothing with `--json`. */
export class Progress {
	readonly #terminal: Terminal;
	readonly #label: string;
	#saidMs = performance.now();

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
		const nowMs = performance.now();
		if (nowMs - this.#saidMs < apartMs) return;
		this.#saidMs = nowMs;
		this.#terminal.note(`${this.#label}  ${done}/${of}`);
	}
}
