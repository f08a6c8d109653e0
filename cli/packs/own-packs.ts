import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("./", import.meta.resolve("@mingjian/services/packs/read-pack.ts")));

/** Ids of the packs that come with the product. */
export function packIds(): string[] {
	return readdirSync(root)
		.filter((name) => existsSync(join(root, name, "pack.json")))
		.sort();
}

/** The folder of a pack that comes with the product. */
export function packFolder(id: string): string {
	return join(root, id);
}
