import { type Bytes, fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import { parseJson } from "../verify/parse-json.ts";
import { readProofFile } from "../verify/read-proof-file.ts";
import { stampedRecord } from "../verify/stamped-record.ts";
import { inOrder } from "./in-order.ts";
import { formatTrail } from "./read-trail.ts";
import { trailFormat } from "./trail.ts";

export interface ExportOptions {
	readonly concurrency?: number;
	/** Told of entries or leaves done, of this many. */
	readonly progress?: (done: number, of: number) => void;
}

const mostAttempts = 5;
export const defaultExportConcurrency = 8;

/**
 * The trail file of one record that keeps history. It is no more true than its source: verify it. Rejects when the source does
 * not have what it must, or the record is written faster than it can be read.
 */
export async function exportRecordTrail(
	source: Pick<MingjianClient, "history" | "stateProof" | "proof">,
	key: string,
	{ concurrency = defaultExportConcurrency, progress = () => {} }: ExportOptions = {},
): Promise<Bytes> {
	const { state, indices } = await settled(source, key);
	const entries: string[] = [];
	const load = async (index: number) => {
		const file = await source.proof(index);
		if (!file) throw new Error(`the source has no proof of entry ${index}`);
		return fromUtf8(file);
	};
	for await (const file of inOrder(indices, concurrency, load)) {
		entries.push(file);
		progress(entries.length, indices.length);
	}
	return formatTrail({ format: trailFormat, kind: "record", key, state: fromUtf8(state), entries });
}

// History and state proof are two questions: the record may be written between them.
async function settled(source: Pick<MingjianClient, "history" | "stateProof">, key: string) {
	for (let attempt = 0; attempt < mostAttempts; attempt++) {
		const history = await source.history(key);
		const state = await source.stateProof(key);
		const revision = revisionIn(state);
		if (revision === history?.stamp?.revision) {
			return { state, indices: (history?.entries ?? []).map(({ index }) => index) };
		}
	}
	throw new Error(`${key} is written faster than it can be read`);
}

function revisionIn(state: Bytes): number | undefined {
	const file = readProofFile(state);
	const value = file.ok && file.value.extra.kind === "state" ? file.value.extra.value : undefined;
	return value && stampedRecord(parseJson(fromUtf8(value)))?.revision;
}
