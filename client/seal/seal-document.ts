import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import type { SealedPart } from "@mingjian/services/disclosure/schema.ts";
import type { SealingKeyPair } from "./hpke-suite.ts";
import type { Plain } from "./plaintext.ts";
import { sealContent } from "./sealed-content.ts";
import { encodeSealedFile } from "./sealed-file.ts";
import { unwrapContentKey, wrapContentKey, wrapIdOf } from "./wrap.ts";

/** Somebody a content key is wrapped to. */
export interface Recipient {
	/** `citizen:` and the owner's tag, or a department. */
	readonly account: string;
	readonly publicKey: Bytes;
}

/** A group of fields, or one material, sealed apart from the others so that consent can be given for it alone. */
export interface Group {
	/** Such as `contact`; a name of the form, never a person's. */
	readonly name: string;
	readonly plain: Plain;
	readonly departments: readonly Recipient[];
}

/** A group sealed: what goes on the record, and what goes to the vault. */
export interface SealedGroup {
	/** One element of `contents` in the input of disclosure/seal. */
	readonly part: SealedPart;
	/** Body of POST /v1/vault. */
	readonly file: Bytes;
}

/** Seals one group to its owner and to the entitled departments (spec/sealed.md §3, §4). */
export async function sealGroup(ledger: string, owner: Recipient, group: Group): Promise<SealedGroup> {
	const { contentId, bytes, commitment, contentKey } = await sealContent(ledger, group.plain);
	const wrapTo = async ({ account, publicKey }: Recipient) => {
		const purpose = { ledger, contentId, recipient: account };
		const wrap = await wrapContentKey(contentKey, publicKey, purpose);
		return { wrap, account, key: sealingKeyId(publicKey), id: wrapIdOf(wrap) };
	};
	const own = await wrapTo(owner);
	const others = await Promise.all(group.departments.map(wrapTo));
	const part: SealedPart = {
		content: contentId,
		group: group.name,
		bytes: bytes.length,
		commitment: toBase64(commitment),
		owner: { key: own.key, wrap: own.id },
		departments: others.map(({ account, key, id }) => ({ department: account, key, wrap: id })),
	};
	return { part, file: encodeSealedFile({ wraps: [own, ...others].map(({ wrap }) => wrap), bytes }) };
}

/** The content key the owner holds, wrapped to one more department. */
export interface WidenedWrap {
	readonly wrap: Bytes;
	/** `key` and `wrap` in the input of disclosure/consent. */
	readonly terms: { readonly key: string; readonly wrap: string };
}

/** Widens access to one content without touching its ciphertext: the owner unwraps the key and wraps it to a department. */
export async function widen(
	held: { readonly ledger: string; readonly contentId: string; readonly wrap: Bytes },
	owner: { readonly account: string; readonly keys: SealingKeyPair },
	to: Recipient,
): Promise<WidenedWrap> {
	const { ledger, contentId } = held;
	const contentKey = await unwrapContentKey(held.wrap, owner.keys, {
		ledger,
		contentId,
		recipient: owner.account,
	});
	const wrap = await wrapContentKey(contentKey, to.publicKey, { ledger, contentId, recipient: to.account });
	return { wrap, terms: { key: sealingKeyId(to.publicKey), wrap: wrapIdOf(wrap) } };
}
