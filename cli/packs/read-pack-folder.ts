import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pack } from "@mingjian/services/packs/pack-schema.ts";
import { type ReadPack, readPack } from "@mingjian/services/packs/read-pack.ts";
import { refusedError } from "../program/cli-error.ts";
import { plain } from "../program/language.ts";

/** A pack's folder, read; hidden files are left out. */
export function readPackFolder(folder: string): ReadPack {
	const names = readdirSync(folder).filter((name) => !name.startsWith("."));
	return readPack(Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name), "utf8")])));
}

/** A pack without faults. Refuses one with any (exit 1), naming them all. */
export function soundPack(folder: string, language: "zh" | "en"): Pack {
	const { pack, faults } = readPackFolder(folder);
	if (pack) return pack;
	throw refusedError(
		"pack-faults",
		{ zh: `${folder} 有 ${faults.length} 处错误`, en: `${folder} has ${faults.length} faults` },
		{ details: faults.map((fault) => plain(`${fault.file}${fault.pointer}  ${fault.words[language]}`)) },
	);
}
