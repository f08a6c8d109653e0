import { randomBytes } from "node:crypto";
import { freshNonce, payloadBytes } from "@mingjian/client/api/compose.ts";
import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import { encodeEnvelope, type Signature, transactionId } from "@mingjian/ledger/record/envelope.ts";
import type { Json, Payload } from "@mingjian/ledger/record/payload.ts";
import type { Receipt, RecordNode } from "../city/record-node.ts";
import type { Credential } from "./passkeys.ts";
import { hashOf, type PortalStore, unguessable } from "./portal-store.ts";
import type { Session } from "./sessions.ts";
import type { Visitor } from "./visitor.ts";

/** One act to be signed; the rest of its payload is filled in here. */
export interface ActToSign {
	readonly service: string;
	readonly action: string;
	readonly input: Json;
	readonly onBehalfOf?: string;
	/** Who acts, where that is not the visitor: an account that is only being opened. */
	readonly actor?: string;
}

/** Who has to sign: the account acting, with any key it has in force, or one passkey that was just made. */
export type Slot = { readonly kind: "account" } | { readonly kind: "new"; readonly credential: Credential };

/** Something the portal does once all acts are on the record. */
export interface Effect {
	readonly kind: string;
	readonly given: Json;
}

/** What a person is asked to approve. */
export interface ToSign {
	/** Put on the record one after another, each as soon as it is signed. */
	readonly acts: readonly ActToSign[];
	/** Nothing is sent before all of them are signed: for words that go with an act, which are sealed after it, and not where it is refused. */
	readonly together?: true;
	/** Where to go then; {id}, {index} and {result.NAME} of the last receipt are filled in. */
	readonly next: string;
	/** Where to go where it is not signed. */
	readonly back: string;
	/** Who signs each act, in order; the account acting where it is not said. */
	readonly slots?: readonly Slot[];
	readonly effects?: readonly Effect[];
	/** Keys the portal holds for the matter, which sign every act as well. */
	readonly cosigners?: readonly LocalSigner[];
}

/** What waits for signatures. */
export interface Pending extends Omit<ToSign, "acts" | "slots" | "effects" | "cosigners"> {
	readonly id: string;
	/** Exact bytes to sign, base64. */
	readonly payloads: readonly string[];
	readonly slots: readonly Slot[];
	readonly effects: readonly Effect[];
	readonly receipts: readonly Receipt[];
	/** Signatures on the acts after those, which wait for the last one to be signed. */
	readonly signed: readonly (readonly KeptSignature[])[];
	/** Signatures on the act in turn, in the order of the slots. */
	readonly signatures: readonly KeptSignature[];
	/** What the keys held here have signed already, act by act. */
	readonly cosignatures: readonly (readonly KeptSignature[])[];
}

interface KeptSignature {
	readonly algorithm: number;
	readonly publicKey: string;
	readonly signature: string;
}

/** What became of a signature. */
export type Signed =
	| { readonly state: "more" }
	| { readonly state: "done"; readonly receipts: readonly Receipt[] }
	/** The record refused it, or would not take it. */
	| { readonly state: "refused"; readonly code: string };

/** Within the ten minutes in which the record takes an act after it was composed. */
const lifeMs = 9 * 60_000;

export interface SigningSetting {
	readonly store: PortalStore;
	readonly clock: () => number;
	readonly node: Pick<RecordNode, "genesis" | "submit" | "head">;
}

/** Acts that wait for the person who is to sign them. Each belongs to one session; what is shown is made from the very bytes that are signed. */
export class Signing {
	readonly #setting: SigningSetting;

	constructor(setting: SigningSetting) {
		this.#setting = setting;
	}

	/** Composes what a visitor is to sign; gives the page that asks them. Refuses (TypeError) acts no node would read. */
	begin({ session, account }: Visitor, asked: ToSign): string {
		if (!session || asked.acts.length === 0) throw new TypeError("nobody to sign, or nothing");
		const id = unguessable();
		const payloads = asked.acts.map((act) => payloadBytes(this.#payload(act, account)));
		const pending: Pending = {
			id,
			next: asked.next,
			back: asked.back,
			slots: asked.slots ?? [{ kind: "account" }],
			effects: asked.effects ?? [],
			payloads: payloads.map(toBase64),
			cosignatures: payloads.map((payload) => cosign(payload, asked.cosigners ?? [])),
			...(asked.together ? { together: true } : {}),
			receipts: [],
			signed: [],
			signatures: [],
		};
		this.#setting.store.run("INSERT INTO pending VALUES (:id, :session, :body, :until)", {
			id: hashOf(id),
			session: session.hash,
			body: JSON.stringify(pending),
			until: this.#setting.clock() + lifeMs,
		});
		return `/sign/${id}`;
	}

	/** What waits under an id in this session; undefined where nothing does any more. */
	find(session: Session | undefined, id: string): Pending | undefined {
		const row = this.#setting.store.one<{ readonly body: string }>(
			"SELECT body FROM pending WHERE id = :id AND session = :session AND until >= :now",
			{ id: hashOf(id), session: session?.hash ?? "", now: this.#setting.clock() },
		);
		return row && (JSON.parse(row.body) as Pending);
	}

	/** Takes a signature on the act in turn; submits what is signed by all, or waits for the acts that belong together. */
	async take(pending: Pending, { algorithm, publicKey, signature }: Signature): Promise<Signed> {
		const kept = { algorithm, publicKey: toBase64(publicKey), signature: toBase64(signature) };
		const signatures = [...pending.signatures, kept];
		if (signatures.length < pending.slots.length) {
			this.#keep({ ...pending, signatures });
			return { state: "more" };
		}
		const next = { ...pending, signed: [...pending.signed, signatures], signatures: [] };
		if (next.together && turnOf(next) < next.payloads.length) {
			this.#keep(next);
			return { state: "more" };
		}
		return this.#submit(next);
	}

	// Sent twice, the same octets are one entry: whoever signs the last act again after a crash in between goes on from there.
	async #submit(pending: Pending): Promise<Signed> {
		const receipts = [...pending.receipts];
		for (const signatures of pending.signed) {
			const at = receipts.length;
			const all = [...signatures, ...pending.cosignatures[at]!].map(opened);
			const payload = fromBase64(pending.payloads[at]!);
			const answer = await this.#setting.node.submit(encodeEnvelope({ payload, signatures: all }));
			if (!("index" in answer) || answer.code !== "ok") {
				this.forget(pending);
				return { state: "refused", code: answer.code };
			}
			receipts.push(answer);
		}
		if (receipts.length < pending.payloads.length) {
			this.#keep({ ...pending, receipts, signed: [] });
			return { state: "more" };
		}
		this.forget(pending);
		return { state: "done", receipts };
	}

	/** The person does not sign. */
	forget({ id }: Pick<Pending, "id">): void {
		this.#setting.store.run("DELETE FROM pending WHERE id = :id", { id: hashOf(id) });
	}

	#keep(pending: Pending): void {
		this.#setting.store.run("UPDATE pending SET body = :body WHERE id = :id", {
			id: hashOf(pending.id),
			body: JSON.stringify(pending),
		});
	}

	#payload({ service, action, input, onBehalfOf, actor }: ActToSign, account: string | undefined): Payload {
		const { node, clock } = this.#setting;
		const acting = actor ?? account;
		if (acting === undefined) throw new TypeError("nobody acts");
		return {
			ledger: node.genesis.ledger,
			service,
			action,
			input,
			actor: acting,
			...(onBehalfOf === undefined ? {} : { onBehalfOf }),
			// Block time never goes back, so it may be ahead of this clock.
			issuedAt: Math.max(clock(), node.head().timeMs),
			nonce: freshNonce((size) => Uint8Array.from(randomBytes(size))),
		};
	}
}

/** How many acts are signed already, and so which one is in turn. */
export function turnOf({ receipts, signed }: Pick<Pending, "receipts" | "signed">): number {
	return receipts.length + signed.length;
}

/** The payload bytes whose turn it is. */
export function bytesInTurn(pending: Pending): Bytes {
	return fromBase64(pending.payloads[turnOf(pending)]!);
}

/** What a device has to sign now. */
export function digestInTurn(pending: Pending): Bytes {
	return transactionId(bytesInTurn(pending));
}

/** Who signs now. */
export function slotInTurn({ slots, signatures }: Pending): Slot {
	return slots[signatures.length]!;
}

/** Where to go after the last act, with its receipt filled in. */
export function nextAddress(next: string, { id, index, result }: Receipt): string {
	const members = (typeof result === "object" && result !== null ? result : {}) as Readonly<
		Record<string, Json>
	>;
	return next.replaceAll(/\{(id|index|result\.([a-zA-Z]+))\}/g, (_whole, name: string, member?: string) =>
		encodeURIComponent(
			String(member === undefined ? { id, index }[name as "id" | "index"] : members[member]),
		),
	);
}

function cosign(payload: Bytes, signers: readonly LocalSigner[]): KeptSignature[] {
	const digest = transactionId(payload);
	return signers.map(({ code, publicKey, sign }) => ({
		algorithm: code,
		publicKey: toBase64(publicKey),
		signature: toBase64(sign(digest)),
	}));
}

function opened({ algorithm, publicKey, signature }: KeptSignature): Signature {
	return { algorithm, publicKey: fromBase64(publicKey), signature: fromBase64(signature) };
}
