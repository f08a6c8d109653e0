// Walks every journey of the portal in many settings and says in which it passed:
// `npm run matrix -- [row|pairs|full] [FILE…]`, "full" unless told otherwise. Ends with 1 where one did not pass.
import { globSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { run } from "node:test";
import { everySetting } from "./settings.ts";

interface Walked {
	readonly passed: Set<string>;
	readonly failed: Set<string>;
	ms: number;
}

const root = resolve(import.meta.dirname, "../..");
const [asked = "full", ...named] = process.argv.slice(2);
process.env.MINGJIAN_MATRIX = asked;
const files = named.length > 0 ? named.map((file) => resolve(file)) : journeys();
const walks = new Map<string, Walked>();
let examined = 0;
let others = 0;

for await (const { type, data } of run({ files, concurrency: 1 })) {
	if (type === "test:stdout") examined += Number(/^examined (\d+) pages$/m.exec(data.message)?.[1] ?? 0);
	if (type !== "test:pass" && type !== "test:fail") continue;
	const { name, file, details } = data;
	const [, title, setting] = /^(.*) \(((?:zh|en), \d+ px, \w+)\)$/.exec(name) ?? [];
	if (type === "test:fail" && data.nesting === 0) {
		others += setting === undefined ? 1 : 0;
		console.log(`FAILED ${name}\n${String(details.error.cause ?? details.error)}`);
	}
	if (title === undefined || setting === undefined || data.skip) continue;
	const key = `${relative(root, file ?? "")}: ${title}`;
	const walked = walks.get(key) ?? { passed: new Set(), failed: new Set(), ms: 0 };
	walks.set(key, walked);
	walked[type === "test:pass" ? "passed" : "failed"].add(setting);
	walked.ms += details.duration_ms;
	console.log(
		`${type === "test:pass" ? "ok" : "NOT OK"} ${Math.round(details.duration_ms / 1000)} s ${key} (${setting})`,
	);
}

console.log(`\nSettings each journey passed in, of ${everySetting.length} (language, width, look):`);
for (const [key, { passed, failed, ms }] of walks) {
	console.log(
		`${String(passed.size).padStart(3)} passed, ${failed.size} failed, ${Math.round(ms / 1000)} s  ${key}`,
	);
	const missing = everySetting.filter(({ name }) => !passed.has(name)).map(({ name }) => name);
	if (missing.length > 0 && asked === "full") console.log(`      not in: ${missing.join("; ")}`);
}
const failures = [...walks.values()].reduce((sum, { failed }) => sum + failed.size, others);
console.log(`${walks.size} journeys, ${examined} pages examined by axe and for policy, ${failures} failures`);
process.exitCode = failures > 0 || walks.size === 0 ? 1 : 0;

/** Tests that walk through the settings. */
function journeys(): string[] {
	return globSync("portal/**/*.test.ts", { cwd: root, exclude: ["**/node_modules/**"] })
		.map((file) => resolve(root, file))
		.filter((file) => readFileSync(file, "utf8").includes("settingsFor("))
		.filter((file) => !file.endsWith("settings.test.ts"));
}
