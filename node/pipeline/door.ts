import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { type Prepared, prepare } from "@mingjian/ledger/record/prepared.ts";
import { permits } from "@mingjian/ledger/runtime/access.ts";
import type { Chain } from "@mingjian/ledger/runtime/chain.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import type { Registry } from "@mingjian/ledger/runtime/registry.ts";
import { ReplayWindow } from "@mingjian/ledger/runtime/replay-window.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { PassingMap } from "./passing-map.ts";

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
	/** Envelopes on their way, by the very array that holds them. */
	readonly #prepared = new PassingMap<Bytes, Prepared>();

	constructor(setting: DoorSetting) {
		this.#setting = setting;
	}

	/** Reads an envelope and keeps it for `read` until it is let go; a fault's code otherwise. */
	take(bytes: Bytes): Prepared | string {
		const prepared = prepare(bytes);
		if (typeof prepared !== "string") this.#prepared.set(bytes, prepared);
		return prepared;
	}

	letGo(bytes: Bytes): void {
		this.#prepared.delete(bytes);
	}

	/** The envelope, read already if the same array was taken; a fault's code otherwise. */
	read(bytes: Bytes): Prepared | string {
		return this.#prepared.get(bytes) ?? prepare(bytes);
	}

	/** Why the act would be refused before any signature is looked at. */
	fault({ payload }: Prepared): string | undefined {
		const { registry, chain, ledger, clock } = this.#setting;
		if (payload.ledger !== ledger) return "ledger-other";
		// Block time never goes back, so it may be ahead of the clock.
		if (!ReplayWindow.open(payload.issuedAt, Math.max(clock(), chain.head.timeMs)))
			return "transaction-expired";
		const manifest = registry.inForce(chain.view()).get(payload.service)?.manifest;
		if (!manifest) return "service-unknown";
		if (!Object.hasOwn(manifest.actions, payload.action)) return "action-unknown";
		return validator(manifest.actions[payload.action]!.input).Check(payload.input)
			? undefined
			: "input-invalid";
	}

	/** Why nobody stands behind the keys that signed, as the state is now. */
	stranger({ payload, keyIds }: Prepared): string | undefined {
		const { registry, chain } = this.#setting;
		const { actor, onBehalfOf, service, action } = payload;
		try {
			const principal = registry
				.capability("accounts", chain.view())
				.authenticate({ actor, onBehalfOf, keyIds, service, action, timeMs: chain.head.timeMs });
			if (principal.kind !== "newcomer") return undefined;
			// Keys cost nothing: one nobody registered may do what is open to newcomers, and leave no trace otherwise.
			const { allow } = registry.inForce(chain.view()).get(service)!.manifest.actions[action]!;
			return permits(allow, principal) ? undefined : "account-unknown";
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			// A known person who may not is on the record; a stranger is not.
			return strangers.has(error.code) ? error.code : undefined;
		}
	}
}

const strangers = new Set(["key-unknown", "key-revoked", "account-unknown", "account-suspended"]);
