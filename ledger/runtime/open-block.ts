import type { BlockState } from "./block-state.ts";
import type { Collection } from "./collection.ts";
import type { OpeningContext } from "./context.ts";
import type { Contract } from "./contract.ts";
import type { Runtime } from "./execute.ts";
import type { Registry } from "./registry.ts";

/** What the acts of a block run in, and the state keys that were written before the first of them. */
export interface OpenedBlock extends Runtime {
	readonly opened: readonly string[];
}

interface Begun {
	readonly height: number;
	readonly timeMs: number;
	/** Leaves the log had before the block. */
	readonly logSize: number;
	readonly acts: readonly { readonly id: string }[];
}

/** Lets every service bring into force what was decided for this height. Throws ContractMissing where this program lacks a contract. */
export function openBlock(
	registry: Registry,
	state: BlockState,
	{ height, timeMs, logSize, acts }: Begun,
): OpenedBlock {
	const [first] = acts;
	const opened: string[] = [];
	// A block without acts has nobody to whom a change could be attributed; the next one brings it.
	if (first) {
		for (const contract of registry.inForce(state).values())
			contract.opening?.(openingContext(registry, state, { contract, height, timeMs, logSize }));
		opened.push(...state.keep(first.id));
	}
	return { registry, contracts: registry.inForce(state), height, timeMs, logSize, opened };
}

interface Opens {
	readonly contract: Contract;
	readonly height: number;
	readonly timeMs: number;
	readonly logSize: number;
}

function openingContext(
	registry: Registry,
	state: BlockState,
	{ contract, height, timeMs, logSize }: Opens,
): OpeningContext {
	const { id } = contract.manifest;
	return {
		height,
		timeMs,
		logSize,
		get: (from, key) => state.get(from, key),
		stamp: (from, key) => state.stamp(from, key),
		use: (name) => registry.optional(name, state),
		put<T>(into: Collection<T>, key: string, record: T) {
			if (!into.name.startsWith(`${id}.`)) throw new TypeError(`${id} may not write ${into.name}`);
			state.put(into, key, record);
		},
	};
}
