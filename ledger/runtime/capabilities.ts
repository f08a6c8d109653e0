import type { AccountKind } from "./access.ts";
import type { StateReader } from "./context.ts";

/** Who acts, as far as the record knows. */
export interface Principal {
	/** Account that signed. */
	readonly account: string;
	readonly kind: AccountKind | "newcomer";
	/** Account acted for: the actor itself, the person who delegated, or the department. */
	readonly subject: string;
	/** Department acted for, where the actor is an officer of it or the department itself. */
	readonly department: string | undefined;
	/** Roles held in that department. */
	readonly roles: readonly string[];
	/** Key ids that signed and belong to the actor. */
	readonly keys: readonly string[];
	/** Other officers of the same department who signed too, with their roles. */
	readonly cosigners: readonly { readonly account: string; readonly roles: readonly string[] }[];
}

/** What a transaction claims about who acts. */
export interface ActingClaim {
	readonly actor: string;
	readonly onBehalfOf: string | undefined;
	/** Key ids of all valid signatures, in order. */
	readonly keyIds: readonly string[];
	readonly service: string;
	readonly action: string;
	/** Block time. */
	readonly timeMs: number;
}

/** Provided by the identity service: who stands behind keys. Refuses with core codes (key-unknown, key-revoked, …). */
export interface AccountsCapability {
	authenticate(claim: ActingClaim): Principal;
	/** Name and kind of an active or suspended account; undefined where there is none. */
	describe(
		account: string,
	): { readonly kind: AccountKind; readonly name: string; readonly active: boolean } | undefined;
}

/** Provided by the governance service: parameters of the city in force. */
export interface CityCapability {
	/** Name and division code of the city. */
	describe(): { readonly name: { readonly zh: string; readonly en: string }; readonly divisionCode: string };
}

/** What services may hand each other; a manifest's `needs` names the keys. */
export interface Capabilities {
	readonly accounts: AccountsCapability;
	readonly city: CityCapability;
}

export type CapabilityName = keyof Capabilities;

/** How a contract provides capabilities: from the state as the transaction sees it. */
export type CapabilityProviders = {
	readonly [N in CapabilityName]?: (state: StateReader) => Capabilities[N];
};
