import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import type { RecordNode } from "../../pipeline/record-node.ts";
import { BlockView } from "./block-view.ts";
import { eventText } from "./entry-event.ts";
import { type EventSink, Subscription, type Wanted } from "./subscription.ts";

/** What a hub is made of. */
export interface EventHubSetting {
	readonly node: Pick<RecordNode, "head" | "entries" | "onFinal">;
	/** Source of the CloudEvents: the record's public address. */
	readonly source: string;
	readonly mostStreams: number;
	/** What the record keeps, by name. */
	readonly collections: ReadonlyMap<string, Collection>;
}

/** Milliseconds between heartbeats. */
export const heartbeatMs = 15_000;

const mostStalledTicks = 2;
const retryMs = 2000;

/** Everyone who reads the stream of entries. Each block is put into words once, whoever many read it. */
export class EventHub {
	readonly #setting: EventHubSetting;
	readonly #streams = new Map<Subscription, EventSink>();
	readonly #stop: () => void;
	readonly #timer: NodeJS.Timeout;
	/** End of the log as far as readers were told of it. */
	#size: number;
	#closed = false;

	constructor(setting: EventHubSetting) {
		this.#setting = setting;
		this.#size = setting.node.head().size;
		this.#stop = setting.node.onFinal((block) => this.#spread(block));
		this.#timer = setInterval(() => this.tick(), heartbeatMs);
		this.#timer.unref();
	}

	/** Readers at this moment. */
	get count(): number {
		return this.#streams.size;
	}

	/** Whether one more reader can be served. */
	get open(): boolean {
		return !this.#closed && this.#streams.size < this.#setting.mostStreams;
	}

	/** Begins a stream at a log index, or at the end of the log where none is given. */
	subscribe(sink: EventSink, wanted: Wanted, from: number | undefined): Subscription {
		const { node, source } = this.#setting;
		sink.write(`retry: ${retryMs}\n\n`);
		const subscription = new Subscription({
			sink,
			wanted,
			from: from ?? this.#size,
			size: this.#size,
			read: (filter) => node.entries(filter),
			text: (entry) => eventText(source, entry),
		});
		this.#streams.set(subscription, sink);
		return subscription;
	}

	/** Forgets a reader that has gone. */
	leave(subscription: Subscription): void {
		subscription.close();
		this.#streams.delete(subscription);
	}

	/** One heartbeat. */
	tick(): void {
		for (const subscription of this.#streams.keys()) subscription.tick(mostStalledTicks);
	}

	/** Ends every stream in order; readers come back by themselves, where they stopped. */
	close(): void {
		this.#closed = true;
		this.#stop();
		clearInterval(this.#timer);
		for (const [subscription, sink] of this.#streams) {
			subscription.close();
			sink.write(`retry: ${retryMs}\n\n`);
			sink.end();
		}
		this.#streams.clear();
	}

	#spread(block: AppliedBlock): void {
		this.#size = block.size;
		const { source, collections } = this.#setting;
		const view = new BlockView(block, source, collections);
		for (const subscription of this.#streams.keys()) subscription.accept(view);
	}
}
