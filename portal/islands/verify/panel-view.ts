import type { Check } from "../../parts/verify-words.ts";
import type { Spoken } from "../../words/words.ts";
import type { islandWords } from "./words.ts";

/** Shows the checks of a panel as they end, and the verdict. */
export class PanelView {
	readonly #panel: HTMLElement;
	readonly #t: Spoken<typeof islandWords>;

	constructor(panel: HTMLElement, t: Spoken<typeof islandWords>) {
		this.#panel = panel;
		this.#t = t;
	}

	/** Forgets an earlier run. */
	begin(): void {
		delete this.#panel.dataset.outcome;
		for (const row of this.#rows()) delete row.dataset.state;
		const verdict = this.#verdict();
		verdict.replaceChildren();
		delete verdict.dataset.state;
		const proved = this.#panel.querySelector<HTMLElement>("[data-proved]");
		if (proved) proved.hidden = true;
	}

	pass(check: Check, note: string): void {
		this.#mark(check, "good", note);
	}

	/** A check does not hold: those after it were not reached. */
	fail(check: Check, reason: string): void {
		let reached = true;
		for (const row of this.#rows()) {
			if (row.dataset.check === check) {
				this.#mark(check, "bad", reason);
				reached = false;
			} else if (!reached) {
				delete row.dataset.state;
				noteOf(row).textContent = this.#t.notReached;
			} else if (!row.dataset.state) this.#mark(row.dataset.check as Check, "good", this.#t.good);
		}
		this.#conclude("bad", [this.#t.failed, reason, this.#t.failedAdvice]);
	}

	/** Everything holds. */
	succeed(text: string): void {
		this.#conclude("good", [this.#t.verified, text]);
	}

	/** What the proof says. */
	show(text: string): void {
		const proved = this.#panel.querySelector<HTMLElement>("[data-proved]");
		if (!proved) return;
		proved.hidden = false;
		proved.querySelector("pre")!.textContent = text;
	}

	#mark(check: Check, state: "good" | "bad", note: string): void {
		const row = this.#panel.querySelector<HTMLElement>(`[data-check="${check}"]`);
		if (!row) return;
		row.dataset.state = state;
		noteOf(row).textContent = note;
	}

	#conclude(state: "good" | "bad", [word, ...texts]: readonly string[]): void {
		this.#panel.dataset.outcome = state;
		const verdict = this.#verdict();
		verdict.dataset.state = state;
		verdict.replaceChildren(paragraph(word!, "verdict-word"), ...texts.map((text) => paragraph(text)));
	}

	#rows(): HTMLElement[] {
		return [...this.#panel.querySelectorAll<HTMLElement>("[data-check]")];
	}

	#verdict(): HTMLElement {
		return this.#panel.querySelector<HTMLElement>("[data-verdict]")!;
	}
}

/** A paragraph of text, never of markup. */
export function paragraph(text: string, className = ""): HTMLElement {
	const element = document.createElement("p");
	element.textContent = text;
	if (className) element.className = className;
	return element;
}

function noteOf(row: HTMLElement): HTMLElement {
	return row.querySelector<HTMLElement>(".check-note")!;
}
