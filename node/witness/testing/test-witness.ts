import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { formatAddCheckpoint } from "@mingjian/ledger/note/add-checkpoint.ts";
import { type NoteSigner, noteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { COSIGNER_KEY, formatVkey, LOG_KEY, verifierKey } from "@mingjian/ledger/note/vkey.ts";
import { PublishedRecord } from "../../../client/testing/published-record.ts";
import { diskFiles } from "../../store/files.ts";
import { temporary } from "../../store/testing/temporary.ts";
import { Witness, type WitnessedLog } from "../witness.ts";
import { WitnessBook } from "../witness-book.ts";

export const nowMs = Date.UTC(2026, 0, 5, 9);
export const vkeyOf = (signer: NoteSigner) =>
	formatVkey(verifierKey(signer.name, COSIGNER_KEY, signer.publicKey));

export interface TestWitness {
	readonly judge: Witness;
	readonly signer: NoteSigner;
	readonly evidence: Bytes[];
	readonly folder: string;
}

export async function witnessFor(
	logs: readonly WitnessedLog[],
	name = "witness.example/w1",
	folder = temporary(),
): Promise<TestWitness> {
	const signer = noteSigner(name, sha256(utf8(name)));
	const evidence: Bytes[] = [];
	const book = await WitnessBook.open(diskFiles, folder);
	const forked = (file: Bytes) => evidence.push(file);
	return { judge: new Witness({ book, signer, logs, clock: () => nowMs, forked }), signer, evidence, folder };
}

export function logOf(record: PublishedRecord): WitnessedLog {
	return { origin: record.log.name, keys: [verifierKey(record.log.name, LOG_KEY, record.log.publicKey)] };
}

export const ask = async (
	{ judge }: TestWitness,
	oldSize: number,
	proof: readonly Bytes[],
	checkpoint: Bytes,
) => await judge.addCheckpoint(formatAddCheckpoint({ oldSize, proof, checkpoint }));

/** A record grown by some accounts; another name makes another past. */
export function grown(count: number, name = "a"): PublishedRecord {
	const record = new PublishedRecord();
	for (let at = 0; at < count; at++) record.block(record.registration(`${name}${at}`));
	return record;
}
