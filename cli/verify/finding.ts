import type { Words } from "@mingjian/ledger/runtime/words.ts";

/** A labelled fact. */
export type Fact = readonly [label: Words, value: string | Words];

/** What verifying something found, for people and for programs. */
export interface Finding {
	/** True where it is proved and, for a certificate, in force. */
	readonly ok: boolean;
	/** What was verified: "entry", "state", "certificate", "credential", "qr", "trail", or undefined where it could not be told. */
	readonly kind: string | undefined;
	readonly headline: Words;
	readonly facts: readonly Fact[];
	/** What was not proved, though one might think so. */
	readonly cautions?: readonly Words[];
	/** Members for `--json` beside `ok`, `kind` and `message`. */
	readonly members?: Readonly<Record<string, unknown>>;
}

/** A finding that proves nothing, with its reason. */
export function refusal(kind: string | undefined, reason: string, words: Words): Finding {
	return {
		ok: false,
		kind,
		headline: { zh: `不成立：${words.zh}`, en: `Not proved: ${words.en}` },
		facts: [],
		members: { reason },
	};
}
