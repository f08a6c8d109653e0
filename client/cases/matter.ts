import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { ed25519Signer, type LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { type SealingKeyPair, sealingKeyPairOf } from "../seal/hpke-suite.ts";

/** Keys of one matter of somebody: a tag that signs, and the pair that what is sealed to them is wrapped to. */
export interface Matter {
	/** 32 octets from which both follow; whoever has it is the owner of the matter's data. */
	readonly seed: Bytes;
	readonly tag: string;
	/** The account that the tag is. */
	readonly account: string;
	readonly signer: LocalSigner;
	readonly sealing: SealingKeyPair;
}

/** The keys of a matter's seed. Refuses a seed that is not 32 octets (RangeError). */
export async function matterOf(seed: Bytes): Promise<Matter> {
	if (seed.length !== 32) throw new RangeError(`a matter's seed has 32 octets, not ${seed.length}`);
	const derive = (use: string) => sha256(concat(utf8(`mingjian/matter/${use}/1\n`), seed));
	const signer = ed25519Signer(derive("sign"));
	const tag = keyId(signer.code, signer.publicKey);
	return { seed, tag, account: `citizen:${tag}`, signer, sealing: await sealingKeyPairOf(derive("seal")) };
}
