import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** The Node line after the one the project runs on. */
const line = 26;

/**
 * Path of a Node of the next line, fetched from the registry the first time and kept in the user's cache; undefined where it cannot
 * be had.
 */
export function nextNode(): string | undefined {
	const folder = join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "mingjian", `node-${line}`);
	const program = join(folder, "node_modules", "node", "bin", "node");
	if (existsSync(program)) return program;
	mkdirSync(folder, { recursive: true });
	const install = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", `node@${line}`];
	spawnSync("npm", install, { stdio: "ignore", timeout: 60_000 });
	return existsSync(program) ? program : undefined;
}
