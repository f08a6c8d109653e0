// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { cleanEnvironment, program } from "@mingjian/cli/testing/run-command.ts";

/** A witness that runs as a process of its own. */
export interface WitnessProcess {
	readonly url: string;
	readonly vkey: string;
	/** Ends it as a failing machine does. */
	kill(): Promise<void>;
}

interface WitnessSetting {
	/** Verifier key of the log it watches. */
	readonly log: string;
	/** Folder of its key and of what it cosigned. */
	readonly data: string;
	readonly port: number;
}

/** Starts `mingjian witness`; resolves when it listens. */
export async function startWitness({ log, data, port }: WitnessSetting): Promise<WitnessProcess> {
	const words = [
		"witness",
		"--name",
		"w.example/1",
		"--log",
		log,
		"--data",
		data,
		"--port",
		String(port),
		"--json",
	];
	const child = spawn(process.execPath, [program, ...words], {
		env: cleanEnvironment,
		stdio: ["ignore", "pipe", "inherit"],
	});
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	const { value } = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
	const { url, vkey } = JSON.parse(value as string) as { readonly url: string; readonly vkey: string };
	const kill = () => {
		child.kill("SIGKILL");
		return ended;
	};
	return { url, vkey, kill };
}
