import type { Find, Found } from "@mingjian/ledger/runtime/context.ts";
import { nextEscalationMs } from "@mingjian/services/cases/rules/next-escalation.ts";
import { cases, tasks } from "@mingjian/services/cases/state.ts";
import type { RecordNode } from "../pipeline/record-node.ts";
import type { OperatorAct } from "./operator-acts.ts";

/** What the duty works with. */
export interface EscalationSetting {
	readonly node: Pick<RecordNode, "registry" | "queryContext" | "indexed">;
	readonly act: OperatorAct;
	readonly clock: () => number;
	/** Hears of trouble; the duty goes on at its next turn. */
	readonly failed: (error: unknown) => void;
}

/** Cases escalated in one turn; the rest follow in the next. */
const mostAtOnce = 100;

/**
 * Posts `cases/escalate` for work whose last day is over, and for cases that are over their promise, their limit by law or the time a procedure was to take, so that it needs nobody's goodwill. Anyone may post it, too: what was escalated
 * meanwhile is refused, and nothing happens twice.
 */
export class EscalateOverdue {
	readonly #setting: EscalationSetting;
	/** Cases the record would not escalate, and until when they are left alone: their limits rest or run by another clock. */
	readonly #resting = new Map<string, number>();
	#turn: Promise<void> | undefined;

	constructor(setting: EscalationSetting) {
		this.#setting = setting;
	}

	/** One turn; where one is under way, that one. */
	turn(): Promise<void> {
		this.#turn ??= this.#escalate()
			.catch((error) => this.#setting.failed(error))
			.finally(() => {
				this.#turn = undefined;
			});
		return this.#turn;
	}

	async #escalate(): Promise<void> {
		const { act, clock } = this.#setting;
		for (const [id, untilMs] of this.#resting) if (untilMs <= clock()) this.#resting.delete(id);
		for (const id of await this.#overdueCases()) {
			const code = await act("cases", "escalate", { case: id });
			if (code !== "ok") this.#resting.set(id, clock() + restMs);
		}
	}

	async #overdueCases(): Promise<string[]> {
		const { node } = this.#setting;
		await node.indexed();
		const context = node.queryContext("cases");
		const works = this.#soonest(
			(more) => context.find(tasks, { where: { escalated: 0 }, order: "due", limit: 100, ...more }),
			({ case: id, deadlineMs }) => ({ id, dueMs: deadlineMs }),
		);
		const whole = this.#soonest(
			(more) => context.find(cases, { order: "escalation", limit: 100, ...more }),
			(record) => ({ id: record.id, dueMs: nextEscalationMs(record) }),
		);
		return [...new Set([...works, ...whole])];
	}

	/** Ids of what is over, of a list with the soonest first. */
	#soonest<T>(
		pageAfter: (more: Pick<Find, "after">) => Found<T>,
		dueOf: (record: T) => { readonly id: string; readonly dueMs: number | undefined },
	): string[] {
		const { clock } = this.#setting;
		const found = new Set<string>();
		let more: Pick<Find, "after"> = {};
		do {
			const page = pageAfter(more);
			for (const { record } of page.rows) {
				const { id, dueMs } = dueOf(record);
				if (dueMs === undefined || dueMs >= clock()) return [...found];
				if (!this.#resting.has(id)) found.add(id);
			}
			if (page.next === undefined) return [...found];
			more = { after: page.next };
		} while (found.size < mostAtOnce);
		return [...found];
	}
}

const restMs = 60 * 60 * 1000;
