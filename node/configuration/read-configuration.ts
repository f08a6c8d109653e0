import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Loaded, loadConfiguration } from "./load.ts";

/** Reads `mingjian.json` of a folder where there is one, the environment and the overrides. A file that cannot be read is a fault. */
export function readConfiguration(
	folder: string,
	environment: Readonly<Record<string, string | undefined>>,
	overrides: Readonly<Record<string, unknown>> = {},
): Loaded {
	let file: string | undefined;
	try {
		file = readFileSync(join(folder, "mingjian.json"), "utf8");
	} catch (error) {
		// What exists and cannot be read must not be passed over: an empty text is refused as no object.
		if ((error as NodeJS.ErrnoException).code !== "ENOENT") file = "";
	}
	return loadConfiguration({ file, environment, overrides });
}
