import { readFileSync } from "node:fs";

/** What `npm start` tells V8 about its heap: a node under measurement runs as one that is started. */
export const heapOptions: readonly string[] = startScript().match(/--[a-z-]*(?:size=\d+|pretenuring)/g) ?? [];

function startScript(): string {
	const { scripts } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	return scripts.start;
}
