import type { Signer } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import type { Static, TSchema } from "typebox";
import type { Answer, MingjianClient } from "./mingjian-client.ts";
import type { Parameters } from "./query-string.ts";
import type { Receipt } from "./receipt.ts";

type TypeOf<S> = S extends TSchema ? Static<S> : never;

/** Who acts, and in whose name. */
export interface Actor {
	readonly actor: string;
	readonly onBehalfOf?: string;
}

/** A receipt whose result has its action's type. */
export interface TypedReceipt<Result> extends Omit<Receipt, "result"> {
	readonly result: Result;
}

/** One service's actions and queries, as methods by their names. */
export interface ServiceCalls<M extends ServiceManifest> {
	readonly actions: {
		readonly [A in keyof M["actions"]]: (
			signer: Signer | readonly Signer[],
			actor: Actor,
			input: TypeOf<M["actions"][A]["input"]>,
		) => Promise<TypedReceipt<TypeOf<M["actions"][A]["result"]>>>;
	};
	readonly queries: {
		readonly [Q in keyof M["queries"]]: (
			parameters: TypeOf<M["queries"][Q]["parameters"]>,
		) => Promise<Answer<TypeOf<M["queries"][Q]["result"]>> | undefined>;
	};
}

/** The calls of a service, made from its manifest. */
export function serviceCalls<M extends ServiceManifest>(
	client: MingjianClient,
	manifest: M,
): ServiceCalls<M> {
	const { id: service } = manifest;
	const actions = Object.keys(manifest.actions).map((action) => {
		const call = (signer: Signer | readonly Signer[], actor: Actor, input: Json) =>
			client.act(signer, { service, action, input, ...actor });
		return [action, call] as const;
	});
	const queries = Object.keys(manifest.queries).map((query) => {
		const call = (parameters: Parameters) => client.query(service, query, parameters);
		return [query, call] as const;
	});
	return {
		actions: Object.fromEntries(actions),
		queries: Object.fromEntries(queries),
	} as unknown as ServiceCalls<M>;
}
