import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cleanEnvironment, collect, program } from "@mingjian/cli/testing/run-command.ts";

export interface MemberSetting {
	readonly order: number;
	readonly directory: string;
	/** Settings of its environment, such as one that skews its clock. */
	readonly environment?: Readonly<Record<string, string>>;
	/** What it is run by, where not as a member. */
	readonly command?: readonly string[];
	/** Port of its API; any if not given. */
	readonly port?: number;
	/** A program to run it in. */
	readonly within?: readonly string[];
}

/** One member's node and engine, run by the command a department runs. */
export class Member {
	readonly order: number;
	readonly directory: string;
	readonly #setting: MemberSetting;
	/** Settings of its environment, from its next start on. */
	environment: Readonly<Record<string, string>>;
	#child: ChildProcess | undefined;
	#lines: string[] = [];
	#ended: Promise<number | null> = Promise.resolve(0);
	#error: Promise<unknown[]> = Promise.resolve([]);
	/** Port of its API. */
	port = 0;

	constructor(setting: MemberSetting) {
		this.#setting = setting;
		this.environment = setting.environment ?? {};
		this.order = setting.order;
		this.directory = setting.directory;
	}

	/** Starts both and resolves when the API answers; it says why where it never does (Error). */
	async start(): Promise<void> {
		const { within = [], command: how = ["consortium", "start"], directory, port = 0 } = this.#setting;
		const words = [...within, process.execPath, program, ...how, "--json"];
		const [command, ...rest] = [...words, "--data", directory, "--config", directory, "--port", String(port)];
		const child = spawn(command!, rest, {
			env: {
				...cleanEnvironment,
				NODE_COMPILE_CACHE: join(directory, "..", "compiled"),
				...this.environment,
			},
			stdio: ["ignore", "pipe", "pipe"],
		});
		this.#child = child;
		this.#error = collect(child.stderr!);
		this.#ended = new Promise((resolve) => child.once("exit", resolve));
		this.#lines = [];
		const lines = createInterface({ input: child.stdout! });
		lines.on("line", (line) => this.#lines.push(line));
		await Promise.race([once(lines, "line"), once(lines, "close")]);
		const { url } = JSON.parse(this.#lines[0] ?? "{}") as { url?: string };
		if (!url) throw new Error(`member ${this.order} does not serve: ${await this.said()}`);
		this.port = Number(new URL(url).port);
	}

	/** Tells it to stop and waits; gives the exit code. */
	async stop(): Promise<number | null> {
		this.#child?.kill("SIGTERM");
		return await this.#ended;
	}

	/** Kills the node, the engine or both at once, and waits until both are gone. */
	async kill(what: "node" | "engine" | "both"): Promise<void> {
		if (what !== "node") killQuietly(this.enginePid);
		if (what !== "engine") this.#child?.kill("SIGKILL");
		await this.#ended;
	}

	/** Stops node and engine where they are, as a machine does that swaps or whose host pauses it. */
	freeze(): void {
		for (const pid of [this.enginePid, this.#child!.pid!]) process.kill(pid, "SIGSTOP");
	}

	thaw(): void {
		for (const pid of [this.#child!.pid!, this.enginePid]) process.kill(pid, "SIGCONT");
	}

	/** Resolves with the exit code once it has ended. */
	ended(): Promise<number | null> {
		return this.#ended;
	}

	/** Everything it said, once it has ended. */
	async said(): Promise<string> {
		const error = Buffer.concat((await this.#error) as Buffer[]).toString("utf8");
		return [...this.#lines, error].join("\n");
	}

	get enginePid(): number {
		return Number(readFileSync(join(this.directory, "engine", "engine.pid"), "utf8"));
	}

	/** Something its API answers, as JSON or text. */
	async ask(path: string): Promise<string> {
		const answer = await fetch(`http://127.0.0.1:${this.port}${path}`);
		if (!answer.ok) throw new Error(`member ${this.order}: ${path} answered ${answer.status}`);
		return await answer.text();
	}
}

function killQuietly(pid: number): void {
	try {
		process.kill(pid, "SIGKILL");
	} catch {
		// It was gone already.
	}
}
