import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { assembleNode, type ConsortiumSetting } from "@mingjian/node/assemble.ts";
import { loadConfiguration } from "@mingjian/node/configuration/load.ts";
import { buildServer, listen } from "@mingjian/node/http/server.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { settingFile } from "./consortium/prepare-members.ts";
import { genesis, logSeed } from "./fixture.ts";

/** The node under measurement: the real one, in a process of its own. Prints a line of JSON when it serves, and one for each line it is sent. */
const directory = process.argv[2]!;
const begun = performance.now();
const shared = join(directory, settingFile);
const consortium: ConsortiumSetting | undefined = existsSync(shared)
	? JSON.parse(readFileSync(shared, "utf8"))
	: undefined;
// A store that has to be made again belongs beside the figures.
const note = (line: string) => console.error(line);
const node = await assembleNode({ directory, genesis: genesis(), contracts, logSeed, consortium, note });
const openedMs = performance.now() - begun;
const loaded = loadConfiguration({ overrides: { port: 0, dataDirectory: directory, logLevel: "silent" } });
if (!loaded.ok) throw new Error(JSON.stringify(loaded.faults));
const app = await buildServer(node, loaded.configuration);
const address = await listen(app, loaded.configuration);
report({ port: Number(new URL(address).port), openedMs });

// A parent that died must not leave a node behind.
process.stdin.on("end", () => process.exit(1));
process.stdin.on("data", async (text) => {
	if (String(text).includes("close")) {
		await app.close();
		await node.close();
		process.exit(0);
	}
	const { rss } = process.memoryUsage();
	const { user, system } = process.cpuUsage();
	report({ rss, cpuMs: (user + system) / 1000, ...node.stats() });
});

function report(what: object): void {
	console.log(JSON.stringify(what));
}
