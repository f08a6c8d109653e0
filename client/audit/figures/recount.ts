import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { FlowHeader, FlowVersion } from "@mingjian/services/cases/flow-schema.ts";
import { figureRow } from "@mingjian/services/cases/queries/figures.ts";
import { figuresOf } from "@mingjian/services/cases/rules/figures.ts";
import { flowInForce } from "@mingjian/services/cases/rules/flow-in-force.ts";
import { emptyTally, monthOf, tallied } from "@mingjian/services/cases/rules/tally.ts";
import type { Case, Tally } from "@mingjian/services/cases/schema.ts";
import { cases, flowKey, flows, flowVersions, tallyKey } from "@mingjian/services/cases/state.ts";
import type { FigureRow, MetricsView } from "@mingjian/services/cases/views.ts";

type Reader = (recount: FiguresRecount, key: string, record: never) => void;

/**
 * Figures of cases counted anew while a record is carried out again: from the log of each case, line by line. The figures kept on the
 * record are not looked at.
 */
export class FiguresRecount {
	readonly #lines = new Map<string, number>();
	readonly #tallies = new Map<string, Tally>();
	readonly #flows = new Map<string, FlowHeader>();
	readonly #baselines = new Map<string, MetricsView["baseline"]>();
	#timeMs = 0;

	/** Takes the next block, which was found right. */
	add({ writes, timeMs }: AppliedBlock): void {
		this.#timeMs = timeMs;
		for (const [key, value] of writes) {
			const slash = key.indexOf("/");
			const read = readers[key.slice(0, slash)];
			if (!read || value === undefined) continue;
			const { record } = JSON.parse(fromUtf8(value)) as { record: never };
			read(this, key.slice(slash + 1), record);
		}
	}

	/** What `cases/metrics` must say at this height of one item, or of all. */
	metrics(item?: string): MetricsView {
		const wanted = [...this.#tallies.values()].filter((each) => item === undefined || each.item === item);
		const baseline = item === undefined ? undefined : this.#baselineOf(item);
		return { ...figuresOf(wanted), ...(baseline ? { baseline } : {}) };
	}

	/** What `cases/figures` must say at this height of an item's month; undefined where nothing happened. */
	row(item: string, month: string): FigureRow | undefined {
		const tally = this.#tallies.get(tallyKey(item, month));
		const header = this.#flows.get(item);
		return tally && header && figureRow(tally, header, this.#baselineOf(item));
	}

	/** Months of items in which something happened. */
	get months(): number {
		return this.#tallies.size;
	}

	/** Counts the lines that a case's log has more than before. */
	countCase(id: string, { item, department, log }: Case): void {
		for (const step of log.slice(this.#lines.get(id) ?? 0)) {
			const month = monthOf(step.atMs);
			const key = tallyKey(item, month);
			const before = this.#tallies.get(key) ?? emptyTally({ item, department }, month);
			this.#tallies.set(key, tallied(before, step));
		}
		this.#lines.set(id, log.length);
	}

	keepFlow(item: string, header: FlowHeader): void {
		this.#flows.set(item, header);
	}

	keepVersion(key: string, { flow }: FlowVersion): void {
		this.#baselines.set(key, flow.baseline);
	}

	#baselineOf(item: string): MetricsView["baseline"] {
		const header = this.#flows.get(item);
		const version = header && flowInForce(header, this.#timeMs);
		return version === undefined ? undefined : this.#baselines.get(flowKey(item, version));
	}
}

const readers: Readonly<Record<string, Reader>> = {
	[cases.name]: (recount, id, record) => recount.countCase(id, record),
	[flows.name]: (recount, item, record) => recount.keepFlow(item, record),
	[flowVersions.name]: (recount, key, record) => recount.keepVersion(key, record),
};
