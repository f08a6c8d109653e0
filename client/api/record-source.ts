import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Tile } from "@mingjian/ledger/merkle/log/tiles.ts";
import type { GenesisDocument } from "@mingjian/ledger/runtime/contract.ts";

/** What a node publishes of its record, as files; undefined where it has no such file. Nothing of it is believed. */
export interface RecordSource {
	/** The signed checkpoint (C2SP tlog-checkpoint). */
	checkpoint(): Promise<Bytes>;
	/** A tile of the log (C2SP tlog-tiles). */
	tile(tile: Tile): Promise<Bytes | undefined>;
	/** A bundle of the log's leaves. */
	bundle(bundle: { readonly index: number; readonly width: number }): Promise<Bytes | undefined>;
	/** The block at a height, encoded (spec/record.md §4). */
	block(height: number): Promise<Bytes | undefined>;
	genesis(): Promise<GenesisDocument>;
}
