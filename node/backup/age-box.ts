import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import { BackupTrouble } from "./backup-trouble.ts";

/** A new age identity (X25519) and the recipient that goes with it: whoever has the identity reads the backup. */
export async function newIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
	const identity = await generateX25519Identity();
	return { identity, recipient: await identityToRecipient(identity) };
}

/** Encrypts for every recipient (age-encryption.org/v1). Refuses none, and one that is no recipient (backup-recipient). */
export function sealer(recipients: readonly string[]): (octets: Bytes) => Promise<Bytes> {
	const encrypter = new Encrypter();
	if (recipients.length === 0) throw new BackupTrouble("backup-recipient", "no recipient is given");
	for (const recipient of recipients) {
		try {
			encrypter.addRecipient(recipient);
		} catch (error) {
			throw new BackupTrouble("backup-recipient", recipient, error);
		}
	}
	return (octets) => encrypter.encrypt(octets);
}

/** Decrypts with any of the identities. Refuses none and what is no identity (backup-identity). */
export function opener(identities: readonly string[]): (octets: Bytes, name: string) => Promise<Bytes> {
	const decrypter = new Decrypter();
	if (identities.length === 0) throw new BackupTrouble("backup-identity", "no identity is given");
	for (const identity of identities) {
		try {
			decrypter.addIdentity(identity);
		} catch (error) {
			throw new BackupTrouble("backup-identity", "not an age identity", error);
		}
	}
	return async (octets, name) => {
		try {
			return await decrypter.decrypt(octets);
		} catch (error) {
			const { message } = error as Error;
			const code = message.startsWith("no identity matched") ? "backup-identity" : "backup-damaged";
			throw new BackupTrouble(code, `${name}: ${message}`, error);
		}
	};
}

/** The identities of an identity file as age writes it: one a line, `#` begins a comment. */
export function identitiesOf(text: string): string[] {
	return text
		.split(/\r?\n/)
		.map((line) => line.trim())
		.filter((line) => line !== "" && !line.startsWith("#"));
}
