import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { RandomBytes, Signer } from "@mingjian/ledger/crypto/signer.ts";
import { entriesPath, type Tile, tilePath } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Stamp } from "@mingjian/ledger/runtime/context.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";
import type { ServiceManifest } from "@mingjian/ledger/runtime/manifest.ts";
import { encodeBatch } from "./batch.ts";
import { composeEnvelope, freshNonce } from "./compose.ts";
import { type EventsWanted, followEntries } from "./events.ts";
import { ProblemError, parseProblem } from "./problem-error.ts";
import { type Parameters, queryString } from "./query-string.ts";
import type { EntrySummary, Receipt } from "./receipt.ts";
import type { RecordSource } from "./record-source.ts";
import { type ServiceCalls, serviceCalls } from "./service-calls.ts";
import type { ServiceDescription } from "./service-description.ts";
import { Transport, type TransportSetting } from "./transport.ts";

export interface ClientSetting extends Omit<TransportSetting, "baseUrl"> {
	/** The ledger acts are signed for; asked of the node where it is not given. */
	readonly ledger?: string;
	/** The signer's clock, milliseconds since the Unix epoch. */
	readonly clock?: () => number;
	readonly random?: RandomBytes;
}

/** Something to do: everything of a payload the client does not fill in. */
export interface Act {
	readonly service: string;
	readonly action: string;
	readonly input: Json;
	readonly actor: string;
	readonly onBehalfOf?: string;
}

/** Where the record stands. */
export interface HeadDescription {
	readonly ledger: string;
	readonly height: number;
	readonly timeMs: number;
	readonly size: number;
	/** Base64. */
	readonly root: string;
	readonly stateRoot: string;
}

/** What a node says of its anchors. */
export interface AnchorsDescription {
	/** Chain, contract and account. */
	readonly place: string;
	/** The one on its way. */
	readonly current: {
		readonly size: number;
		readonly stage: "pending" | "included";
		readonly ref: string;
		readonly begunMs: number;
	} | null;
	/** Code of what keeps anchors from going on. */
	readonly trouble: string | null;
	readonly final: number;
	readonly lost: number;
	/** Newest first. */
	readonly anchors: readonly {
		readonly size: number;
		readonly place: string;
		readonly ref: string;
		readonly block: { readonly number: number; readonly hash: string; readonly timeMs: number };
		readonly costWei: string;
		readonly provable: boolean;
	}[];
}

/** What a query answered, and as of when. */
export interface Answer<Result = Json> {
	readonly height: number;
	readonly timeMs: number;
	readonly result: Result;
}

/** Conditions on entries; all hold together. */
export interface EntryFilter extends EventsWanted {
	readonly action?: string;
	readonly code?: string;
	readonly fromIndex?: number;
	readonly untilIndex?: number;
	readonly fromMs?: number;
	readonly untilMs?: number;
	readonly newestFirst?: boolean;
	readonly limit?: number;
	readonly after?: string;
}

export interface EntryPage {
	readonly entries: readonly EntrySummary[];
	/** Where the next page goes on; there may be one although this page is short. */
	readonly next?: string;
}

const envelopeType = "application/vnd.mingjian.envelope";
const envelopesType = "application/vnd.mingjian.envelopes";

/**
 * One node's API, for browser and Node. A refusal is a ProblemError and final; outside trouble is retried with the same bytes,
 * which are recorded once, and becomes a TroubleError when it does not pass.
 */
export class MingjianClient implements RecordSource {
	readonly #transport: Transport;
	readonly #clock: () => number;
	readonly #random: RandomBytes;
	#ledger: string | undefined;

	constructor(baseUrl: string, { ledger, clock, random, ...transport }: ClientSetting = {}) {
		this.#transport = new Transport({ baseUrl, ...transport });
		this.#clock = clock ?? Date.now;
		this.#random = random ?? ((size) => crypto.getRandomValues(new Uint8Array(size)));
		this.#ledger = ledger;
	}

	/** Calls of one service, typed by its manifest. */
	of<const M extends ServiceManifest>(manifest: M): ServiceCalls<M> {
		return serviceCalls(this, manifest);
	}

	/** Signs an act with everyone given and posts it. */
	async act(signer: Signer | readonly Signer[], act: Act): Promise<Receipt> {
		return this.post(await this.compose(signer, act));
	}

	/** The signed envelope of an act, not sent: to keep, to send later, or to send again. */
	async compose(signer: Signer | readonly Signer[], act: Act): Promise<Bytes> {
		const { service, action, input, actor, onBehalfOf } = act;
		const payload = {
			ledger: await this.ledger(),
			service,
			action,
			input,
			actor,
			...(onBehalfOf === undefined ? {} : { onBehalfOf }),
			issuedAt: this.#clock(),
			nonce: freshNonce(this.#random),
		};
		return composeEnvelope(payload, Array.isArray(signer) ? signer : [signer as Signer]);
	}

	/** Posts one envelope; resolves when its entry is durable. A refusal that went on the record is a ProblemError with a receipt. */
	post(envelope: Bytes): Promise<Receipt> {
		return this.#transport.json({ path: "/v1/transactions", post: { type: envelopeType, body: envelope } });
	}

	/** Posts many in one request; the answers stand in the order of the envelopes. */
	async postMany(envelopes: readonly Bytes[]): Promise<(Receipt | ProblemError)[]> {
		const post = { type: envelopesType, body: encodeBatch(envelopes) };
		const answers = await this.#transport.json<unknown[]>({ path: "/v1/transactions", post });
		return answers.map((answer) => {
			const problem = parseProblem(answer);
			return problem ? new ProblemError(problem) : (answer as Receipt);
		});
	}

	/** Asks a service's query; undefined where there is no such record. */
	async query<Result = Json>(
		service: string,
		query: string,
		parameters: Parameters = {},
	): Promise<Answer<Result> | undefined> {
		return this.#known("record-unknown", `/v1/${service}/${query}${queryString(parameters)}`);
	}

	/** What the node can do: manifests for forms and calls made at run time. */
	services(): Promise<ServiceDescription[]> {
		return this.#transport.json({ path: "/v1/services" });
	}

	head(): Promise<HeadDescription> {
		return this.#transport.json({ path: "/v1/head" });
	}

	async ledger(): Promise<string> {
		this.#ledger ??= (await this.head()).ledger;
		return this.#ledger;
	}

	entries(filter: EntryFilter = {}): Promise<EntryPage> {
		return this.#transport.json({ path: `/v1/entries${queryString({ ...filter })}` });
	}

	/** All entries that meet the conditions, page by page. */
	async *allEntries(filter: EntryFilter = {}): AsyncGenerator<EntrySummary> {
		let after = filter.after;
		do {
			const page = await this.entries(after === undefined ? filter : { ...filter, after });
			yield* page.entries;
			after = page.next;
		} while (after !== undefined);
	}

	/** An entry by log index or transaction id. */
	entry(at: number | string): Promise<EntrySummary | undefined> {
		return this.#known("entry-unknown", `/v1/entries/${at}`);
	}

	/** Its envelope in base64 and its result as JSON text. */
	entryParts(at: number | string): Promise<{ index: number; envelope: string; result: string } | undefined> {
		return this.#known("entry-unknown", `/v1/entries/${at}/parts`);
	}

	/**
	 * Entries as they become final, from now on or after a log index; goes on by itself where the connection broke, without gap
	 * or repeat. Ends when the signal aborts; rejects on a refusal.
	 */
	async *events(
		wanted: EventsWanted & { readonly after?: number } = {},
		signal?: AbortSignal,
	): AsyncGenerator<EntrySummary> {
		const after = wanted.after ?? (await this.head()).size - 1;
		yield* followEntries(this.#transport, { ...wanted, after }, signal);
	}

	/** Proof file (spec/proof.md): the entry is in the log. */
	proof(at: number | string): Promise<Bytes | undefined> {
		return this.#transport.bytes({ path: `/v1/entries/${at}/proof` });
	}

	/** What the node says stands on a public chain of its log; undefined where it anchors none. Nothing of it is believed. */
	anchors(): Promise<AnchorsDescription | undefined> {
		return this.#known("anchors-off", "/v1/anchors");
	}

	/** Anchor proof (spec/anchors.md §3) for a leaf, fitting a proof file whose checkpoint has this size. */
	async anchorProof(index: number, size: number): Promise<Bytes> {
		return (await this.#transport.send({ path: `/v1/anchors/proof${queryString({ index, size })}` })).body;
	}

	/** Proof file (spec/proof.md): the record at `collection/key` has this value, or there is none. */
	async stateProof(key: string): Promise<Bytes> {
		const path = `/v1/state/${key.split("/").map(encodeURIComponent).join("/")}`;
		return (await this.#transport.send({ path })).body;
	}

	/** Every entry that wrote a record with history, and its stamp; undefined where there is none. */
	history(key: string): Promise<{ stamp: Stamp | null; entries: EntrySummary[] } | undefined> {
		return this.#known("record-unknown", `/v1/history${queryString({ key })}`);
	}

	async checkpoint(): Promise<Bytes> {
		return (await this.#transport.send({ path: "/checkpoint" })).body;
	}

	tile({ level, index, width }: Tile): Promise<Bytes | undefined> {
		return this.#transport.bytes({ path: `/${tilePath(level, index, width)}` });
	}

	bundle({ index, width }: { readonly index: number; readonly width: number }): Promise<Bytes | undefined> {
		return this.#transport.bytes({ path: `/${entriesPath(index, width)}` });
	}

	block(height: number): Promise<Bytes | undefined> {
		return this.#transport.bytes({ path: `/v1/blocks/${height}` });
	}

	genesis(): Promise<GenesisDocument> {
		return this.#transport.json({ path: "/v1/genesis" });
	}

	/** The trust policy as the record publishes it, as text: to be read with `readPolicy`, and kept. */
	async trustPolicy(): Promise<string> {
		return fromUtf8((await this.#transport.send({ path: "/v1/governance/trust-policy" })).body);
	}

	async #known<T>(unknown: string, path: string): Promise<T | undefined> {
		try {
			return await this.#transport.json<T>({ path });
		} catch (error) {
			if (error instanceof ProblemError && error.code === unknown) return undefined;
			throw error;
		}
	}
}
