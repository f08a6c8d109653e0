import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { TILE_WIDTH } from "@mingjian/ledger/merkle/log/tiles.ts";
import { type BlockLeaf, parseBlockLeaf } from "@mingjian/ledger/record/leaf.ts";
import type { LogFiles } from "./log-files.ts";

/** Reads single leaves out of bundles, each bundle once while it is walked through. */
export class LeafReader {
	readonly #files: LogFiles;
	#number = -1;
	#leaves: Promise<readonly Bytes[]> = Promise.resolve([]);

	constructor(files: LogFiles) {
		this.#files = files;
	}

	async at(index: number): Promise<Bytes> {
		const number = Math.floor(index / TILE_WIDTH);
		if (number !== this.#number) {
			this.#number = number;
			this.#leaves = this.#files.leaves(number);
		}
		return (await this.#leaves)[index % TILE_WIDTH]!;
	}

	/** The block leaf at an index; undefined where an entry stands there. */
	async block(index: number): Promise<BlockLeaf | undefined> {
		return parseBlockLeaf(await this.at(index));
	}
}
