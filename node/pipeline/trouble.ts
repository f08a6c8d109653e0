import { SourceTrouble } from "@mingjian/ledger/runtime/block-state.ts";
import { FileTrouble } from "../store/files.ts";
import { IndexTrouble } from "../store/index/query-index.ts";
import { RecordDamaged } from "../store/record-damaged.ts";
import { StateCorruption } from "../store/state/state-corruption.ts";
import { TilesDamaged } from "../store/tiles/log-tiles.ts";

const kinds = [RecordDamaged, FileTrouble, StateCorruption, TilesDamaged, IndexTrouble];

/** The trouble of a store behind an error; undefined where the error is a mistake of the question or of the program. */
export function storeTrouble(error: unknown): Error | undefined {
	const inner = error instanceof SourceTrouble ? error.cause : error;
	return kinds.some((kind) => inner instanceof kind) ? (inner as Error) : undefined;
}

/** The code under which operators see an error. */
export function troubleCode(error: unknown): string {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	return typeof code === "string" ? code : "internal";
}
