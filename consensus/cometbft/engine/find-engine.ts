import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { EngineTrouble } from "./engine-trouble.ts";

/** The version this driver is written and tested for. */
export const engineVersion = "v0.38.25";

/** Where `npm run engine` puts the program. */
export const engineFolder = resolve(import.meta.dirname, "../../../.engine");

/**
 * The engine's program: the configured path, else the one `npm run engine` installed, else the one on the PATH. Refuses
 * (EngineTrouble, engine-missing) where there is none.
 */
export function findEngine(configured?: string, path: string = process.env.PATH ?? ""): string {
	if (configured !== undefined) {
		if (executable(configured)) return resolve(configured);
		throw new EngineTrouble("engine-missing", `${configured} is no program that can be run`);
	}
	const folders = [join(engineFolder, "bin"), ...path.split(delimiter).filter((each) => each !== "")];
	const found = folders.map((folder) => join(folder, "cometbft")).find(executable);
	if (found) return found;
	throw new EngineTrouble("engine-missing", `no cometbft in ${join(engineFolder, "bin")} nor on the PATH`);
}

function executable(path: string): boolean {
	if (!existsSync(path)) return false;
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
