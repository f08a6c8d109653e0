import { composeEnvelopeNow, freshNonce } from "@mingjian/client/api/compose.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { RecordNode } from "../pipeline/record-node.ts";

/** The operator's account and a key in force for it. */
export interface OperatorKey {
	readonly account: string;
	readonly signer: LocalSigner;
}

/** Does an act of the operator and says how it ended: "ok", a refusal on the record, or why it was turned away. */
export type OperatorAct = (service: string, action: string, input: Json) => Promise<string>;

/** Acts that a node does by itself in the operator's name, signed like anybody's. */
export function operatorActs(
	node: Pick<RecordNode, "genesis" | "submit">,
	{ account, signer }: OperatorKey,
	clock: () => number = Date.now,
): OperatorAct {
	const random = (size: number) => crypto.getRandomValues(new Uint8Array(size));
	return async (service, action, input) => {
		const { ledger } = node.genesis;
		const payload = { ledger, service, action, input, actor: account, issuedAt: clock() };
		const envelope = composeEnvelopeNow({ ...payload, nonce: freshNonce(random) }, [signer]);
		return (await node.submit(envelope)).code;
	};
}
