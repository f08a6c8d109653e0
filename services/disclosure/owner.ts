import type { CheckContext } from "@mingjian/ledger/runtime/context.ts";
import { refuse } from "./refusals.ts";
import type { ContentRecord } from "./schema.ts";
import { contents } from "./state.ts";

/** The account that a tag is: the one its key opens by itself, without registration. */
export function ownerOf(tag: string): string {
	return `citizen:${tag}`;
}

/**
 * Refuses (owner-unproved) whoever neither acts as the tag's own account nor signs with its key besides. A tag that is registered as
 * an account acts as that account alone, with any key in force there: a key revoked there proves nothing any more.
 */
export function proveOwner(context: Pick<CheckContext, "principal" | "use">, tag: string): void {
	const { principal } = context;
	const owner = ownerOf(tag);
	if (principal.subject === owner) return;
	if (!principal.signedBy.includes(tag) || context.use("accounts").describe(owner)) refuse("owner-unproved");
}

/** A content that is still held. Refuses content-unknown and content-erased. */
export function heldContent(context: Pick<CheckContext, "get">, content: string): ContentRecord {
	const found = context.get(contents, content) ?? refuse("content-unknown");
	if (found.erasedMs !== undefined) refuse("content-erased");
	return found;
}

/** A held content of the person who acts. Refuses owner-unproved as well. */
export function ownContent(context: CheckContext, content: string): ContentRecord {
	const found = heldContent(context, content);
	proveOwner(context, found.tag);
	return found;
}

/** The department acted for. The manifest lets nobody in who acts for none, so its absence is a bug (TypeError). */
export function actingDepartment({ principal }: Pick<CheckContext, "principal">): string {
	if (principal.department === undefined) throw new TypeError(`${principal.account} acts for no department`);
	return principal.department;
}
