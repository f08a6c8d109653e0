import type { Anchoring } from "../anchor/anchoring.ts";
import type { Metrics } from "./metrics.ts";

const weiPerGwei = 10n ** 9n;

/** What an operator watches of anchors: how old the newest is, what waits, what went wrong, what it costs. */
export function anchorGauges(metrics: Metrics, anchoring: Anchoring): void {
	const { book } = anchoring;
	const gauge = (name: string, help: string, read: () => number) =>
		metrics.gauge(`mingjian_anchor_${name}`, help, read);
	gauge("final_size", "Leaves of the log in the newest final anchor", () => book.newest?.size ?? 0);
	gauge(
		"final_time_seconds",
		"Time of the block that holds it, 0 before there is one",
		() => (book.newest?.at.block.timeMs ?? 0) / 1000,
	);
	gauge("waiting", "1 while one is on its way", () => (book.current ? 1 : 0));
	gauge(
		"waiting_since_seconds",
		"When it was begun, 0 where none is",
		() => (book.current?.begunMs ?? 0) / 1000,
	);
	gauge("trouble", "1 while the chain cannot be used as configured", () => (anchoring.trouble ? 1 : 0));
	gauge("posted", "Begun since the start", () => anchoring.counts.posted);
	gauge("replaced", "Sent again with a higher fee", () => anchoring.counts.replaced);
	gauge("reorganised", "Dropped by the chain with their block", () => anchoring.counts.reorganised);
	gauge("lost", "Ever lost", () => book.lost);
	gauge("final", "Ever final", () => book.count);
	gauge("cost_gwei", "Spent since the start", () => Number(anchoring.counts.costWei / weiPerGwei));
	gauge("balance_gwei", "Left in the account when it was last asked", () =>
		Number((anchoring.balanceWei ?? 0n) / weiPerGwei),
	);
}
