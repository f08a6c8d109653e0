import { canonicalJson } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { PublishedFigures } from "./published-figures.ts";
import { FiguresRecount } from "./recount.ts";

/** A published figure that does not come out of the record. */
export interface FigureDifference {
	readonly of: PublishedFigures["of"];
	/** The figure's name; empty where there are no such figures on the record, or the height is none of the record's. */
	readonly figure: string;
	readonly published?: Json;
	readonly recounted?: Json;
}

/** What came of holding published figures against the record. */
export interface FiguresReport {
	/** Sets of figures that were recounted, and months of items the record has. */
	readonly compared: number;
	readonly months: number;
	readonly differences: readonly FigureDifference[];
}

/** Recounts published figures from a record that is carried out again: give it each block, then ask for the report. */
export class FiguresCheck {
	readonly #waiting: PublishedFigures[];
	readonly #recount = new FiguresRecount();
	readonly #differences: FigureDifference[] = [];
	#compared = 0;

	constructor(published: readonly PublishedFigures[]) {
		this.#waiting = published.toSorted((a, b) => a.height - b.height);
	}

	/** Takes the next block, and compares whatever was published as of its height. */
	add(block: AppliedBlock): void {
		this.#recount.add(block);
		while (this.#waiting[0]?.height === block.height) {
			this.#differences.push(...this.#compare(this.#waiting.shift()!));
			this.#compared += 1;
		}
	}

	/** Figures of a height that never came are differences, too. */
	report(): FiguresReport {
		const unreached = this.#waiting.map(({ of }) => ({ of, figure: "" }));
		return {
			compared: this.#compared,
			months: this.#recount.months,
			differences: [...this.#differences, ...unreached],
		};
	}

	#compare({ of, figures }: PublishedFigures): FigureDifference[] {
		const { item, month } = of;
		const counted = month === undefined ? this.#recount.metrics(item) : this.#recount.row(item!, month);
		if (!counted) return [{ of, figure: "" }];
		const right = counted as unknown as Readonly<Record<string, Json>>;
		const names = [...new Set([...Object.keys(figures), ...Object.keys(right)])].sort();
		return names
			.filter((name) => !same(figures[name], right[name]))
			.map((figure) => ({
				of,
				figure,
				...(figures[figure] === undefined ? {} : { published: figures[figure] }),
				...(right[figure] === undefined ? {} : { recounted: right[figure] }),
			}));
	}
}

function same(one: Json | undefined, other: Json | undefined): boolean {
	if (one === undefined || other === undefined) return one === other;
	return canonicalJson(one) === canonicalJson(other);
}
