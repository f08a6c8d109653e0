import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import type { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { ReplayWindow } from "@mingjian/ledger/runtime/replay-window.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";

/** What the door needs to know of the chain. */
export interface DoorSetting {
	readonly registry: Registry;
	readonly chain: Chain;
	readonly ledger: string;
	readonly clock: () => number;
}

/**
 * Turns away what could only be refused, before it costs a signature check or a place on the record: malformed,
 * of another ledger, out of time, no such action, input off its schema, keys nobody registered.
 */
export class Door {
	readonly #setting: DoorSetting;
	readonly #prepared = new WeakMap<Bytes, Prepared>();

	constructor(setting: DoorSetting) {
		this.#setting = setting;
	}

	/** The envelope, read once for the same array of bytes; a fault's code otherwise. */
	read(bytes: Bytes): Prepared | string {
		const known = this.#prepared.get(bytes);
		if (known) return known;
		const prepared = prepare(bytes);
		if (typeof prepared !== "string") this.#prepared.set(bytes, prepared);
		return prepared;
	}

	/** Why the act would be refused before any signature is looked at. */
	fault({ payload }: Prepared): string | undefined {
		const { registry, chain, ledger, clock } = this.#setting;
		if (payload.ledger !== ledger) return "ledger-other";
		// Block time never goes back, so it may be ahead of the clock.
		if (!ReplayWindow.open(payload.issuedAt, Math.max(clock(), chain.head.timeMs)))
			return "transaction-expired";
		const manifest = registry.contracts.get(payload.service)?.manifest;
		if (!manifest) return "service-unknown";
		if (!Object.hasOwn(manifest.actions, payload.action)) return "action-unknown";
		return validator(manifest.actions[payload.action]!.input).Check(payload.input)
			? undefined
			: "input-invalid";
	}

	/** Why nobody stands behind the keys that signed, as the state is now. */
	stranger({ payload, signatures }: Prepared): string | undefined {
		const { registry, chain } = this.#setting;
		const { actor, onBehalfOf, service, action } = payload;
		const keyIds = signatures.map((each) => keyId(each.algorithm, each.publicKey));
		try {
			registry
				.capability("accounts", chain.view())
				.authenticate({ actor, onBehalfOf, keyIds, service, action, timeMs: chain.head.timeMs });
			return undefined;
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			// A known person who may not is on the record; a stranger is not.
			return strangers.has(error.code) ? error.code : undefined;
		}
	}
}

const strangers = new Set(["key-unknown", "key-revoked", "account-unknown", "account-suspended"]);
