import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { fromHex } from "@mingjian/ledger/crypto/hex.ts";

/** A signature on which libraries are known to differ, and the record's verdict (spec/crypto.md, Ed25519). */
export interface Ed25519Probe {
	readonly about: string;
	readonly publicKey: Bytes;
	readonly message: Bytes;
	readonly signature: Bytes;
	readonly valid: boolean;
}

const honestKey = "180f9b3dd5dfc36f4f188f272e2757cd33bde556cf08041d5bdb2fc601d39170";
const honestR = "ded8f68137b07d145d59f0976427d5f07f03d32e8f1fcc6fd9c3d4905e4612a2";
const identity = "0100000000000000000000000000000000000000000000000000000000000000";
const basePoint = "5866666666666666666666666666666666666666666666666666666666666666";
const one = "0100000000000000000000000000000000000000000000000000000000000000";

/** Few enough to run at every start; the full set is spec/vectors/crypto.json. */
export const ed25519Probes: readonly Ed25519Probe[] = [
	probe(
		"honest",
		honestKey,
		`${honestR}f934a4371f6144d5bcd5cff10b4b41fcf3143c90439eb1647b39f986ab6a9303`,
		true,
	),
	probe(
		"S changed",
		honestKey,
		`${honestR}f834a4371f6144d5bcd5cff10b4b41fcf3143c90439eb1647b39f986ab6a9303`,
		false,
	),
	probe(
		"S plus L",
		honestKey,
		`${honestR}e6089a9439c4562d9372c794ea442011f4143c90439eb1647b39f986ab6a9313`,
		false,
	),
	probe(
		"key with a torsion component, valid under the cofactored equation",
		"0ee5d668785551228c0251c174704053879116328e49d15ea3e7d3b255ecc4cc",
		`${honestR}3ea4052d08340d31cc63f64ee8a0bf5f13c2cef9f676a647e597ac5e0cc8240a`,
		false,
	),
	probe(
		"R with a torsion component, valid under the cofactored equation",
		honestKey,
		"bf6de247eef0fe0784eb698c986ede5d50c59bdd862a5ce425c4203fade652ebba55df040fd2906472a17d608555fbfb6669f47e3a7623ac3254ba14d764010e",
		false,
	),
	probe("the identity as key, under which anyone can sign", identity, basePoint + one, false),
];

function probe(about: string, publicKey: string, signature: string, valid: boolean): Ed25519Probe {
	const message = Uint8Array.from({ length: 32 }, (_, index) => index);
	return { about, publicKey: fromHex(publicKey), message, signature: fromHex(signature), valid };
}
