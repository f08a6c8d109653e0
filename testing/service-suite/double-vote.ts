import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { ed25519PublicKey, signEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { Vote } from "@mingjian/services/governance/proposals/vote-schema.ts";
import { voteBytes } from "@mingjian/services/governance/rules/vote-bytes.ts";
import { testChain } from "./small-city.ts";

/** Two votes of a small city's member for different blocks in one step, as evidence of the engine has them. */
export function doubleVote(member: string, change: Partial<Vote> = {}) {
	const seed = sha256(utf8(`test signer validator ${member}`));
	const vote = (block: string): Vote => {
		const hash = toBase64(sha256(utf8(block)));
		const said = {
			type: 2,
			height: 7,
			round: 0,
			blockHash: hash,
			partsTotal: 1,
			partsHash: hash,
			seconds: 1_767_571_200,
			nanos: 5,
			signature: "",
			...change,
		};
		return { ...said, signature: toBase64(signEd25519(seed, voteBytes(testChain, said))) };
	};
	return { validatorKey: toBase64(ed25519PublicKey(seed)), first: vote("one"), second: vote("other") };
}
