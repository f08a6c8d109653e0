import type { Query } from "@mingjian/ledger/runtime/contract.ts";
import type { QueryManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Door } from "../door.ts";
import { readParameters } from "../parameters.ts";
import { DoorError } from "../problems/problem.ts";

/** A query of a service, as declared and as it runs. */
export interface Question {
	readonly service: string;
	readonly name: string;
	readonly declared: QueryManifest;
	readonly query: Query<never, unknown>;
}

/** How a reader asks: its parameters in an address, and what is to be read, perhaps in several pages with parameters changed. */
interface Asking<T> {
	readonly url: string;
	readonly read: (ask: (more: object) => unknown) => T;
}

interface Answered<T> {
	readonly height: number;
	readonly timeMs: number;
	readonly found: T | Refusal;
}

/** Asks at one height and waits until that height is on disk. Refuses wrong parameters and what is not on the record (DoorError). */
export async function askQuery<T>(
	{ node }: Door,
	{ service, declared, query }: Question,
	{ url, read }: Asking<T>,
): Promise<Answered<T>> {
	const parameters = readParameters(declared.parameters, url) as object;
	await node.indexed();
	const context = node.queryContext(service);
	const { height, timeMs } = context;
	const found = outcomeOf(() => read((more) => query(context, { ...parameters, ...more } as never)));
	// What was read may stand in a block that is not on disk yet.
	await node.durable(height);
	if (found === undefined) throw new DoorError("record-unknown");
	return { height, timeMs, found };
}

function outcomeOf<T>(ask: () => T): T | Refusal {
	try {
		return ask();
	} catch (error) {
		if (error instanceof Refusal) return error;
		throw error;
	}
}
