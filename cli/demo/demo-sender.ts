import { randomBytes } from "node:crypto";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, transactionId } from "@mingjian/ledger/record/envelope.ts";
import { encodePayload, type Json } from "@mingjian/ledger/record/payload.ts";
import type { Collection } from "@mingjian/ledger/runtime/collection.ts";
import { isReceipt, type Receipt } from "@mingjian/node/pipeline/receipt.ts";
import type { RecordNode } from "@mingjian/node/pipeline/record-node.ts";

/** An act of the demo city. */
export interface DemoAct {
	/** Who signs; the first is the actor's. */
	readonly by: readonly LocalSigner[];
	readonly actor: string;
	readonly onBehalfOf?: string;
	readonly service: string;
	readonly action: string;
	readonly input: Json;
}

/** Acts on the record through the normal door: a signed envelope each, answered when it is durable. */
export class DemoSender {
	readonly node: RecordNode;

	constructor(node: RecordNode) {
		this.node = node;
	}

	/** Refuses (Error) what the record refuses: the demo city's acts are all in order. */
	async send(act: DemoAct): Promise<Receipt> {
		const answer = await this.node.submit(sign(this.node.genesis.ledger, act));
		if (isReceipt(answer) && answer.code === "ok") return answer;
		const faults = isReceipt(answer) ? "" : JSON.stringify(answer.faults ?? "");
		throw new Error(`${act.service}/${act.action} of the demo city: ${answer.code} ${faults}`);
	}

	/** What the record holds at a key now. */
	read<T>(from: Collection<T>, key: string): T | undefined {
		return this.node.queryContext("governance").get(from, key);
	}
}

function sign(ledger: string, { by, actor, onBehalfOf, service, action, input }: DemoAct) {
	const payload = encodePayload({
		ledger,
		service,
		action,
		input,
		actor,
		...(onBehalfOf === undefined ? {} : { onBehalfOf }),
		issuedAt: Date.now(),
		nonce: randomBytes(12).toString("base64url"),
	});
	const digest = transactionId(payload);
	const signatures = by.map((signer) => ({
		algorithm: signer.code,
		publicKey: signer.publicKey,
		signature: signer.sign(digest),
	}));
	return encodeEnvelope({ payload, signatures });
}
