import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { decodeEntryBundle } from "@mingjian/ledger/merkle/log/entry-bundle.ts";
import { HASH_BYTES } from "@mingjian/ledger/merkle/log/hash.ts";
import {
	entriesPath,
	splitTile,
	TILE_WIDTH,
	type Tile,
	tilePath,
	tileWidth,
} from "@mingjian/ledger/merkle/log/tiles.ts";
import type { RecordSource } from "../api/record-source.ts";
import { Departure } from "./divergence.ts";

/** Reads the files of a log of one size; a node whose log went on may have full files only where partial ones are called for. */
export class LogFiles {
	readonly #source: Pick<RecordSource, "tile" | "bundle">;
	readonly #size: number;

	constructor(source: Pick<RecordSource, "tile" | "bundle">, size: number) {
		this.#source = source;
		this.#size = size;
	}

	/** The bytes of a tile, cut to its width. Throws Departure where there is none or it has another length. */
	async tileBytes({ level, index, width }: Tile): Promise<Bytes> {
		const file = tilePath(level, index, width);
		const bytes =
			(await this.#source.tile({ level, index, width })) ??
			(await this.#source.tile({ level, index, width: TILE_WIDTH }));
		if (!bytes) throw new Departure({ kind: "file-missing", file });
		const whole = bytes.length === width * HASH_BYTES || bytes.length === TILE_WIDTH * HASH_BYTES;
		if (!whole) throw new Departure({ kind: "file-malformed", file });
		return bytes.subarray(0, width * HASH_BYTES);
	}

	async hashes(tile: Tile): Promise<Bytes[]> {
		return splitTile(await this.tileBytes(tile), tile.width)!;
	}

	/** The leaves of a bundle. Throws Departure where there is none or it cannot be read. */
	async leaves(index: number): Promise<Bytes[]> {
		const width = tileWidth(0, index, this.#size);
		const file = entriesPath(index, width);
		const exact = await this.#source.bundle({ index, width });
		const bytes = exact ?? (await this.#source.bundle({ index, width: TILE_WIDTH }));
		if (!bytes) throw new Departure({ kind: "file-missing", file });
		const leaves = decodeEntryBundle(bytes, exact ? width : TILE_WIDTH);
		if (!leaves.ok) throw new Departure({ kind: "file-malformed", file });
		return leaves.value.slice(0, width);
	}
}
