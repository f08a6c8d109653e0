import { setImmediate } from "node:timers/promises";
import { type ReleaseRequest, signerOfRelease } from "@mingjian/client/seal/release-request.ts";
import { contentIdOf } from "@mingjian/client/seal/sealed-content.ts";
import {
	decodeSealedFile,
	encodeSealedFile,
	mostWraps,
	type SealedFile,
} from "@mingjian/client/seal/sealed-file.ts";
import { wrapIdOf } from "@mingjian/client/seal/wrap.ts";
import { type Bytes, utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { toHex } from "@mingjian/ledger/crypto/hex.ts";
import type { PasskeyPolicy } from "@mingjian/ledger/crypto/passkey-policy.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { AppliedBlock } from "@mingjian/ledger/runtime/chain.ts";
import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import { wrapsOnRecord } from "@mingjian/services/disclosure/rules/release.ts";
import { contents } from "@mingjian/services/disclosure/state.ts";
import { keys } from "@mingjian/services/identity/state.ts";
import type { RecordNode } from "../pipeline/record-node.ts";
import { askedOf } from "./asked-of.ts";
import type { Denial } from "./denial-log.ts";
import { PendingContents } from "./pending-contents.ts";
import type { Vault } from "./vault.ts";
import type { VaultCode } from "./vault-codes.ts";

/** What the keeper works with. */
export interface KeeperSetting {
	readonly node: RecordNode;
	readonly vault: Vault;
	readonly clock: () => number;
	readonly passkeys?: PasskeyPolicy;
	/** Hears of an erasure that failed; it is tried again at the next sweep. */
	readonly failed: (error: unknown) => void;
	/** Hears of releases refused to an account on the record; strangers are nobody's act. */
	readonly denied?: (denial: Denial) => void;
}

/** What an upload came to. */
export interface Kept {
	readonly contentId: string;
	/** `waiting` until the record names it, fifteen minutes at most. */
	readonly state: "held" | "waiting";
}

/** How far an asker's clock may be off. */
const clockSlackMs = 5 * 60 * 1000;
const contentsAtOnce = 64;
const touchedContent = /^disclosure\.(?:content|consent)\/([0-9a-f]{64})/;

/**
 * Holds the vault to the record: keeps what the record names, destroys what it says is erased, and releases only what an opening
 * on it allows. Nothing is released that the record does not already say.
 */
export class VaultKeeper {
	readonly #setting: KeeperSetting;
	readonly #pending: PendingContents;
	readonly #stop: () => void;
	#work: Promise<void>;
	#stopped = false;

	/**
	 * Follows the record from now on, and meanwhile brings the vault in line with what it missed, as after a crash or a restore
	 * (`settled`). It can serve at once: what may be released is judged by the record each time.
	 */
	constructor(setting: KeeperSetting) {
		this.#setting = setting;
		this.#pending = new PendingContents(setting.clock);
		const unfollow = setting.node.onFinal((block) => this.#follow(block));
		this.#stop = () => {
			this.#stopped = true;
			unfollow();
		};
		this.#work = this.#settleAll();
	}

	/** Takes a ciphertext with wraps. On record already, it takes the wraps the record names and refuses others. */
	async keep(octets: Bytes): Promise<Kept | VaultCode | "busy"> {
		const file = decodeSealedFile(octets);
		if (!file || file.bytes.length === 0) return "vault-file";
		const contentId = contentIdOf(file.bytes);
		const context = await this.#context();
		if (context.get(contents, contentId)) return await this.#keepRecorded(context, contentId, file);
		const { vault } = this.#setting;
		if (vault.wrapsOf(contentId).length > mostWraps || !this.#pending.add(contentId, octets.length))
			return "busy";
		await this.#put(contentId, file);
		// The record may have come to name it meanwhile.
		await this.#settle(contentId);
		if (!vault.has(contentId)) return "vault-content-erased";
		return { contentId, state: this.#pending.has(contentId) ? "waiting" : "held" };
	}

	/** Takes further wraps of a content that is held, as a consent on the record names them. */
	async keepWraps(contentId: string, octets: Bytes): Promise<Kept | VaultCode> {
		const file = decodeSealedFile(octets);
		if (!file || file.bytes.length > 0) return "vault-file";
		const context = await this.#context();
		if (!context.get(contents, contentId)) return "vault-content-unknown";
		return await this.#keepRecorded(context, contentId, file);
	}

	/** Releases a content with the asker's own wrap, as spec/sealed.md §6 demands. */
	async release(
		contentId: string,
		request: ReleaseRequest,
	): Promise<Bytes | VaultCode | "signature-invalid"> {
		const { node, vault, passkeys } = this.#setting;
		const timeMs = this.#now();
		if (Math.abs(request.issuedAt - this.#setting.clock()) > clockSlackMs) return "vault-release-time";
		const { ledger } = node.genesis;
		const keyId = signerOfRelease(request, { ledger, contentId, ...(passkeys ? { passkeys } : {}) });
		if (keyId === undefined) return "signature-invalid";
		const context = await this.#context();
		const record = context.get(contents, contentId);
		if (!record) return "vault-content-unknown";
		if (record.erasedMs !== undefined) return "vault-content-erased";
		const asked = askedOf(context, { contentId, opening: request.opening, keyId, timeMs });
		const refused = (code: Denial["code"]) => this.#deny({ contentId, code, request }, keyId);
		if (!asked) return refused("vault-release-refused");
		const bytes = await vault.sealed(contentId);
		const wrap = await vault.wrap(contentId, asked.wrap);
		if (!bytes || !wrap) return "vault-content-unknown";
		if (
			asked.untilMs !== undefined &&
			!(await vault.useOpening(useOf(request.opening, contentId), asked.untilMs))
		)
			return refused("vault-release-used");
		return encodeSealedFile({ wraps: [wrap], bytes });
	}

	#deny(denial: Omit<Denial, "asker">, keyId: string): Denial["code"] {
		const asker = this.#setting.node.queryContext("identity").get(keys, keyId)?.account;
		if (asker !== undefined) this.#setting.denied?.({ ...denial, asker });
		return denial.code;
	}

	/** Destroys what waited too long, tries again what failed and forgets openings long over. */
	sweep(): void {
		this.#setting.vault.forgetOpenings(this.#now());
		for (const contentId of this.#pending.due()) this.#settleSoon(contentId);
	}

	/** Resolves when everything the record asked for so far is done. */
	settled(): Promise<void> {
		return this.#work;
	}

	/** Stops following the record; what is under way is finished. */
	async close(): Promise<void> {
		this.#stop();
		await this.#work;
		await this.#setting.vault.close();
	}

	async #keepRecorded(context: QueryContext, contentId: string, file: SealedFile): Promise<Kept | VaultCode> {
		const { vault } = this.#setting;
		if (context.get(contents, contentId)!.erasedMs !== undefined) return "vault-content-erased";
		if (file.bytes.length === 0 && !vault.has(contentId)) return "vault-content-unknown";
		const named = wrapsOnRecord(context, contentId, this.#now());
		if (!file.wraps.every((wrap) => named.has(wrapIdOf(wrap)))) return "vault-wrap-unknown";
		await this.#put(contentId, file);
		// An erasure may have come while this was written.
		await this.#settle(contentId);
		return vault.has(contentId) ? { contentId, state: "held" } : "vault-content-erased";
	}

	async #put(contentId: string, { bytes, wraps }: SealedFile): Promise<void> {
		const { vault } = this.#setting;
		for (const wrap of wraps) await vault.putWrap(contentId, wrap);
		if (bytes.length > 0) await vault.putSealed(bytes);
	}

	/** The state to judge by, once it is durable. */
	async #context(): Promise<QueryContext> {
		const context = this.#setting.node.queryContext("disclosure");
		await this.#setting.node.durable(context.height);
		return context;
	}

	// Block time never goes back, so a clock that does lengthens no term.
	#now(): number {
		const { node, clock } = this.#setting;
		return Math.max(clock(), node.head().timeMs);
	}

	#follow(block: AppliedBlock): void {
		for (const { touched } of block.entries) {
			for (const key of touched) {
				const found = touchedContent.exec(key);
				if (found) this.#settleSoon(found[1]!);
			}
		}
	}

	async #settleAll(): Promise<void> {
		for (const [at, contentId] of this.#setting.vault.contents().entries()) {
			if (this.#stopped) return;
			// A large vault must not keep the requests waiting.
			if (at % contentsAtOnce === 0) await setImmediate();
			await this.#trySettle(contentId);
		}
	}

	#settleSoon(contentId: string): void {
		this.#work = this.#work.then(() => this.#trySettle(contentId));
	}

	async #trySettle(contentId: string): Promise<void> {
		try {
			await this.#settle(contentId);
		} catch (error) {
			this.#pending.tryAgain(contentId);
			this.#setting.failed(error);
		}
	}

	/** Brings one content in line with the record as it is now. */
	async #settle(contentId: string): Promise<void> {
		const { vault } = this.#setting;
		const context = await this.#context();
		const record = context.get(contents, contentId);
		if (!record && !this.#pending.isOver(contentId)) return this.#pending.wait(contentId);
		if (!record || record.erasedMs !== undefined) {
			await vault.erase(contentId);
			return this.#pending.remove(contentId);
		}
		this.#pending.remove(contentId);
		const named = wrapsOnRecord(context, contentId, this.#now());
		for (const wrapId of vault.wrapsOf(contentId))
			if (!named.has(wrapId)) await vault.dropWrap(contentId, wrapId);
	}
}

/** What the book of releases holds of one use: an opening of several contents is good once for each. */
function useOf(opening: string, contentId: string): string {
	return toHex(sha256(utf8(`${opening}\n${contentId}`)));
}
