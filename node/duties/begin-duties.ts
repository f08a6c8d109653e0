import type { Door } from "../http/door.ts";
import { EscalateOverdue } from "./escalate-overdue.ts";

const everyMs = 60_000;

/** Begins what a node does by itself, where it may act for the operator and the record has cases; returns how to end it. */
export function beginDuties({
	node,
	operator,
	clock,
	log,
}: Pick<Door, "node" | "operator" | "clock" | "log">): () => void {
	if (!operator || !node.registry.contracts.has("cases")) return () => {};
	const failed = (err: unknown) => log.error({ err }, "overdue work could not be escalated");
	const escalate = new EscalateOverdue({ node, act: operator, clock, failed });
	const timer = setInterval(() => {
		if (node.trouble() === undefined) void escalate.turn();
	}, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}
