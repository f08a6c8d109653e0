import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { type Bytes, concat, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import { type LocalSigner, localSignerOf, type SecretKeyAlgorithm } from "@mingjian/ledger/crypto/signer.ts";
import { formatKeyFile } from "../keys/key-file.ts";
import { formatSealingKey } from "../keys/sealing-key-file.ts";
import { createFile, secretFolder } from "../keys/write-file.ts";

/** A key of the demo city. */
export interface DemoKey {
	readonly algorithm: SecretKeyAlgorithm;
	readonly secretKey: Bytes;
	readonly signer: LocalSigner;
	readonly id: string;
	/** As an input of the identity service. */
	readonly publicKey: { readonly algorithm: string; readonly publicKey: string };
}

const seedNote = "SECRET. Every key of the demo city follows from this seed. 示例城市的全部密钥由此生成。";

/** The keys of one demo city: all follow from one random seed on disk, so that seeding that was cut short goes on with the same ones. */
export class DemoKeys {
	readonly #seed: Bytes;
	readonly #folder: string;

	static open(folder: string): DemoKeys {
		secretFolder(folder);
		const path = join(folder, "seed.json");
		if (!existsSync(path)) {
			const seed = toBase64(new Uint8Array(randomBytes(32)));
			createFile(path, `${JSON.stringify({ note: seedNote, seed })}\n`, 0o600);
			createFile(join(folder, "README.txt"), readme);
		}
		const { seed } = JSON.parse(readFileSync(path, "utf8")) as { seed: string };
		return new DemoKeys(folder, fromBase64(seed));
	}

	private constructor(folder: string, seed: Bytes) {
		this.#folder = folder;
		this.#seed = seed;
	}

	/** Thirty-two octets that follow from the seed and a name. */
	secret(name: string): Bytes {
		return sha256(concat(utf8("mingjian/demo/secret/1\n"), this.#seed, utf8(name)));
	}

	key(name: string, algorithm: SecretKeyAlgorithm = "Ed25519"): DemoKey {
		const secretKey = this.secret(`key ${algorithm} ${name}`);
		const signer = localSignerOf(algorithm, secretKey);
		const publicKey = { algorithm, publicKey: toBase64(signer.publicKey) };
		return { algorithm, secretKey, signer, id: keyId(signer.code, signer.publicKey), publicKey };
	}

	/** The seed of the pair that data is sealed to for a department. */
	sealingSeed(department: string): Bytes {
		return this.secret(`sealing ${department}`);
	}

	/** Writes a department's sealing key file; what is sealed to it opens with it. */
	async saveSealing(department: string, account: string): Promise<void> {
		const path = join(this.#folder, `${department}-sealing.json`);
		if (!existsSync(path))
			createFile(path, await formatSealingKey(this.sealingSeed(department), account), 0o600);
	}

	/** Writes a key's file for people to act with; gives its path. */
	save(name: string, key: DemoKey, account?: string): string {
		const path = join(this.#folder, `${name}.json`);
		if (!existsSync(path)) createFile(path, formatKeyFile(key, { account }), 0o600);
		return path;
	}
}

const readme = `示例城市的密钥，仅供演示。每个文件都能代其账户签署，例如：
Keys of the sample city, for demonstration only. Each file signs for its account, for example:

  npm run mingjian -- catalogue withdraw --code CODE --reason "..." --key DATA/keys/demo/civil-affairs-seal.json
`;
