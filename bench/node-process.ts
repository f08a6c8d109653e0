import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

export interface NodeReport {
	readonly rss: number;
	readonly cpuMs: number;
	readonly height: number;
	readonly logSize: number;
	readonly records: number;
	readonly indexLag: number;
}

/** The measured node as its parent sees it. */
export class NodeProcess {
	readonly port: number;
	/** From the start of opening the data directory until it may serve. */
	readonly openedMs: number;
	/** From spawning the process until it listens. */
	readonly startedMs: number;
	readonly #child: ChildProcess;
	readonly #lines: AsyncIterator<string>;

	static async start(directory: string, options: readonly string[] = []): Promise<NodeProcess> {
		const begun = performance.now();
		const script = new URL("./server.ts", import.meta.url).pathname;
		const child = spawn(process.execPath, [...options, script, directory], {
			stdio: ["pipe", "pipe", "inherit"],
		});
		const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
		const { value, done } = await lines.next();
		if (done) throw new Error("the node ended before it served");
		const { port, openedMs } = JSON.parse(value) as { port: number; openedMs: number };
		return new NodeProcess({ child, lines, port, openedMs, startedMs: performance.now() - begun });
	}

	private constructor(parts: {
		child: ChildProcess;
		lines: AsyncIterator<string>;
		port: number;
		openedMs: number;
		startedMs: number;
	}) {
		this.#child = parts.child;
		this.#lines = parts.lines;
		this.port = parts.port;
		this.openedMs = parts.openedMs;
		this.startedMs = parts.startedMs;
	}

	get pid(): number {
		return this.#child.pid!;
	}

	async report(): Promise<NodeReport> {
		this.#child.stdin!.write("report\n");
		return JSON.parse((await this.#lines.next()).value as string) as NodeReport;
	}

	/** Resolves when every derived store has everything. */
	async settled(): Promise<void> {
		while ((await this.report()).indexLag > 0) await new Promise((resolve) => setTimeout(resolve, 20));
	}

	async close(): Promise<void> {
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		this.#child.stdin!.write("close\n");
		await ended;
	}

	async kill(): Promise<void> {
		const ended = new Promise((resolve) => this.#child.once("exit", resolve));
		this.#child.kill("SIGKILL");
		await ended;
	}
}
