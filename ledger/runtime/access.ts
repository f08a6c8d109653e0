import type { Principal } from "./capabilities.ts";

/** Who may act. Declared in the manifest, checked by the runtime before the contract is asked; the default is nobody. */
export type Access =
	/** Holder of the key that names a new account, which needs no registration first. */
	| { readonly kind: "newcomer" }
	/** Any active account of these kinds, for itself or by delegation. */
	| { readonly kind: "account"; readonly of: readonly AccountKind[] }
	/** The department itself, or an officer holding the role there. */
	| { readonly kind: "role"; readonly role: string }
	/** The operator named in the genesis document or by governance since. */
	| { readonly kind: "operator" }
	| { readonly kind: "any-of"; readonly rules: readonly Access[] };

export type AccountKind = "citizen" | "officer" | "department" | "operator";

export const newcomer: Access = { kind: "newcomer" };
export const operator: Access = { kind: "operator" };

/** Any active account of the kinds named. */
export function account(...of: AccountKind[]): Access {
	return { kind: "account", of };
}

/** An officer with the role in the department acted for, or that department's own seal. */
export function role(name: string): Access {
	return { kind: "role", role: name };
}

export function anyOf(...rules: Access[]): Access {
	return { kind: "any-of", rules };
}

/** True where the rule lets the principal act. */
export function permits(rule: Access, principal: Principal): boolean {
	switch (rule.kind) {
		case "newcomer":
			return principal.kind === "newcomer";
		case "account":
			return rule.of.includes(kindActedFor(principal) as AccountKind);
		case "role":
			return (
				principal.department !== undefined &&
				(principal.kind === "department" ||
					(principal.kind === "officer" && principal.roles.includes(rule.role)))
			);
		case "operator":
			return principal.kind === "operator";
		case "any-of":
			return rule.rules.some((each) => permits(each, principal));
	}
}

/** Who acts for a citizen by delegation may do what the citizen may, whatever kind of account the delegate is. */
function kindActedFor({ kind, account, subject, department }: Principal): Principal["kind"] {
	return subject === account || department !== undefined ? kind : "citizen";
}
