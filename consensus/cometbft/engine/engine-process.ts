import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { sockets } from "./engine-home.ts";
import { engineFiles } from "./engine-keys.ts";
import { EngineTrouble } from "./engine-trouble.ts";

/**
 * Runs the engine and keeps watch on this process: its standard input ends when this process does, however it ends, and
 * then the engine is killed. An engine without its application would stay up as a member that never votes.
 */
const keeper = `
exec 3<&0 </dev/null
"$@" 3<&- &
engine=$!
echo $engine > engine.pid
(while read -r word <&3; do kill -TERM $engine; done; kill -KILL $engine) 2>/dev/null &
watch=$!
exec 3<&-
wait $engine
code=$?
kill $watch 2>/dev/null
exit $code
`;

/** How long the engine may take to end when it is told to. */
const graceMs = 10_000;
/** How much of what it said last goes into a report. */
const lastWords = 2000;
/** Longest path of a Unix socket, with room for the terminating zero. */
const longestSocketPath = 103;

/** What the engine says when it stops voting and stays up: its result is not the others', or its disk failed. */
const givenUp = "CONSENSUS FAILURE";

/** The engine as a child of this process. */
export class EngineProcess {
	readonly #child: ChildProcess;
	readonly #ended: Promise<void>;
	/** Resolves once the engine has ended or given up, with the trouble that is. */
	readonly trouble: Promise<EngineTrouble>;

	private constructor(child: ChildProcess, home: string) {
		this.#child = child;
		this.#ended = new Promise((resolve) => {
			child.once("error", () => resolve());
			child.once("close", () => resolve());
		});
		const log = createWriteStream(engineFiles(home).log, { mode: 0o600 });
		// On a full disk its words are still in the report; what they are about ends the engine anyway.
		log.on("error", () => {});
		this.trouble = new Promise((resolve) => {
			let said = "";
			const hear = (words: Buffer) => {
				log.write(words);
				const all = said + words;
				// A trace of any length follows it.
				const at = all.indexOf(givenUp);
				if (at >= 0) resolve(new EngineTrouble("engine-gave-up", all.slice(at, at + lastWords)));
				said = all.slice(-lastWords);
			};
			child.stdout!.on("data", hear);
			child.stderr!.on("data", hear);
			void this.#ended.then(() => {
				log.end();
				resolve(new EngineTrouble("engine-ended", said.trim()));
			});
		});
	}

	/** Clears away what an earlier life left and starts the engine. */
	static async start(program: string, home: string): Promise<EngineProcess> {
		await endLeftover(home);
		for (const name of Object.values(sockets)) {
			const path = join(home, name);
			if (Buffer.byteLength(path) > longestSocketPath)
				throw new EngineTrouble("engine-path-too-long", `${path} is too long for a socket`);
		}
		rmSync(join(home, sockets.commands), { force: true });
		const child = spawn("/bin/sh", ["-c", keeper, "keeper", program, "start", "--home", "."], {
			cwd: home,
			stdio: ["pipe", "pipe", "pipe"],
		});
		child.stdin!.on("error", () => {});
		return new EngineProcess(child, home);
	}

	/** Lets the engine finish, and kills it where it takes too long. */
	async stop(): Promise<void> {
		this.#child.stdin!.write("stop\n");
		const late = new AbortController();
		await Promise.race([this.#ended, pause(graceMs, undefined, { signal: late.signal }).catch(() => {})]);
		late.abort();
		await this.kill();
	}

	/** Ends the engine at once. */
	async kill(): Promise<void> {
		this.#child.stdin!.end();
		await this.#ended;
	}
}

/** An engine of this folder whose node is gone dies by itself; its successor waits for that, and helps. */
async function endLeftover(home: string): Promise<void> {
	const { process: file } = engineFiles(home);
	if (!existsSync(file)) return;
	const pid = Number(readFileSync(file, "utf8"));
	while (pid > 0 && runsIn(pid, home)) {
		process.kill(pid, "SIGKILL");
		await pause(20);
	}
	rmSync(file, { force: true });
}

/** Whether the process is one that works in this folder: pids are used again. */
function runsIn(pid: number, home: string): boolean {
	try {
		return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(home);
	} catch {
		return false;
	}
}
