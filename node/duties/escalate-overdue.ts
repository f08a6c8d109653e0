import { tasks } from "@mingjian/services/cases/state.ts";
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
 * Posts `cases/escalate` for work whose last day is over, so that it needs nobody's goodwill. Anyone may post it, too: what was escalated
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
		const { node, clock } = this.#setting;
		await node.indexed();
		const context = node.queryContext("cases");
		const found = new Set<string>();
		let after: string | undefined;
		do {
			const what = { where: { escalated: 0 }, order: "due", limit: 100 };
			const page = context.find(tasks, after === undefined ? what : { ...what, after });
			for (const { record } of page.rows) {
				const { case: id, deadlineMs } = record;
				if (deadlineMs === undefined || deadlineMs >= clock()) return [...found];
				if (!this.#resting.has(id)) found.add(id);
			}
			after = page.next;
		} while (after !== undefined && found.size < mostAtOnce);
		return [...found];
	}
}

const restMs = 60 * 60 * 1000;
