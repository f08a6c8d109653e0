import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What a foreign program said: its report, or why it refused. */
export type Verdict =
	| { readonly ok: true; readonly report: unknown }
	| { readonly ok: false; readonly stderr: string };

/** A Go program that was built and can be run, or why it could not be built here. */
export type GoProgram =
	| { readonly run: (args: readonly string[]) => Promise<Verdict> }
	| { readonly missing: string };

const GO_PLACES = ["go", "/usr/local/go/bin/go"];
const BUILD_LIMIT_MS = 300_000;
const RUN_LIMIT_MS = 60_000;

/** Builds the Go program in a folder beside this file. Go's own proxy settings decide where its modules come from. */
export function buildGo(folder: string): GoProgram {
	const go = GO_PLACES.find((place) => spawnSync(place, ["version"]).status === 0);
	if (!go) return { missing: "go is not installed" };
	const directory = mkdtempSync(join(tmpdir(), "mingjian-foreign-"));
	process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
	const binary = join(directory, "program");
	const cwd = fileURLToPath(new URL(folder, import.meta.url));
	const args = ["build", "-mod=readonly", "-o", binary, "."];
	const built = spawnSync(go, args, { cwd, encoding: "utf8", timeout: BUILD_LIMIT_MS });
	if (built.status === 0) return { run: (given) => runProgram(binary, given) };
	return { missing: `go build failed: ${(built.stderr || String(built.error)).trim().split("\n").at(-1)}` };
}

// Not spawnSync: the program reads from a server that lives in this process.
function runProgram(binary: string, args: readonly string[]): Promise<Verdict> {
	return new Promise((resolve, reject) => {
		const child = spawn(binary, [...args], { stdio: ["ignore", "pipe", "pipe"], timeout: RUN_LIMIT_MS });
		let stdout = "";
		let stderr = "";
		child.stdout.setEncoding("utf8").on("data", (text: string) => {
			stdout += text;
		});
		child.stderr.setEncoding("utf8").on("data", (text: string) => {
			stderr += text;
		});
		child.once("error", reject);
		child.once("close", (code) => {
			// A program that hung or crashed has not refused anything.
			if (code === 0) resolve({ ok: true, report: JSON.parse(stdout) });
			else if (code === 1) resolve({ ok: false, stderr: stderr.trim() });
			else reject(new Error(`the program ended with ${code ?? child.signalCode}: ${stderr.slice(-500)}`));
		});
	});
}
