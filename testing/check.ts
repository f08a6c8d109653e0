import { spawnSync } from "node:child_process";

/**
 * Type-checks every workspace and lints the whole tree; exits 1 where either finds something. What the compiler learned is kept
 * beside the installed packages, so that the next check reads only what changed.
 */
const projects = ["ledger", "services", "consensus", "node", "client", "cli", "portal", "testing"];

let failed = false;
for (const project of projects) {
	const learned = `node_modules/.cache/tsc/${project}.tsbuildinfo`;
	failed = !run("tsc", ["-p", project, "--incremental", "--tsBuildInfoFile", learned]) || failed;
}
failed = !run("biome", ["check", "--error-on-warnings", "."]) || failed;
process.exitCode = failed ? 1 : 0;

function run(command: string, parameters: readonly string[]): boolean {
	const begun = performance.now();
	const { status } = spawnSync(command, parameters, { stdio: "inherit" });
	console.log(
		`${status === 0 ? "ok  " : "FAIL"} ${command} ${parameters.join(" ")} (${Math.round(performance.now() - begun)} ms)`,
	);
	return status === 0;
}
