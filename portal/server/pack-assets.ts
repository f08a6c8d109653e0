import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

/** Writes the compressed forms of every file of a built folder beside it, once, so that no request pays for them. */
export function packAssets(folder: string): void {
	for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
		const path = join(folder, name);
		if (!statSync(path).isFile() || !/\.(js|css|svg|wasm)$/.test(name)) continue;
		const bytes = readFileSync(path);
		writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
		const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
		writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: quality }));
	}
}
