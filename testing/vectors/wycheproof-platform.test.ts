import {
	type CipherGCMTypes,
	createCipheriv,
	createDecipheriv,
	createHmac,
	createPrivateKey,
	createPublicKey,
	diffieHellman,
	getCipherInfo,
	hkdfSync,
} from "node:crypto";
import { test } from "node:test";
import type { Answer } from "./vector-run.ts";
import { type Judge, testWycheproof } from "./wycheproof-file.ts";

// What sealing and backups rest on is the platform's own cryptography: these files show that this Node has it right.
const maxIvSize = 128;
const hex = (text: string | undefined): Buffer => Buffer.from(text!, "hex");

testWycheproof("aes_gcm_test.json", "OpenSSL's AES-GCM", (test, group) =>
	judgeAead({ ...test, cipher: `aes-${group.keySize}-gcm` }),
);
for (const mode of ["gcm", "ccm"]) {
	const cipher = `sm4-${mode}`;
	const name = `sm4_${mode}_test.json`;
	if (getCipherInfo(cipher))
		testWycheproof(name, `OpenSSL's ${cipher}`, (test) => judgeAead({ ...test, cipher }));
	else
		test(`OpenSSL's ${cipher} answers every test of ${name}`, {
			skip: `this Node has no ${cipher}`,
		}, () => {});
}

testWycheproof("hkdf_sha256_test.json", "OpenSSL's HKDF", ({ ikm, salt, info, size, okm }) =>
	orRefused(() =>
		Buffer.from(hkdfSync("sha256", hex(ikm), hex(salt), hex(info), Number(size))).equals(hex(okm)),
	),
);

testWycheproof("hmac_sm3_test.json", "OpenSSL's HMAC-SM3", ({ key, msg, tag }, { tagSize }) =>
	createHmac("sm3", hex(key))
		.update(hex(msg))
		.digest()
		.subarray(0, Number(tagSize) / 8)
		.equals(hex(tag)),
);

testWycheproof("x25519_test.json", "OpenSSL's X25519", (test) => orRefused(() => agree(test)));

/** Decrypts to the message, and encrypts the message to the same octets. */
function judgeAead(test: Readonly<Record<string, string | number>> & { cipher: string }): Answer {
	const { cipher } = test;
	const [key, iv, aad, msg, ct, tag] = ["key", "iv", "aad", "msg", "ct", "tag"].map((name) =>
		hex(String(test[name])),
	);
	if (iv!.length > maxIvSize) return { skipped: "IV above the 128 octets OpenSSL takes" };
	const options = { authTagLength: tag!.length };
	return orRefused(() => {
		const decipher = createDecipheriv(cipher as CipherGCMTypes, key!, iv!, options);
		decipher.setAAD(aad!, { plaintextLength: ct!.length }).setAuthTag(tag!);
		const opened = Buffer.concat([decipher.update(ct!), decipher.final()]);
		const encipher = createCipheriv(cipher as CipherGCMTypes, key!, iv!, options);
		encipher.setAAD(aad!, { plaintextLength: msg!.length });
		const sealed = Buffer.concat([encipher.update(msg!), encipher.final()]);
		return opened.equals(msg!) && sealed.equals(ct!) && encipher.getAuthTag().equals(tag!);
	});
}

function agree(test: Parameters<Judge>[0]): boolean {
	const privateKey = createPrivateKey({
		key: Buffer.concat([hex("302e020100300506032b656e04220420"), hex(test.private)]),
		format: "der",
		type: "pkcs8",
	});
	const publicKey = createPublicKey({
		key: Buffer.concat([hex("302a300506032b656e032100"), hex(test.public)]),
		format: "der",
		type: "spki",
	});
	const secret = diffieHellman({ privateKey, publicKey });
	if (!secret.equals(hex(test.shared))) throw new WrongSecret(`test ${test.tcId}`);
	return true;
}

class WrongSecret extends Error {}

/** OpenSSL refuses by throwing. A secret that differs is no refusal, and an `acceptable` test may not hide it. */
function orRefused(attempt: () => boolean): boolean {
	try {
		return attempt();
	} catch (cause) {
		if (cause instanceof WrongSecret) throw cause;
		return false;
	}
}
