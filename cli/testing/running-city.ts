import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cleanEnvironment, collect, program } from "./run-command.ts";

/** What `start --json` says first. */
export interface Announced {
	readonly url: string;
	readonly ledger: string;
	readonly vkey: string;
	readonly data: string;
	readonly entries: number;
	readonly portal: boolean;
	readonly executor?: string;
	readonly logins: readonly { readonly account: string; readonly file: string }[];
}

/** A node run by `mingjian start` in a process of its own. */
export class RunningCity {
	readonly announced: Announced;
	readonly child: ChildProcess;
	readonly #ended: Promise<number | null>;
	readonly #error: Promise<unknown[]>;

	/** Starts a node on a folder and waits until it serves. */
	static async start(data: string, options: readonly string[] = ["--demo"]): Promise<RunningCity> {
		const words = [program, "start", "--data", data, "--port", "0", "--json", ...options];
		const child = spawn(process.execPath, words, {
			env: cleanEnvironment,
			stdio: ["ignore", "pipe", "pipe"],
		});
		const error = collect(child.stderr!);
		const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
		const { value, done } = await createInterface({ input: child.stdout! })[Symbol.asyncIterator]().next();
		if (done) assert.fail(`the node ended before it served: ${Buffer.concat((await error) as Buffer[])}`);
		return new RunningCity(child, { announced: JSON.parse(value) as Announced, ended, error });
	}

	private constructor(
		child: ChildProcess,
		{
			announced,
			ended,
			error,
		}: { announced: Announced; ended: Promise<number | null>; error: Promise<unknown[]> },
	) {
		this.child = child;
		this.announced = announced;
		this.#ended = ended;
		this.#error = error;
	}

	get url(): string {
		return this.announced.url;
	}

	/** A file below the data folder. */
	file(...parts: string[]): string {
		return join(this.announced.data, ...parts);
	}

	/** Resolves with the exit code. */
	ended(): Promise<number | null> {
		return this.#ended;
	}

	/** Everything it said on standard error, once it has ended. */
	async error(): Promise<string> {
		return Buffer.concat((await this.#error) as Buffer[]).toString("utf8");
	}

	/** Tells it to stop and waits; gives the exit code. */
	async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
		this.child.kill(signal);
		return await this.#ended;
	}
}

/** A new empty folder, and how to be rid of it. */
export function temporaryFolder(): { readonly path: string; remove(): void } {
	const path = mkdtempSync(join(tmpdir(), "mingjian-"));
	return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
