import { join } from "node:path";
import { sockets } from "@mingjian/consensus/cometbft/engine/engine-home.ts";
import { EngineRpc } from "@mingjian/consensus/cometbft/engine/engine-rpc.ts";
import type { Door } from "../http/door.ts";
import { EscalateOverdue } from "./escalate-overdue.ts";
import type { OperatorAct } from "./operator-acts.ts";
import { ReportDoubleVotes } from "./report-double-votes.ts";

const everyMs = 60_000;

type Working = Pick<Door, "node" | "operator" | "clock" | "log" | "configuration">;

/** Begins what a node does by itself, where it may act for the operator; returns how to end it. */
export function beginDuties(door: Working): () => void {
	if (!door.operator) return () => {};
	const ends = [beginEscalating(door, door.operator), beginReporting(door, door.operator)];
	return () => {
		for (const end of ends) end();
	};
}

/** Where the record has cases. */
function beginEscalating({ node, clock, log }: Working, act: OperatorAct): () => void {
	if (!node.registry.contracts.has("cases")) return () => {};
	const failed = (err: unknown) => log.error({ err }, "overdue work could not be escalated");
	const escalate = new EscalateOverdue({ node, act, clock, failed });
	const timer = setInterval(() => {
		if (node.trouble() === undefined) void escalate.turn();
	}, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}

/** Where several members order. */
function beginReporting({ node, log, configuration }: Working, act: OperatorAct): () => void {
	if (configuration.consensus !== "cometbft") return () => {};
	const failed = (err: unknown) => log.error({ err }, "a member's double vote could not be reported");
	const rpc = new EngineRpc(join(configuration.dataDirectory, "engine", sockets.commands));
	const report = new ReportDoubleVotes({ node, rpc, act, failed });
	return () => {
		report.end();
		rpc.close();
	};
}
