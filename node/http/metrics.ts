import { monitorEventLoopDelay } from "node:perf_hooks";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import type { RecordNode } from "../pipeline/record-node.ts";

const secondsPerBucket = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const nanosecondsPerSecond = 1e9;

/** What Prometheus reads at /metrics. Holds one timer of the event loop until it is closed. */
export class Metrics {
	readonly #registry = new Registry();
	readonly #requests: Counter<"method" | "route" | "status">;
	readonly #durations: Histogram<"method" | "route">;
	readonly #transactions: Counter<"code">;
	readonly #byCode = new Map<string, Counter.Internal>();
	readonly #delay = monitorEventLoopDelay({ resolution: 20 });

	constructor(node: RecordNode) {
		const registers = [this.#registry];
		this.#requests = new Counter({
			name: "mingjian_http_requests_total",
			help: "Requests answered",
			labelNames: ["method", "route", "status"],
			registers,
		});
		this.#durations = new Histogram({
			name: "mingjian_http_request_seconds",
			help: "From the head of a request to the end of its answer",
			labelNames: ["method", "route"],
			buckets: secondsPerBucket,
			registers,
		});
		this.#transactions = new Counter({
			name: "mingjian_transactions_total",
			help: "Transactions answered, by outcome",
			labelNames: ["code"],
			registers,
		});
		this.#addGauges(node);
		this.#delay.enable();
	}

	/** Counts and times the requests of one route, told its status and milliseconds. */
	recorder(method: string, route: string): (status: number, ms: number) => void {
		const duration = this.#durations.labels(method, route);
		const byStatus = new Map<number, Counter.Internal>();
		return (status, ms) => {
			let counter = byStatus.get(status);
			if (!counter) {
				counter = this.#requests.labels(method, route, String(status));
				byStatus.set(status, counter);
			}
			counter.inc();
			duration.observe(ms / 1000);
		};
	}

	/** Counts how a transaction ended. */
	countTransaction(code: string): void {
		let counter = this.#byCode.get(code);
		if (!counter) {
			counter = this.#transactions.labels(code);
			this.#byCode.set(code, counter);
		}
		counter.inc();
	}

	/** The text format and its media type. */
	async text(): Promise<{ readonly type: string; readonly text: string }> {
		return { type: this.#registry.contentType, text: await this.#registry.metrics() };
	}

	/** Adds the number of something that is known when asked. */
	gauge(name: string, help: string, read: () => number): void {
		new Gauge({
			name,
			help,
			registers: [this.#registry],
			collect() {
				this.set(read());
			},
		});
	}

	close(): void {
		this.#delay.disable();
		this.#registry.clear();
	}

	#addGauges(node: RecordNode): void {
		this.gauge("mingjian_height", "Height of the last durable block", () => node.stats().height);
		this.gauge("mingjian_log_size", "Leaves in the log", () => node.stats().logSize);
		this.gauge(
			"mingjian_waiting_transactions",
			"Transactions waiting to be ordered",
			() => node.stats().waiting,
		);
		this.gauge("mingjian_index_lag_blocks", "Durable blocks not yet indexed", () => node.stats().indexLag);
		this.gauge("mingjian_records", "Records in the state", () => node.stats().records);
		this.gauge(
			"mingjian_state_memory_bytes",
			"Memory of the state tree",
			() => node.stats().stateMemoryBytes,
		);
		this.gauge("mingjian_signatures_verified", "Signatures verified", () => node.stats().signaturesVerified);
		this.gauge("mingjian_contract_failures", "Contracts that failed", () => node.stats().contractFailures);
		this.gauge("mingjian_fsync_last_seconds", "Last write to disk", () => node.stats().fsyncMs.last / 1000);
		this.gauge("mingjian_fsync_max_seconds", "Longest write to disk", () => node.stats().fsyncMs.max / 1000);
		this.gauge("mingjian_serving", "1 while the node may serve", () =>
			node.trouble() === undefined ? 1 : 0,
		);
		this.gauge("mingjian_memory_resident_bytes", "Resident memory", () => process.memoryUsage.rss());
		this.gauge("mingjian_memory_heap_bytes", "Heap in use", () => process.memoryUsage().heapUsed);
		this.gauge(
			"mingjian_event_loop_delay_p99_seconds",
			"99th percentile of how late timers ran",
			() => this.#delay.percentile(99) / nanosecondsPerSecond,
		);
	}
}
