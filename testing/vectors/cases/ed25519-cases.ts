import { createHash } from "node:crypto";
import { type Bytes, concat, fromInteger, toInteger } from "@mingjian/ledger/crypto/bytes.ts";
import { ed25519SmallOrder, Ed25519Point as Point } from "@mingjian/ledger/crypto/ed25519.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import { ed25519Signer } from "@mingjian/ledger/crypto/signer.ts";
import { damaged, digestOf, type SignatureCase } from "./signature-case.ts";

const order = Point.Fn.ORDER;
const torsion = ed25519SmallOrder.map((octets) => Point.fromBytes(octets));
const littleEndian = (value: bigint): Bytes => fromInteger(value, 32).toReversed();
const fieldPrime = 2n ** 255n - 19n;
const topBit = 2n ** 255n;

/** A signature by whoever knows the scalars, with chosen torsion added to key and commitment. */
export interface Crafted {
	readonly keyTorsion: number;
	readonly commitmentTorsion: number;
	readonly secret: bigint;
	readonly nonce: bigint;
	readonly digest: Bytes;
}

/** Key, commitment, S and challenge so that S·B = r·B + h·a·B: valid for cofactored verifiers whatever the torsion. */
export function craft({ keyTorsion, commitmentTorsion, secret, nonce, digest }: Crafted) {
	const publicKey = Point.BASE.multiplyUnsafe(secret).add(torsion[keyTorsion]!).toBytes();
	const commitment = Point.BASE.multiplyUnsafe(nonce).add(torsion[commitmentTorsion]!).toBytes();
	const challenge = challengeOf(commitment, publicKey, digest);
	const scalar = (nonce + challenge * secret) % order;
	return { publicKey, digest, commitment, scalar, challenge };
}

/** Every rule of Ed25519 in spec/crypto.md, each with a case that only that rule decides. */
export function ed25519Cases(): SignatureCase[] {
	const signer = ed25519Signer(digestOf(1));
	const digest = digestOf(2);
	const honest = {
		about: "honest",
		publicKey: signer.publicKey,
		digest,
		signature: signer.sign(digest),
		valid: true,
	};
	return [
		honest,
		...damaged(honest),
		...scalars(honest),
		...mixedOrder(),
		...smallOrder(),
		...nonCanonical(),
	];
}

function scalars(honest: SignatureCase): SignatureCase[] {
	const commitment = honest.signature.slice(0, 32);
	const scalar = toInteger(honest.signature.slice(32).toReversed());
	return [1n, 2n, 8n].map((multiple) => {
		const signature = concat(commitment, littleEndian(scalar + multiple * order));
		return { ...honest, about: `S is ${multiple} times the group order too large`, signature, valid: false };
	});
}

function mixedOrder(): SignatureCase[] {
	const scalarsOf = { secret: 0x1234567890abcdefn ** 3n % order, nonce: 0xfedcba0987654321n ** 3n % order };
	const cases: SignatureCase[] = [];
	for (const [keyTorsion, commitmentTorsion] of [
		[1, 0],
		[4, 0],
		[0, 1],
		[0, 2],
		[0, 4],
		[3, 5],
	] as const) {
		const made = craft({ ...scalarsOf, keyTorsion, commitmentTorsion, digest: digestOf(3) });
		const about = `torsion ${keyTorsion} in the key and ${commitmentTorsion} in R: valid only with the cofactor`;
		cases.push({
			about,
			...made,
			signature: concat(made.commitment, littleEndian(made.scalar)),
			valid: false,
		});
	}
	for (let number = 0; ; number++) {
		const made = craft({ ...scalarsOf, keyTorsion: 1, commitmentTorsion: 0, digest: digestOf(number) });
		if (made.challenge % 8n !== 0n) continue;
		const about = "torsion in the key that the challenge happens to cancel";
		return [
			...cases,
			{ about, ...made, signature: concat(made.commitment, littleEndian(made.scalar)), valid: true },
		];
	}
}

function smallOrder(): SignatureCase[] {
	const cases: SignatureCase[] = [];
	const base = Point.BASE.toBytes();
	for (const publicKey of ed25519SmallOrder) {
		const about = `key of small order ${toHex(publicKey.slice(0, 4))}`;
		cases.push({
			about,
			publicKey,
			digest: digestOf(4),
			signature: concat(base, littleEndian(1n)),
			valid: false,
			badKey: true,
		});
	}
	for (let index = 0; index < 8; index++) {
		// Nonce zero leaves R a pure torsion point; with torsion zero the equation holds exactly.
		const made = craft({
			keyTorsion: 0,
			commitmentTorsion: index,
			secret: 7n ** 80n % order,
			nonce: 0n,
			digest: digestOf(5),
		});
		const signature = concat(made.commitment, littleEndian(made.scalar));
		cases.push({ about: `R of small order, number ${index}`, ...made, signature, valid: false });
	}
	return cases;
}

function nonCanonical(): SignatureCase[] {
	const secret = 7n ** 80n % order;
	const key = { publicKey: Point.BASE.multiplyUnsafe(secret).toBytes(), digest: digestOf(6) };
	const underIdentity = {
		digest: digestOf(6),
		signature: concat(Point.BASE.toBytes(), littleEndian(1n)),
		badKey: true,
	};
	const cases: SignatureCase[] = [
		{
			...underIdentity,
			about: "key with x = 0 and the sign bit",
			publicKey: littleEndian(1n + topBit),
			valid: false,
		},
	];
	for (const y of [0n, 1n, 3n, 4n, 18n]) {
		for (const sign of [0n, topBit]) {
			const octets = littleEndian(y + fieldPrime + sign);
			const name = `y = p + ${y}${sign ? " with the sign bit" : ""}`;
			// Right for whoever reads p + 1 as the identity.
			const scalar = (challengeOf(octets, key.publicKey, key.digest) * secret) % order;
			cases.push(
				{ ...underIdentity, about: `key with ${name}`, publicKey: octets, valid: false },
				{ ...key, about: `R with ${name}`, signature: concat(octets, littleEndian(scalar)), valid: false },
			);
		}
	}
	return cases;
}

function challengeOf(commitment: Bytes, publicKey: Bytes, digest: Bytes): bigint {
	const hash = createHash("sha512").update(commitment).update(publicKey).update(digest).digest();
	return toInteger(new Uint8Array(hash).toReversed()) % order;
}
