import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";
import { vkeyOf } from "./log-key.ts";

interface OwnKey {
	readonly vkey: string;
	readonly signer: NoteSigner;
}

/**
 * Signs the head as a C2SP checkpoint, once a size and only when somebody asks: with each of its keys that the policy in force names, so
 * that while a key is being replaced both those who know the old one and those who know the new one can check it.
 */
export class Checkpoints {
	readonly #own: readonly OwnKey[];
	readonly #inForce: () => readonly string[];
	#last: { readonly size: number; readonly signers: string; readonly text: string } | undefined;

	/** `signers` has one key at least; `inForce` says the verifier keys of the log as the policy in force has them. */
	constructor(signers: readonly NoteSigner[], inForce: () => readonly string[]) {
		this.#own = signers.map((signer) => ({ vkey: vkeyOf(signer), signer }));
		this.#inForce = inForce;
	}

	/** Whether the policy in force names one of the keys here: without it nobody believes what this node signs. */
	get trusted(): boolean {
		const named = this.#inForce();
		return this.#own.some(({ vkey }) => named.includes(vkey));
	}

	/** The signed checkpoint of a durable head; never of anything else. */
	of({ size, root }: Head): string {
		const chosen = this.#chosen();
		const signers = chosen.map(({ vkey }) => vkey).join();
		if (this.#last?.size !== size || this.#last.signers !== signers) {
			const { name } = chosen[0]!.signer;
			const text = formatCheckpoint({ origin: name, size, root, extensions: [] });
			const note = signNote(
				text,
				chosen.map(({ signer }) => signer),
			);
			this.#last = { size, signers, text: fromUtf8(note) };
		}
		return this.#last.text;
	}

	#chosen(): readonly OwnKey[] {
		const named = this.#inForce();
		const chosen = this.#own.filter(({ vkey }) => named.includes(vkey));
		return chosen.length > 0 ? chosen : this.#own.slice(0, 1);
	}
}
