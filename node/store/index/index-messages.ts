import type { PackedBlock } from "./index-block.ts";
import type { IndexTroubleCode } from "./index-trouble.ts";
import type { Standing } from "./index-writer.ts";

/** What the worker is started with. */
export interface WorkerSetting {
	readonly path: string;
	/** Module that exports the `contracts` whose collections are indexed. */
	readonly contracts: string;
	/** Name and definition of each collection the main thread knows. */
	readonly definitions: readonly (readonly [name: string, definition: string])[];
}

/** What the worker is told. */
export type Order =
	| { readonly kind: "block"; readonly block: PackedBlock }
	| { readonly kind: "composite"; readonly collection: string; readonly columns: readonly string[] }
	| { readonly kind: "persist" }
	| { readonly kind: "close" };

/** What the worker says. */
export type Report =
	| { readonly kind: "open" | "committed"; readonly standing: Standing; readonly busyMs: number }
	| { readonly kind: "persisted"; readonly height: number }
	| { readonly kind: "closed" }
	| { readonly kind: "trouble"; readonly code: IndexTroubleCode; readonly detail: string };
