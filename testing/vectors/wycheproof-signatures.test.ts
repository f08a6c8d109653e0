import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { signatureFromDer } from "@mingjian/ledger/crypto/ecdsa-der.ts";
import { verifyEd25519 } from "@mingjian/ledger/crypto/ed25519.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";
import { verifyP256 } from "@mingjian/ledger/crypto/p256.ts";
import { opensslEd25519, sodiumEd25519 } from "@mingjian/node/crypto/ed25519.ts";
import { opensslP256 } from "@mingjian/node/crypto/p256.ts";
import { testWycheproof, type WycheproofGroup } from "./wycheproof-file.ts";

type Verify = (publicKey: Bytes, message: Bytes, signature: Bytes) => boolean;

const ed25519: Readonly<Record<string, Verify | undefined>> = {
	"the portable Ed25519": verifyEd25519,
	libsodium: sodiumEd25519,
	"OpenSSL's Ed25519": opensslEd25519,
};
const p256: Readonly<Record<string, Verify>> = {
	"the portable P-256": verifyP256,
	"OpenSSL's P-256": opensslP256,
};

for (const [implementation, verify] of Object.entries(ed25519)) {
	if (verify === undefined) continue;
	testWycheproof("ed25519_test.json", implementation, ({ msg, sig }, group) => {
		const { pk } = group.publicKey as { pk: string };
		return verify(fromHex(pk), fromHex(msg!), fromHex(sig!));
	});
}

for (const [implementation, verify] of Object.entries(p256)) {
	testWycheproof("ecdsa_secp256r1_sha256_p1363_test.json", implementation, ({ msg, sig }, group) =>
		verify(compressed(group), fromHex(msg!), fromHex(sig!)),
	);
	testWycheproof("ecdsa_secp256r1_sha256_test.json", implementation, ({ msg, sig }, group) => {
		const signature = signatureFromDer(fromHex(sig!));
		return signature !== undefined && verify(compressed(group), fromHex(msg!), signature);
	});
}

function compressed(group: WycheproofGroup): Bytes {
	const point = fromHex((group.publicKey as { uncompressed: string }).uncompressed);
	return Uint8Array.of(2 + (point[64]! & 1), ...point.subarray(1, 33));
}
