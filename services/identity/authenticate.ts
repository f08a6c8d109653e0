import type { AccountKind } from "@mingjian/ledger/runtime/access.ts";
import type { ActingClaim, Cosigner, Principal } from "@mingjian/ledger/runtime/capabilities.ts";
import type { StateReader } from "@mingjian/ledger/runtime/context.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import { covers } from "./rules/covers.ts";
import { accounts, delegationKey, delegations, keys, postKey, posts } from "./state.ts";

/** For whom the actor acts, and as what. */
type Standing = Pick<Principal, "subject" | "department" | "roles">;

/**
 * Says who stands behind the keys of an envelope. At least one key must be the actor's and none of the actor's may be
 * revoked. Refuses with core codes: account-unknown, account-suspended, key-unknown, key-revoked, and not-allowed where the
 * actor holds no post or delegation to act for another.
 */
export function authenticate(state: StateReader, claim: ActingClaim): Principal {
	const { actor, keyIds } = claim;
	const found = state.get(accounts, actor);
	if (!found) return newcomer(claim);
	if (found.suspension) throw new Refusal("account-suspended");
	const own = ownKeys(state, claim);
	const standing = standingOf(state, claim, found.kind);
	// Most envelopes carry one signature; then nobody else can have signed.
	const cosigners = keyIds.length === 1 ? [] : cosignersOf(state, claim, { kind: found.kind, ...standing });
	return { account: actor, kind: found.kind, ...standing, keys: own, cosigners, signedBy: keyIds };
}

/** Nobody the record knows, whose id is self-certifying: it names a key that signed. */
function newcomer({ actor, onBehalfOf, keyIds }: ActingClaim): Principal {
	const key = keyIds.find((id) => actor === `citizen:${id}`);
	if (key === undefined) throw new Refusal("account-unknown");
	if (onBehalfOf !== undefined) throw new Refusal("not-allowed");
	return {
		account: actor,
		kind: "newcomer",
		subject: actor,
		department: undefined,
		roles: [],
		keys: [key],
		cosigners: [],
		signedBy: keyIds,
	};
}

function ownKeys(state: StateReader, { actor, keyIds }: ActingClaim): readonly string[] {
	const own: string[] = [];
	for (const id of keyIds) {
		const key = state.get(keys, id);
		if (key?.account !== actor) continue;
		if (key.revokedMs !== undefined) throw new Refusal("key-revoked");
		own.push(id);
	}
	if (own.length === 0) throw new Refusal("key-unknown");
	return own;
}

function standingOf(state: StateReader, claim: ActingClaim, kind: AccountKind): Standing {
	const { actor, onBehalfOf } = claim;
	if (onBehalfOf === undefined || onBehalfOf === actor) {
		return { subject: actor, department: kind === "department" ? actor : undefined, roles: [] };
	}
	const roles = onBehalfOf.startsWith("department:")
		? rolesIn(state, onBehalfOf, actor)
		: delegated(state, claim, onBehalfOf);
	if (!roles) throw new Refusal("not-allowed");
	if (state.get(accounts, onBehalfOf)?.suspension) throw new Refusal("account-suspended");
	const department = onBehalfOf.startsWith("department:") ? onBehalfOf : undefined;
	return { subject: onBehalfOf, department, roles };
}

/** Roles of a post that has not ended; undefined where there is none. */
export function rolesIn(
	state: Pick<StateReader, "get">,
	department: string,
	officer: string,
): readonly string[] | undefined {
	const post = state.get(posts, postKey(department, officer));
	return post && post.endedMs === undefined ? post.roles : undefined;
}

function delegated(state: StateReader, claim: ActingClaim, from: string): readonly string[] | undefined {
	const { actor, service, action, timeMs } = claim;
	const delegation = state.get(delegations, delegationKey(from, actor));
	if (!delegation || delegation.revokedMs !== undefined || delegation.untilMs <= timeMs) return undefined;
	return covers(delegation.acts, service, action) ? [] : undefined;
}

type Peer = Pick<Principal, "department"> & { readonly kind: AccountKind };

function cosignersOf(state: StateReader, { actor, keyIds }: ActingClaim, peer: Peer): Cosigner[] {
	const found = new Map<string, Cosigner>();
	for (const id of keyIds) {
		const key = state.get(keys, id);
		if (!key || key.account === actor || key.revokedMs !== undefined || found.has(key.account)) continue;
		const cosigner = cosignerOf(state, key.account, peer);
		if (cosigner) found.set(key.account, cosigner);
	}
	return [...found.values()];
}

function cosignerOf(state: StateReader, account: string, { kind, department }: Peer): Cosigner | undefined {
	const found = state.get(accounts, account);
	if (!found || found.suspension) return undefined;
	if (kind === "operator") return found.kind === "operator" ? { account, kind, roles: [] } : undefined;
	if (department === undefined || found.kind !== "officer") return undefined;
	const roles = rolesIn(state, department, account);
	return roles && { account, kind: found.kind, roles };
}
