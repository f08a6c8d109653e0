import { setTimeout as pause } from "node:timers/promises";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { Connection } from "../../bench/http-client.ts";

/** A receipt as the node sent it, with the envelope it is for. */
export interface Acknowledged {
	readonly envelope: Bytes;
	/** JSON text. */
	readonly receipt: string;
}

const type = "application/vnd.mingjian.envelope";
const connections = 16;

/**
 * Posts envelopes one by one over several connections and hands each receipt on the moment it arrives; ends when all are
 * answered or the node is gone.
 */
export async function postUntilGone(
	port: number,
	envelopes: readonly Bytes[],
	heard: (acknowledged: Acknowledged) => void,
): Promise<void> {
	let next = 0;
	const work = async () => {
		const connection = await Connection.open(port);
		while (next < envelopes.length) {
			const envelope = envelopes[next++]!;
			const { status, body } = await connection.post("/v1/transactions", type, envelope);
			if (status === 200) heard({ envelope, receipt: body });
			else if (status !== 503) throw new Error(`answered ${status}: ${body.slice(0, 300)}`);
		}
		connection.close();
	};
	const ends = await Promise.allSettled(Array.from({ length: connections }, work));
	for (const end of ends) if (end.status === "rejected" && !isGone(end.reason)) throw end.reason;
}

/** Asks a node that has just started for something; JSON or text. */
export async function ask(port: number, path: string): Promise<string> {
	const answer = await fetch(`http://127.0.0.1:${port}${path}`);
	if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
	return await answer.text();
}

/** Resolves when a count is reached or the time is over. */
export async function reached(count: () => number, wanted: number, mostMs: number): Promise<void> {
	const until = performance.now() + mostMs;
	while (count() < wanted && performance.now() < until) await pause(1);
}

function isGone(error: unknown): boolean {
	return (
		error instanceof Error &&
		/closed|ECONNRESET|ECONNREFUSED|EPIPE/.test(error.message + String((error as NodeJS.ErrnoException).code))
	);
}
