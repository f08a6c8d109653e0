import {
	type Anchor,
	type AnchorStage,
	AnchorTrouble,
	type AnchorTroubleCode,
} from "@mingjian/consensus/anchor/anchor.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { AnchorBook } from "./anchor-book.ts";
import type { OpenAnchor } from "./anchor-files.ts";

/** What the operator is told of: trouble once until it is over, the rest each time. */
export type AnchorNews =
	| AnchorTroubleCode
	/** It will not come on the chain; the next one follows. */
	| "anchor-lost"
	/** The chain dropped the block it was in; it is sent again. */
	| "anchor-reorganised"
	/** It waited too long and was sent with a higher fee. */
	| "anchor-replaced"
	/** Something here failed that should not. */
	| "anchor-failed";

export interface AnchoringSetting {
	readonly anchor: Anchor;
	readonly book: AnchorBook;
	/** The newest checkpoint under the log's own signatures; undefined while there is none to give. */
	readonly newest: () => { readonly size: number; readonly note: string } | undefined;
	/** From one anchor to the next, where the log has grown. */
	readonly everyMs: number;
	/** A transaction that waits so long is sent again with a higher fee. */
	readonly replaceMs: number;
	readonly clock: () => number;
	readonly told: (news: AnchorNews, detail: string) => void;
}

/** Counts since the node began. */
export interface AnchorCounts {
	readonly posted: number;
	readonly replaced: number;
	readonly reorganised: number;
	readonly lost: number;
	readonly final: number;
	readonly costWei: bigint;
}

/**
 * Posts the log's newest checkpoint to a chain, one after another: signed and written down, sent, seen in a block, final. One is on its way at a time. What is lost
 * is followed by a newer one; a chain that is away is asked again at the next turn. It never holds the record up.
 */
export class Anchoring {
	readonly #setting: AnchoringSetting;
	#trouble: AnchorNews | undefined;
	#balance: bigint | undefined;
	#turn: Promise<void> | undefined;
	#timer: NodeJS.Timeout | undefined;
	#closed = false;
	#counts = { posted: 0, replaced: 0, reorganised: 0, lost: 0, final: 0, costWei: 0n };

	constructor(setting: AnchoringSetting) {
		this.#setting = setting;
	}

	get place(): string {
		return this.#setting.anchor.place;
	}

	get book(): AnchorBook {
		return this.#setting.book;
	}

	/** Why nothing goes on; undefined where all is well. */
	get trouble(): AnchorNews | undefined {
		return this.#trouble;
	}

	/** What the account had when it was last asked, in wei. */
	get balanceWei(): bigint | undefined {
		return this.#balance;
	}

	get counts(): AnchorCounts {
		return this.#counts;
	}

	/** Takes turns until it is closed. */
	begin(pauseMs: number): void {
		this.#timer = setTimeout(() => {
			void this.turn().then(() => {
				if (!this.#closed) this.begin(pauseMs);
			});
		}, pauseMs);
		this.#timer.unref();
	}

	/** Begins no further turn and waits for the one under way. What is on its way goes on at the next start. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#turn;
	}

	/** One step; where one is under way, that one. Never rejects. */
	turn(): Promise<void> {
		this.#turn ??= this.#step()
			.then(() => {
				this.#trouble = undefined;
			})
			.catch((error) => this.#heed(error))
			.finally(() => {
				this.#turn = undefined;
			});
		return this.#turn;
	}

	async #step(): Promise<void> {
		const { anchor, book } = this.#setting;
		const { current } = book;
		if (current && current.place !== anchor.place) return await this.#lose(current, "place-changed");
		if (current) return await this.#pursue(current);
		if (this.#due()) await this.#post();
	}

	#due(): boolean {
		const { book, newest, clock, everyMs } = this.#setting;
		const last = book.newest;
		const head = newest();
		if (!head || head.size === 0) return false;
		if (last?.place === this.place && head.size <= last.size) {
			if (book.asked) void book.answered();
			return false;
		}
		return book.asked || !last || clock() - last.begunMs >= everyMs;
	}

	async #post(): Promise<void> {
		const { anchor, book, newest, clock } = this.#setting;
		const { size, note } = newest()!;
		const posting = await anchor.prepare(utf8(note));
		const nowMs = clock();
		await book.write({
			place: anchor.place,
			size,
			note,
			begunMs: nowMs,
			postings: [posting],
			postedMs: nowMs,
		});
		await book.answered();
		this.#counts.posted += 1;
		await anchor.send(posting);
		this.#balance = await anchor.balance();
	}

	async #pursue(current: OpenAnchor): Promise<void> {
		const { anchor, book } = this.#setting;
		const stage = await anchor.stage(current.postings);
		if (dropped(current, stage)) {
			this.#counts.reorganised += 1;
			this.#setting.told("anchor-reorganised", `block ${current.seen!.block.number}`);
		}
		if (stage.stage === "lost") return await this.#lose(current, stage.why);
		if (stage.stage === "final") return await this.#finish(current, stage.at);
		if (stage.stage === "included") {
			if (current.seen?.block.hash !== stage.at.block.hash) await book.write({ ...current, seen: stage.at });
			return;
		}
		const { seen: _, ...waiting } = current;
		if (current.seen) await book.write(waiting);
		await this.#urge(waiting);
	}

	/** Sends what waits once more, with a higher fee where it waited too long. */
	async #urge(current: OpenAnchor): Promise<void> {
		const { anchor, book, clock, replaceMs, told } = this.#setting;
		const last = current.postings.at(-1)!;
		if (clock() - current.postedMs < replaceMs) return await anchor.send(last);
		const posting = await anchor.prepare(utf8(current.note), last);
		await book.write({ ...current, postings: [...current.postings, posting], postedMs: clock() });
		this.#counts.replaced += 1;
		told("anchor-replaced", `${last.feeWei} to ${posting.feeWei} wei`);
		await anchor.send(posting);
	}

	async #finish(
		{ place, size, note, begunMs }: OpenAnchor,
		at: Extract<AnchorStage, { at: unknown }>["at"],
	): Promise<void> {
		const { anchor, book, clock } = this.#setting;
		const proof = await anchor.prove(at);
		await book.finish({ place, size, note, begunMs, at, finalMs: clock(), proof });
		this.#counts.final += 1;
		this.#counts.costWei += at.costWei;
		this.#balance = await anchor.balance();
	}

	async #lose(current: OpenAnchor, why: string): Promise<void> {
		const { book, clock, told } = this.#setting;
		await book.lose({ ...current, why, lostMs: clock() });
		this.#counts.lost += 1;
		told("anchor-lost", why);
		if (this.#due()) await this.#post();
	}

	#heed(error: unknown): void {
		const news = error instanceof AnchorTrouble ? error.code : "anchor-failed";
		if (this.#trouble === news) return;
		this.#trouble = news;
		this.#setting.told(news, error instanceof Error ? error.message : String(error));
	}
}

/** Whether the block it was in is no longer the chain's. */
function dropped({ seen }: OpenAnchor, stage: AnchorStage): boolean {
	return seen !== undefined && (!("at" in stage) || stage.at.block.hash !== seen.block.hash);
}
