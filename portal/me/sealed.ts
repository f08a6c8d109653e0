import { seedOf } from "@mingjian/client/cases/case-file.ts";
import { type Matter, matterOf } from "@mingjian/client/cases/matter.ts";
import { recipientsOf } from "@mingjian/client/cases/recipients.ts";
import type { Plain } from "@mingjian/client/seal/plaintext.ts";
import { sealGroup, widen } from "@mingjian/client/seal/seal-document.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { ContentRecord } from "@mingjian/services/disclosure/schema.ts";
import type { Edge } from "./edge.ts";
import type { KeptMatter, Matters } from "./matters.ts";

/** One sealed content of a citizen with the matter it belongs to. */
export interface HeldHere {
	readonly content: string;
	readonly record: ContentRecord;
	readonly matter: KeptMatter;
}

/** An act about a content for its owner to sign, the matter's key having signed already. */
export interface OwnersAct {
	readonly input: Json;
	readonly cosigners: readonly LocalSigner[];
}

interface Setting {
	readonly edge: Edge;
	readonly matters: Matters;
}

/** Opens a content for its owner. Refuses (ProblemError, SealRefusal) what the vault does not release or has changed. */
export async function openOwn({ edge, matters }: Setting, held: HeldHere): Promise<Plain> {
	const { account: recipient, signer, sealing: keys } = await keysOf(matters, held);
	const commitment = fromBase64(held.record.commitment);
	const wanted = { contentId: held.content, commitment, opening: "owner", signer, recipient, keys };
	return (await edge.vault.open(wanted)).plain;
}

/** Whom a content is shown to, for what and how long. */
export interface Consenting {
	readonly department: string;
	readonly purpose: string;
	readonly untilMs: number;
}

/**
 * Wraps a content's key to one more department and prepares disclosure/consent; the wrap goes to the vault once the consent is on the
 * record (`keepWrap`). Refuses (CaseTrouble) a department without a sealing key.
 */
export async function prepareConsent(
	{ edge, matters }: Setting,
	held: HeldHere,
	{ department, purpose, untilMs }: Consenting,
): Promise<OwnersAct & { readonly wrap: string }> {
	const { client, vault } = edge;
	const matter = await keysOf(matters, held);
	const [to] = [...(await recipientsOf(client, [department])).values()];
	const { content } = held;
	const { account, sealing, signer } = matter;
	const { wrap } = await vault.release({ contentId: content, opening: "owner", signer });
	const ledger = await client.ledger();
	const widened = await widen({ ledger, contentId: content, wrap }, { account, keys: sealing }, to!);
	const input = { content, department, purpose, ...widened.terms, untilMs };
	return { input, cosigners: [signer], wrap: toBase64(widened.wrap) };
}

/** Brings the wrap of a consent that is on the record to the vault. */
export async function keepWrap({ vault }: Edge, content: string, wrap: string): Promise<void> {
	await vault.keepWraps(content, [fromBase64(wrap)]);
}

/** Seals what a content should say to the same departments, and prepares disclosure/request for its correction. Refuses as `prepareConsent`. */
export async function prepareReplacement(
	{ edge, matters }: Setting,
	held: HeldHere,
	plain: Plain,
): Promise<OwnersAct> {
	const { client } = edge;
	const { tag, group, responsible, purpose, basis, departments } = held.record;
	const matter = await keysOf(matters, held);
	const recipients = await recipientsOf(
		client,
		departments.map(({ department }) => department),
	);
	const owner = { account: matter.account, publicKey: matter.sealing.publicKey };
	const sealed = await sealGroup(await client.ledger(), owner, {
		name: group,
		plain,
		departments: [...recipients.values()],
	});
	const seal = { tag, responsible, purpose, basis, contents: [sealed.part] } as unknown as Json;
	await edge.bring(matter, { files: [sealed.file], seal });
	const input = { content: held.content, kind: "correction", replacement: sealed.part.content };
	return { input, cosigners: [matter.signer] };
}

/** Adds the matter's signature to what its owner asks. */
export async function asOwner(
	{ matters }: Pick<Setting, "matters">,
	held: HeldHere,
	input: Json,
): Promise<OwnersAct> {
	return { input, cosigners: [(await keysOf(matters, held)).signer] };
}

function keysOf(matters: Matters, { matter }: HeldHere): Promise<Matter> {
	return matterOf(seedOf(matters.file(matter)));
}
