import type { Static, TSchema } from "typebox";
import type { Json } from "../record/payload.ts";
import type { CapabilityProviders } from "./capabilities.ts";
import type { ApplyContext, CheckContext, OpeningContext, QueryContext } from "./context.ts";
import type { ServiceManifest } from "./manifest.ts";

/**
 * One action: `check` reads and refuses, `apply` writes what was checked and cannot refuse any more.
 * Both are synchronous and deterministic, and written against the context alone.
 */
export interface Action<Input, Result, Plan> {
	check(context: CheckContext, input: Input): Plan;
	apply(context: ApplyContext, input: Input, plan: Plan): Result;
}

/** One query over finalised state. Undefined means there is no such record (HTTP 404). */
export type Query<Parameters, Result> = (context: QueryContext, parameters: Parameters) => Result | undefined;

/** Writes a service's first records from the genesis document. Refuses nothing: a document that does not fit throws TypeError. */
export type Genesis = (
	context: Pick<ApplyContext, "put" | "get" | "timeMs">,
	document: GenesisDocument,
) => void;

/**
 * Brings into force what was decided for this height. Runs at the beginning of every block that has acts, in the order of the services, and
 * refuses nothing. What it writes counts as touched by the block's first act, however that ends.
 */
export type Opening = (context: OpeningContext) => void;

/** What a ledger begins with (spec/record.md §7). Each service reads its own member. */
export interface GenesisDocument {
	readonly ledger: string;
	/** Origin of the checkpoints (C2SP tlog-checkpoint). */
	readonly origin: string;
	readonly timeMs: number;
	readonly members: readonly string[];
	readonly services: { readonly [service: string]: Json };
}

/** A service's code, bound to its manifest. */
export interface Contract {
	readonly manifest: ServiceManifest;
	readonly actions: { readonly [action: string]: Action<never, unknown, never> };
	readonly queries: { readonly [query: string]: Query<never, unknown> };
	readonly provides: CapabilityProviders;
	readonly genesis?: Genesis;
	readonly opening?: Opening;
}

// biome-ignore lint/suspicious/noExplicitAny: a plan is private to its action
type AnyPlan = any;

type TypeOf<S> = S extends TSchema ? Static<S> : never;

type Bound<M extends ServiceManifest> = {
	readonly actions: {
		readonly [A in keyof M["actions"]]: Action<
			TypeOf<M["actions"][A]["input"]>,
			TypeOf<M["actions"][A]["result"]>,
			AnyPlan
		>;
	};
	readonly queries: {
		readonly [Q in keyof M["queries"]]: Query<
			TypeOf<M["queries"][Q]["parameters"]>,
			TypeOf<M["queries"][Q]["result"]>
		>;
	};
	readonly provides?: CapabilityProviders;
	readonly genesis?: Genesis;
	readonly opening?: Opening;
};

/** Binds code to a manifest; a missing, surplus or wrongly typed action or query does not compile. */
export function contract<const M extends ServiceManifest>(manifest: M, code: Bound<M>): Contract {
	return { provides: {}, ...code, manifest } as unknown as Contract;
}
