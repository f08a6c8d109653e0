import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { Signer } from "@mingjian/ledger/crypto/signer.ts";
import { Transport, type TransportSetting } from "../api/transport.ts";
import type { SealingKeyPair } from "./hpke-suite.ts";
import { signReleaseRequest } from "./release-request.ts";
import { SealRefusal } from "./seal-refusal.ts";
import { type OpenedContent, openContent } from "./sealed-content.ts";
import { decodeSealedFile, encodeSealedFile } from "./sealed-file.ts";
import { unwrapContentKey } from "./wrap.ts";

const sealedType = "application/vnd.mingjian.sealed";

export interface VaultClientSetting extends TransportSetting {
	readonly ledger: string;
	/** The asker's clock, milliseconds since the Unix epoch. */
	readonly clock?: () => number;
}

/** What the vault says of an upload; `waiting` until the record names the content, fifteen minutes at most. */
export interface Kept {
	readonly contentId: string;
	readonly state: "held" | "waiting";
}

/** A content as it leaves the vault. */
export interface Released {
	readonly wrap: Bytes;
	readonly bytes: Bytes;
}

/** Who asks for which content, by which right. */
export interface ReleaseWanted {
	readonly contentId: string;
	/** What the record says the content's commitment is. */
	readonly commitment: Bytes;
	/** Transaction id of the officer's `open`, or "owner". */
	readonly opening: string;
	/** A key of the officer who opened, or of the owner's tag. */
	readonly signer: Signer;
	/** Whose wrap it is: the department, or `citizen:` and the tag. */
	readonly recipient: string;
	readonly keys: Pick<SealingKeyPair, "secretKey">;
}

/** Brings sealed data to a node's vault and has it released. A refusal of the vault is a ProblemError. */
export class VaultClient {
	readonly #transport: Transport;
	readonly #ledger: string;
	readonly #clock: () => number;

	constructor({ ledger, clock = Date.now, ...transport }: VaultClientSetting) {
		this.#transport = new Transport(transport);
		this.#ledger = ledger;
		this.#clock = clock;
	}

	/** Uploads a sealed group's file. The same file twice is the same as once. */
	keep(file: Bytes): Promise<Kept> {
		return this.#transport.json({ path: "/v1/vault", post: { type: sealedType, body: file } });
	}

	/** Uploads wraps of a content that is held, once the consent that names them is on the record. */
	keepWraps(contentId: string, wraps: readonly Bytes[]): Promise<Kept> {
		const body = encodeSealedFile({ wraps, bytes: new Uint8Array() });
		return this.#transport.json({ path: `/v1/vault/${contentId}/wraps`, post: { type: sealedType, body } });
	}

	/**
	 * Has a content released and opens it; what comes back fits the commitment on the record. Asked once and never again by itself:
	 * an opening is good for one release. Throws SealRefusal where the vault sent something else.
	 */
	async open(wanted: ReleaseWanted): Promise<OpenedContent> {
		const { contentId, keys, recipient, commitment } = wanted;
		const ledger = this.#ledger;
		const { wrap, bytes } = await this.release(wanted);
		const contentKey = await unwrapContentKey(wrap, keys, { ledger, contentId, recipient });
		return await openContent(bytes, contentKey, { ledger, contentId, commitment });
	}

	/** Has a content released as the vault holds it: the asker's wrap, to open it or to wrap its key to somebody else, and the ciphertext. */
	async release({
		contentId,
		opening,
		signer,
	}: Pick<ReleaseWanted, "contentId" | "opening" | "signer">): Promise<Released> {
		const ledger = this.#ledger;
		const terms = { ledger, contentId, opening, issuedAt: this.#clock() };
		const body = utf8(JSON.stringify(await signReleaseRequest(terms, signer)));
		const post = { type: "application/json", body };
		const response = await this.#transport.open({ path: `/v1/vault/${contentId}/release`, post });
		const file = decodeSealedFile(new Uint8Array(await response.arrayBuffer()));
		const wrap = file?.wraps[0];
		if (!file || !wrap) throw new SealRefusal("sealed-malformed");
		return { wrap, bytes: file.bytes };
	}
}
