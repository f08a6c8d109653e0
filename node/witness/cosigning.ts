import { fromUtf8, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { addSignatures, formatNote, parseNote } from "@mingjian/ledger/note/note.ts";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";
import type { LogTiles } from "../store/tiles/log-tiles.ts";
import { type AskFailure, WitnessClient, type WitnessPlace } from "./ask-witness.ts";

/** A checkpoint with the cosignatures that were had for it. */
export interface CosignedCheckpoint {
	readonly size: number;
	readonly note: string;
	/** Whether everybody who was asked cosigned. */
	readonly complete: boolean;
}

/** A time in which a witness did not cosign. */
export interface WitnessIncident {
	/** Name of the witness's key. */
	readonly witness: string;
	readonly code: AskFailure;
	readonly sinceMs: number;
	/** When it cosigned again; undefined while it does not. */
	readonly untilMs?: number;
}

/** How the witnesses of a log stand, by what they answered last. */
export interface WitnessStanding {
	/** Names of the keys of everybody who is asked. */
	readonly asked: readonly string[];
	/** The newest first; those under way before those that are over. */
	readonly incidents: readonly WitnessIncident[];
}

/** Incidents that are over and still told. */
const mostPast = 50;

/** Those who did not cosign are asked again for the same head, when somebody wants a proof, after so long. */
const againMs = 2000;

export interface CosigningSetting {
	readonly witnesses: readonly WitnessPlace[];
	readonly tiles: Pick<LogTiles, "proveGrowth">;
	/** Hears of a witness that did not cosign, once for each kind of failure until it cosigns again. */
	readonly told?: ((failure: AskFailure, detail: string) => void) | undefined;
}

/**
 * Has checkpoints cosigned, a round at a time: every witness is asked for the newest head at once, and whoever wants a proof meanwhile shares
 * the next round. With no witnesses a round is nothing but the log's own signature.
 */
export class Cosigning {
	readonly #clients: readonly WitnessClient[];
	readonly #tiles: Pick<LogTiles, "proveGrowth">;
	readonly #told: (failure: AskFailure, detail: string) => void;
	readonly #failing = new Map<WitnessClient, WitnessIncident>();
	#past: readonly WitnessIncident[] = [];
	#latest: CosignedCheckpoint | undefined;
	#latestMs = Number.NEGATIVE_INFINITY;
	#round: Promise<CosignedCheckpoint> | undefined;
	#closed = false;

	constructor({ witnesses, tiles, told = () => {} }: CosigningSetting) {
		this.#clients = witnesses.map((place) => new WitnessClient(place));
		this.#tiles = tiles;
		this.#told = told;
	}

	/** Whether anybody is asked at all. */
	get asks(): boolean {
		return this.#clients.length > 0;
	}

	/** The newest checkpoint that went through a round. */
	get latest(): CosignedCheckpoint | undefined {
		return this.#latest;
	}

	/** Who is asked, who does not cosign since when, and who did not before. */
	get standing(): WitnessStanding {
		const asked = this.#clients.map(({ place }) => place.key.name);
		return { asked, incidents: [...this.#failing.values(), ...this.#past] };
	}

	/** A checkpoint of at least this size that went through a round. */
	async covering(size: number, head: () => Head, sign: (head: Head) => string): Promise<CosignedCheckpoint> {
		for (;;) {
			if (this.#latest && this.#latest.size >= size && !this.#worthAsking(this.#latest)) return this.#latest;
			if (this.#round) {
				await this.#round;
				continue;
			}
			await this.begin(head(), sign);
		}
	}

	/** Begins a round with a head, or gives the one under way. */
	begin(head: Head, sign: (head: Head) => string): Promise<CosignedCheckpoint> {
		this.#round ??= this.#ask(head, sign(head)).finally(() => {
			this.#round = undefined;
		});
		return this.#round;
	}

	/** Waits for the round under way; asks nobody after it. */
	async close(): Promise<void> {
		this.#closed = true;
		await this.#round?.catch(() => {});
	}

	async #ask({ size }: Head, signed: string): Promise<CosignedCheckpoint> {
		const checkpoint = utf8(signed);
		const prove = (from: number, to: number) => this.#tiles.proveGrowth(from, to);
		const asked = this.#closed ? [] : this.#clients;
		const answers = await Promise.all(
			asked.map(async (client) => {
				const answer = await client.ask({ size, checkpoint, prove });
				this.#heed(client, answer.ok ? undefined : answer);
				return answer;
			}),
		);
		const note = parseNote(checkpoint);
		if (!note.ok) throw new TypeError(`the log's own checkpoint cannot be read: ${note.reason}`);
		const signatures = answers.flatMap((answer) => (answer.ok ? [answer.signature] : []));
		const cosigned = fromUtf8(formatNote(addSignatures(note.value, signatures)));
		this.#latest = { size, note: cosigned, complete: signatures.length === this.#clients.length };
		this.#latestMs = performance.now();
		return this.#latest;
	}

	#worthAsking({ complete }: CosignedCheckpoint): boolean {
		return !complete && !this.#closed && performance.now() - this.#latestMs > againMs;
	}

	#heed(
		client: WitnessClient,
		failed: { readonly code: AskFailure; readonly detail: string } | undefined,
	): void {
		const before = this.#failing.get(client);
		if (before && before.code !== failed?.code)
			this.#past = [{ ...before, untilMs: Date.now() }, ...this.#past].slice(0, mostPast);
		if (!failed) return void this.#failing.delete(client);
		if (before?.code === failed.code) return;
		const { name: witness } = client.place.key;
		this.#failing.set(client, { witness, code: failed.code, sinceMs: Date.now() });
		this.#told(failed.code, failed.detail);
	}
}
