import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { formatCheckpoint } from "@mingjian/ledger/note/checkpoint.ts";
import type { NoteSigner } from "@mingjian/ledger/note/note-signer.ts";
import { signNote } from "@mingjian/ledger/note/sign-note.ts";
import type { Head } from "@mingjian/ledger/runtime/chain.ts";

/** Signs the head as a C2SP checkpoint, once a size and only when somebody asks. */
export class Checkpoints {
	readonly #signer: NoteSigner;
	#last: { readonly size: number; readonly text: string } | undefined;

	constructor(signer: NoteSigner) {
		this.#signer = signer;
	}

	/** The signed checkpoint of a durable head; never of anything else. */
	of({ size, root }: Head): string {
		if (this.#last?.size !== size) {
			const text = formatCheckpoint({ origin: this.#signer.name, size, root, extensions: [] });
			this.#last = { size, text: fromUtf8(signNote(text, [this.#signer])) };
		}
		return this.#last.text;
	}
}
