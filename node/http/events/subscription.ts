import type { Entry } from "@mingjian/ledger/runtime/chain.ts";
import type { EntryFilter, EntryPage, EntrySummary } from "../../store/index/entry.ts";
import type { BlockView } from "./block-view.ts";

/** Which entries a reader wants; all conditions hold together. */
export type Wanted = Pick<EntryFilter, "service" | "actor" | "touched" | "about">;

/** Where events go: a response, or a test's list. */
export interface EventSink {
	write(text: string): void;
	/** Octets written that the reader has not taken. */
	waiting(): number;
	/** Ends the stream in order. */
	end(): void;
	/** Cuts it. */
	cut(): void;
}

/** What a subscription reads and writes. */
export interface SubscriptionSetting {
	readonly sink: EventSink;
	readonly wanted: Wanted;
	/** Log index of the first entry to send. */
	readonly from: number;
	/** End of the log as far as it can be read. */
	readonly size: number;
	readonly read: (filter: EntryFilter) => Promise<EntryPage>;
	/** An entry as it is sent. */
	readonly text: (entry: EntrySummary) => string;
}

/** A reader this many octets behind gets no more until it has taken them. */
export const mostWaiting = 256 * 1024;

const pageSize = 200;

/**
 * One reader of the stream of entries. It holds a place in the log and nothing else: while it is behind it reads pages, and it
 * goes live only at a moment when its place is the end of the log, so that no entry is sent twice or left out.
 */
export class Subscription {
	readonly #setting: SubscriptionSetting;
	/** First log index not yet considered. */
	#next: number;
	/** First log index that cannot be read yet. */
	#size: number;
	#state: "behind" | "live" | "closed" = "behind";
	#stalledTicks = 0;
	#hasRoom: (() => void) | undefined;

	constructor(setting: SubscriptionSetting) {
		this.#setting = setting;
		this.#next = setting.from;
		this.#size = setting.size;
		this.#start();
	}

	/** Takes a durable block. */
	accept(block: BlockView): void {
		this.#size = block.size;
		if (this.#state !== "live") return;
		if (this.#setting.sink.waiting() > mostWaiting) {
			this.#state = "behind";
			this.#start();
			return;
		}
		for (const entry of block.entries) {
			if (entry.index >= this.#next && wants(this.#setting.wanted, entry, block))
				this.#setting.sink.write(block.text(entry));
		}
		this.#next = Math.max(this.#next, block.size);
	}

	/** To be called when the reader has taken what was written. */
	drained(): void {
		if (this.#setting.sink.waiting() > mostWaiting) return;
		this.#hasRoom?.();
		this.#hasRoom = undefined;
	}

	/** To be called at intervals: keeps proxies from closing the stream, and cuts a reader that takes nothing for long. */
	tick(mostStalledTicks: number): void {
		const { sink } = this.#setting;
		this.#stalledTicks = sink.waiting() > mostWaiting ? this.#stalledTicks + 1 : 0;
		if (this.#stalledTicks === 0) sink.write(":\n\n");
		else if (this.#stalledTicks >= mostStalledTicks) sink.cut();
	}

	/** Stops sending. */
	close(): void {
		this.#state = "closed";
		this.#hasRoom?.();
		this.#hasRoom = undefined;
	}

	// A reader that cannot be served is cut: it comes back, asks for its place, and is told why it cannot have it.
	#start(): void {
		this.#catchUp().catch(() => this.#setting.sink.cut());
	}

	async #catchUp(): Promise<void> {
		while (this.#state === "behind") {
			await this.#room();
			// Nothing may be awaited between this comparison and going live.
			if (this.#next >= this.#size && this.#state === "behind") this.#state = "live";
			else await this.#readUpTo(this.#size);
		}
	}

	async #readUpTo(untilIndex: number): Promise<void> {
		const { sink, wanted, read, text } = this.#setting;
		const filter = { ...wanted, fromIndex: this.#next, untilIndex, limit: pageSize };
		let after: string | undefined;
		do {
			const page = await read(after === undefined ? filter : { ...filter, after });
			if (this.#state === "closed") return;
			for (const entry of page.entries) sink.write(text(entry));
			after = page.next;
			await this.#room();
		} while (after !== undefined && this.#state === "behind");
		this.#next = untilIndex;
	}

	#room(): Promise<void> | undefined {
		if (this.#state === "closed" || this.#setting.sink.waiting() <= mostWaiting) return undefined;
		return new Promise((resolve) => {
			this.#hasRoom = resolve;
		});
	}
}

function wants({ service, actor, touched, about }: Wanted, entry: Entry, block: BlockView): boolean {
	const { payload } = entry.act;
	return (
		(service === undefined || payload.service === service) &&
		(actor === undefined || payload.actor === actor) &&
		(touched === undefined || entry.touched.includes(touched)) &&
		(about === undefined || block.isAbout(entry, about))
	);
}
