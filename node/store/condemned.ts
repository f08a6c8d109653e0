import { rm } from "node:fs/promises";
import type { Files } from "./files.ts";
import { IndexTrouble } from "./index/query-index.ts";
import { StateCorruption } from "./state/state-corruption.ts";
import { TilesDamaged } from "./tiles/log-tiles.ts";

/** Stores that can be made again from the block log. */
export type DerivedStore = "index" | "state" | "tiles";

const suffix = ".condemned";

/** Which derived store an error says is damaged; undefined for any other error. */
export function damagedStore(error: unknown): DerivedStore | undefined {
	if (error instanceof TilesDamaged) return "tiles";
	if (error instanceof StateCorruption) return "state";
	if (error instanceof IndexTrouble && error.code === "index-corrupt") return "index";
	return undefined;
}

/**
 * Leaves word that a store is damaged. Damage met while running may lie where opening does not look: without the word the
 * node would stop at the same place after every start.
 */
export async function condemn(files: Files, directory: string, store: DerivedStore): Promise<void> {
	const mark = await files.open(`${directory}/${store}${suffix}`);
	await mark.close();
	await files.syncDirectory(directory);
}

/** Deletes the stores that were condemned, so that they are made again. */
export async function clearCondemned(
	files: Files,
	directory: string,
	note?: (line: string) => void,
): Promise<void> {
	const names = await files.list(directory);
	for (const store of ["index", "state", "tiles"] as const) {
		if (!names.includes(store + suffix)) continue;
		note?.(`${store}: was found damaged; made again`);
		if (store === "index") await removeIndex(directory);
		else await emptyDirectory(files, `${directory}/${store}`);
		// The word goes last: a crash in between repeats the rest.
		await files.remove(`${directory}/${store}${suffix}`);
	}
}

/** Deletes the query index. SQLite keeps its own files, beside `Files`. */
export async function removeIndex(directory: string): Promise<void> {
	for (const suffix of ["", "-wal", "-shm", "-sums"])
		await rm(indexPath(directory) + suffix, { force: true });
}

/** Where the query index lies. */
export function indexPath(directory: string): string {
	return `${directory}/index.sqlite`;
}

/** Removes every file of a directory. */
export async function emptyDirectory(files: Files, directory: string): Promise<void> {
	for (const name of await files.list(directory)) await files.remove(`${directory}/${name}`);
}
