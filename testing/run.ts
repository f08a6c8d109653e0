import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";

/**
 * Runs the tests: `npm test`, or `npm test -- ledger consensus` for some folders. Slow suites (crash loops, fuzzing at length)
 * take their length from MINGJIAN_TEST_SECONDS and print what they did. At the end the slowest files are named.
 */
const wanted = process.argv.slice(2);
const files = globSync("{ledger,services,consensus,node,client,cli,portal,testing}/**/*.test.ts", {
	exclude: (name) => name.includes("node_modules") || name.includes("/dist/"),
})
	.filter((file) => wanted.length === 0 || wanted.some((each) => file.startsWith(each)))
	.sort();

if (files.length === 0) {
	console.error(`no tests below ${wanted.join(", ")}`);
	process.exit(1);
}
/** No single test takes this long on the slowest machine: one that hangs is named instead of holding up the rest. */
const hangsMs = 20 * 60_000;
const reporters = ["spec", "./testing/slowest-files.ts"].flatMap((each) => [
	`--test-reporter=${each}`,
	"--test-reporter-destination=stdout",
]);
const options = ["--test", "--test-concurrency=2", `--test-timeout=${hangsMs}`, ...reporters];
const { status } = spawnSync(process.execPath, [...options, ...files], { stdio: "inherit" });
process.exitCode = status ?? 1;
