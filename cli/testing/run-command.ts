import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { runProgram } from "../program/run-program.ts";

/** How a command ended. */
export interface Ended {
	readonly code: number | null;
	readonly out: string;
	readonly error: string;
}

export interface RunOptions {
	readonly cwd?: string;
	readonly environment?: Readonly<Record<string, string>>;
	readonly input?: string | Uint8Array;
	/** A program to run it in, such as one that takes the network away. */
	readonly within?: readonly string[];
	/** Kills it after so long; then the code is null. */
	readonly timeoutMs?: number;
}

/** The program's file. */
export const program = join(import.meta.dirname, "..", "main.ts");

/** What every run begins with: no settings of the person who runs the tests. */
export const cleanEnvironment: Readonly<Record<string, string>> = {
	PATH: process.env.PATH ?? "",
	HOME: process.env.HOME ?? "/",
	LANG: "en_GB.UTF-8",
};

/** Runs `mingjian` as a process of its own. No run may show a stack trace, and one with --json prints JSON only. */
export async function mingjian(words: readonly string[], options: RunOptions = {}): Promise<Ended> {
	const [command, ...rest] = [...(options.within ?? []), process.execPath, program, ...words];
	const child = spawn(command!, rest, {
		cwd: options.cwd,
		env: { ...cleanEnvironment, ...options.environment },
		timeout: options.timeoutMs ?? 60_000,
	});
	const [out, error] = [child.stdout, child.stderr].map(collect);
	child.stdin.on("error", () => {});
	child.stdin.end(options.input);
	const code = await new Promise<number | null>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", resolve);
	});
	const ended = { code, out: text(await out!), error: text(await error!) };
	assertPlain(words, ended);
	return ended;
}

/** Runs a command line in this process: the same but for the process itself, and sooner. */
export async function inProcess(
	words: readonly string[],
	environment: Readonly<Record<string, string>>,
): Promise<Ended> {
	const said = { out: "", error: "" };
	const stream = (name: keyof typeof said) =>
		({
			write: (text: string) => {
				said[name] += text;
			},
		}) as unknown as NodeJS.WriteStream;
	const code = await runProgram(words, { out: stream("out"), error: stream("error"), environment });
	const ended = { code, ...said };
	assertPlain(words, ended);
	return ended;
}

/** The document of a run with --json. */
export function documentOf({ out }: Ended): Readonly<Record<string, unknown>> {
	return JSON.parse(out) as Readonly<Record<string, unknown>>;
}

function assertPlain(words: readonly string[], { out, error, code }: Ended): void {
	const said = `${words.join(" ")}\n${out}\n${error}`;
	assert.doesNotMatch(error, /^\s+at .*[:(]\d|node:internal|Warning:/m, said);
	assert.ok(!out.includes("\u001b["), said);
	if (words.includes("--json") && !words.includes("--help")) {
		for (const line of out.trimEnd().split("\n")) assert.doesNotThrow(() => JSON.parse(line), said);
	}
	if (code === 0 || words.includes("--json")) return;
	// Who is refused is told why, in words.
	assert.ok((out + error).trim().length > 10, said);
}

/** Everything a stream gives. */
export async function collect(stream: AsyncIterable<unknown>): Promise<unknown[]> {
	const chunks: unknown[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return chunks;
}

function text(chunks: readonly unknown[]): string {
	return Buffer.concat(chunks as Buffer[]).toString("utf8");
}
