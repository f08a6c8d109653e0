import { coreRefusals } from "@mingjian/ledger/runtime/refusal.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { type DoorCode, doorCodes } from "./door-codes.ts";

/** A code and its words, as `/problems` lists it. */
export interface CodeEntry extends DoorCode {
	readonly code: string;
}

const notRecorded: Words = { zh: "没有留下任何记录。", en: "Nothing of it is on the record." };

/** Every code this node can answer: the door's, the record's and those of its services. */
export class Codes {
	readonly #entries = new Map<string, CodeEntry>();

	constructor(registry: Registry) {
		for (const [code, words] of Object.entries(coreRefusals)) this.#addRefusal(code, words);
		for (const { manifest } of registry.contracts.values()) {
			for (const [code, words] of Object.entries(manifest.refusals))
				this.#addRefusal(`${manifest.id}/${code}`, words);
		}
		for (const [code, entry] of Object.entries(doorCodes)) this.#entries.set(code, { code, ...entry });
	}

	/** The entry of a code; one that is not known is answered in general words under its own name. */
	get(code: string): CodeEntry {
		return this.#entries.get(code) ?? { ...doorCodes.refused, code };
	}

	find(code: string): CodeEntry | undefined {
		return this.#entries.get(code);
	}

	all(): CodeEntry[] {
		return [...this.#entries.values()];
	}

	#addRefusal(code: string, title: Words): void {
		this.#entries.set(code, { code, status: 400, title, advice: notRecorded });
	}
}
