import { decodeEnvelope } from "@mingjian/ledger/record/envelope.ts";
import { type Json, type Payload, parsePayload } from "@mingjian/ledger/record/payload.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import type { TypeRecord } from "@mingjian/services/certificates/schema.ts";
import type { AccountRecord } from "@mingjian/services/identity/records.ts";
import type { AnchorSource, PortalConfiguration, RecordNode } from "./record-node.ts";
import { ServiceDirectory } from "./service-directory.ts";

/** An act as its signer wrote it, and what came of it. */
export interface Act {
	readonly payload: Payload;
	/** Undefined where the act is too large to be read for a page. */
	readonly result: Json | undefined;
	/** Octets of the signed envelope. */
	readonly bytes: number;
}

/** Larger acts, such as a hundred thousand certificates at once, are told by their result alone. */
const mostActBytes = 1 << 20;
const mostRemembered = 2000;

/** The running city as pages ask it: its services' own queries, names, and acts, each durable before it is shown. */
export class City {
	readonly node: RecordNode;
	readonly configuration: PortalConfiguration;
	readonly directory: ServiceDirectory = new ServiceDirectory(this);
	// What is on the record does not change, so what was read of an entry stays read.
	readonly #acts = new Map<number, Act>();

	/** Undefined where the node anchors nothing. */
	readonly anchors: AnchorSource | undefined;

	constructor(node: RecordNode, configuration: PortalConfiguration, anchors?: AnchorSource) {
		this.anchors = anchors;
		this.node = node;
		this.configuration = configuration;
	}

	/** Asks a query of a service; undefined where it knows no such record or refuses. */
	async ask<T>(service: string, query: string, parameters: object): Promise<T | undefined> {
		const code = this.node.registry.contracts.get(service)?.queries[query];
		if (!code) throw new TypeError(`${service} has no query ${query}`);
		const context = this.node.queryContext(service);
		try {
			return code(context, parameters as never) as T | undefined;
		} catch (error) {
			if (error instanceof Refusal) return undefined;
			throw error;
		} finally {
			await this.node.durable(context.height);
		}
	}

	/** The name of an account; undefined for a citizen and for nobody. */
	async nameOf(account: string): Promise<Words | undefined> {
		return (await this.ask<AccountRecord>("identity", "account", { account }))?.name;
	}

	/** The name of a type of certificate. */
	async typeName(type: string): Promise<Words | undefined> {
		return (await this.ask<{ record: TypeRecord }>("certificates", "type", { type }))?.record.name;
	}

	/** The act of an entry. */
	async act(index: number): Promise<Act | undefined> {
		const known = this.#acts.get(index);
		if (known) return known;
		const parts = await this.node.entryParts(index);
		const envelope = parts && decodeEnvelope(parts.envelope);
		if (!parts || !envelope || typeof envelope === "string") return undefined;
		const payload = parsePayload(envelope.payload);
		if (typeof payload === "string") return undefined;
		const small = parts.envelope.length <= mostActBytes;
		const act: Act = {
			payload: small ? payload : { ...payload, input: {} },
			result: parts.result.length <= mostActBytes ? (JSON.parse(parts.result) as Json) : undefined,
			bytes: parts.envelope.length,
		};
		this.#remember(index, act);
		return act;
	}

	#remember(index: number, act: Act): void {
		const oldest = this.#acts.size >= mostRemembered ? this.#acts.keys().next().value : undefined;
		if (oldest !== undefined) this.#acts.delete(oldest);
		if (act.bytes <= mostActBytes >> 4) this.#acts.set(index, act);
	}
}
