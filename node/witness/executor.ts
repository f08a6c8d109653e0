import { type Bytes, equal } from "@mingjian/ledger/crypto/bytes.ts";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { LOG_KEY, parseVkey } from "@mingjian/ledger/note/vkey.ts";
import type { RecordNode } from "../pipeline/record-node.ts";
import { cosignedAnswer, plainAnswer, readRequest, type WitnessAnswer } from "./witness.ts";
import type { Cosigner } from "./witness-server.ts";

/** A node that executed the log itself. */
export interface ExecutingNode extends Pick<RecordNode, "policy"> {
	/** Root of the log at a size it had by this node's own execution. */
	rootAt(size: number): Bytes | undefined;
	head(): { readonly size: number };
}

export interface ExecutorSetting {
	readonly node: ExecutingNode;
	readonly signer: NoteSigner;
	readonly clock: () => number;
	/** Hears that another node signs a root this one did not come to. */
	readonly differs: (detail: string) => void;
}

/**
 * States of this node's own log: "I executed it, and came to this root". It speaks add-checkpoint as a witness does, with a key of its own, and
 * judges by its own durable execution instead of a proof that the log grew. It answers 503 for a log it has not executed so far, and 409 for
 * one that has another root here: whoever signed that executed otherwise, or ordered otherwise.
 */
export class Executor implements Cosigner {
	readonly #setting: ExecutorSetting;

	constructor(setting: ExecutorSetting) {
		this.#setting = setting;
	}

	async addCheckpoint(body: Bytes): Promise<WitnessAnswer> {
		const { node, signer, clock, differs } = this.#setting;
		const { origin, logKeys } = node.policy;
		const keys = logKeys.flatMap((vkey) => {
			const key = parseVkey(vkey);
			return key.ok && key.value.type === LOG_KEY ? [key.value] : [];
		});
		const request = readRequest(body, (asked) => (asked === origin ? { origin, keys } : undefined));
		if ("status" in request) return request;
		const { size, root } = request.now.checkpoint;
		if (size > node.head().size) return plainAnswer(503, "not-executed-yet");
		const own = node.rootAt(size);
		if (own && equal(own, root)) return cosignedAnswer(request.text, signer, clock());
		differs(`size ${size}`);
		return plainAnswer(409, "execution-differs");
	}
}
