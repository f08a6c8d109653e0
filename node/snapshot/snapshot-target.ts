import type { Machine, Snapshot, SnapshotVerdict } from "@mingjian/consensus/driver/machine.ts";
import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { leafHash } from "@mingjian/ledger/merkle/log/hash.ts";
import { RightEdge } from "@mingjian/ledger/merkle/log/right-edge.ts";
import type { BlockLog } from "../store/block-log/block-log.ts";
import type { Files } from "../store/files.ts";
import { type CarriedBlock, decodeChunk } from "./chunk.ts";
import { factsOf, type SnapshotFacts, snapshotFormat } from "./metadata.ts";

/** Executing a snapshot whose log was checked leads elsewhere: this program carries the same acts out differently. */
export class SnapshotDiffers extends Error {
	readonly code = "snapshot-differs";
}

export interface TargetSetting {
	readonly files: Files;
	/** Where chunks wait until the last one has come. */
	readonly directory: string;
	readonly log: BlockLog;
	readonly machine: Pick<Machine, "head" | "apply" | "commit">;
}

interface Taking extends SnapshotFacts {
	readonly trustedRoot: Bytes;
	readonly reached: (height: bigint) => Promise<void>;
	readonly edge: RightEdge;
	/** Chunks taken so far, and the height they come to. */
	taken: number;
	at: number;
}

/** Blocks executed and not yet durable. */
const most = 8;

/**
 * Takes a snapshot. While chunks come only hashes are computed: each chunk is the one that was announced, its leaves are those of its blocks, its
 * blocks follow one another. With the last one the log's root must be the trusted one; until then nothing of it is in the record. Then every
 * block is executed, as when it was ordered, and must come to the same root.
 */
export class SnapshotTarget {
	readonly #setting: TargetSetting;
	#taking: Taking | undefined;

	constructor(setting: TargetSetting) {
		this.#setting = setting;
	}

	/**
	 * Begins with a snapshot that shall lead to the root. Refuses one of another format, one whose parts do not fit (snapshot-malformed) and one that is
	 * behind the record here (snapshot-behind).
	 */
	offer(snapshot: Snapshot, trustedRoot: Bytes, reached: Taking["reached"]): SnapshotVerdict {
		this.#taking = undefined;
		if (snapshot.format !== snapshotFormat) return unusable("snapshot-format");
		const facts = factsOf(snapshot);
		if (!facts) return unusable("snapshot-malformed");
		if (facts.height < this.#setting.machine.head().height) return unusable("snapshot-behind");
		this.#taking = { ...facts, trustedRoot, reached, edge: this.#genesisEdge(), taken: 0, at: 0 };
		return { accepted: true };
	}

	/** Takes the next chunk. Rejects (SnapshotDiffers) where executing what was checked leads elsewhere. */
	async take(index: number, chunk: Bytes): Promise<SnapshotVerdict> {
		const taking = this.#taking;
		if (!taking) return unusable("snapshot-not-offered");
		if (index !== taking.taken) return { accepted: false, code: "chunk-order", fault: "chunk" };
		if (!equal(sha256(chunk), taking.chunkHashes[index]!))
			return { accepted: false, code: "chunk-changed", fault: "chunk" };
		const blocks = decodeChunk(chunk);
		const code = blocks ? this.#follow(taking, blocks) : "snapshot-malformed";
		if (code) return await this.#refuse(code);
		await this.#keep(index, chunk);
		taking.taken++;
		if (taking.taken < taking.chunkHashes.length) return { accepted: true };
		if (taking.at !== taking.height || taking.edge.size !== taking.size)
			return await this.#refuse("snapshot-size");
		if (!equal(taking.edge.root(), taking.trustedRoot)) return await this.#refuse("snapshot-root");
		await this.#execute(taking);
		await this.#discard();
		return { accepted: true };
	}

	/** The log as it began: one leaf, whose hash is its root. Every member has it. */
	#genesisEdge(): RightEdge {
		return RightEdge.restore(1, [this.#setting.log.place(0)!.root]);
	}

	/** Adds the leaves of the blocks to the log's edge; the code of what is wrong with them, if anything is. */
	#follow(taking: Taking, blocks: readonly CarriedBlock[]): string | undefined {
		for (const { block, leaves } of blocks) {
			if (block.height !== taking.at + 1) return "snapshot-malformed";
			for (const leaf of leaves) taking.edge.append(leafHash(leaf));
			taking.at = block.height;
			const own = this.#setting.log.place(block.height);
			if (own && !equal(own.root, taking.edge.root())) return "snapshot-other-record";
		}
		return undefined;
	}

	async #execute(taking: Taking): Promise<void> {
		const { machine } = this.#setting;
		await taking.reached(BigInt(taking.height));
		const begun = machine.head().height;
		const edge = this.#genesisEdge();
		let commits: Promise<unknown>[] = [];
		for (let index = 0; index < taking.taken; index++) {
			for (const { block, leaves } of decodeChunk(await this.#read(index))!) {
				for (const leaf of leaves) edge.append(leafHash(leaf));
				const { timeMs, envelopes: txs } = block;
				const height = BigInt(block.height);
				if (height <= begun) continue;
				const { root } = await machine.apply({ height, timeMs, txs });
				if (!equal(root, edge.root()))
					throw new SnapshotDiffers(`executing block ${block.height} leads to another root`);
				commits.push(machine.commit(height));
				if (commits.length < most) continue;
				await Promise.all(commits);
				commits = [];
			}
		}
		await Promise.all(commits);
	}

	async #refuse(code: string): Promise<SnapshotVerdict> {
		await this.#discard();
		return unusable(code);
	}

	#path(index: number): string {
		return `${this.#setting.directory}/chunk-${index}`;
	}

	async #keep(index: number, chunk: Bytes): Promise<void> {
		const { files, directory } = this.#setting;
		await files.makeDirectory(directory);
		const file = await files.open(this.#path(index));
		try {
			await file.truncate(0);
			await file.writeAt(chunk, 0);
		} finally {
			await file.close();
		}
	}

	async #read(index: number): Promise<Bytes> {
		const file = await this.#setting.files.open(this.#path(index));
		try {
			const chunk = new Uint8Array(file.size());
			file.readAt(chunk, 0);
			// The disk is no more to be believed than a peer.
			if (equal(sha256(chunk), this.#taking!.chunkHashes[index]!)) return chunk;
			throw new SnapshotDiffers(`chunk ${index} changed on the disk`);
		} finally {
			await file.close();
		}
	}

	async #discard(): Promise<void> {
		const { files } = this.#setting;
		for (let index = 0; index < (this.#taking?.taken ?? 0); index++) await files.remove(this.#path(index));
		this.#taking = undefined;
	}
}

function unusable(code: string): SnapshotVerdict {
	return { accepted: false, code, fault: "snapshot" };
}
