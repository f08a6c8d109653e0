import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { cleanEnvironment, program } from "./run-command.ts";

/** A command that goes on until it is stopped, in a process of its own, and what it said first. */
export interface RunningProgram<T> {
	readonly child: ChildProcess;
	readonly said: T;
	/** Asks it to stop; resolves to its exit code. */
	stop(): Promise<number | null>;
}

/** Starts `mingjian WORDS --json` and waits for its first line. */
export async function startProgram<T>(words: readonly string[]): Promise<RunningProgram<T>> {
	const child = spawn(process.execPath, [program, ...words, "--json"], {
		env: cleanEnvironment,
		stdio: ["ignore", "pipe", "inherit"],
	});
	const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
	const { value, done } = await createInterface({ input: child.stdout! })[Symbol.asyncIterator]().next();
	if (done) assert.fail(`${words[0]} ended before it said anything`);
	const stop = async () => {
		child.kill("SIGTERM");
		return await ended;
	};
	return { child, said: JSON.parse(value) as T, stop };
}

/** Starts a witness of one log, on a port of its own choice. */
export function startWitness(
	vkey: string,
	data: string,
): Promise<RunningProgram<{ url: string; vkey: string }>> {
	return startProgram(["witness", "--name", "w.example/1", "--log", vkey, "--data", data, "--port", "0"]);
}
