import type { ActingClaim, Principal } from "@mingjian/ledger/runtime/capabilities.ts";
import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import { ownerOf } from "@mingjian/services/disclosure/owner.ts";
import { type Release, releaseOf } from "@mingjian/services/disclosure/rules/release.ts";
import { contents } from "@mingjian/services/disclosure/state.ts";
import { postKey, posts } from "@mingjian/services/identity/state.ts";

/** Who asks for what, their signature checked. */
export interface Asked {
	readonly contentId: string;
	/** Transaction id of an opening, or "owner". */
	readonly opening: string;
	/** Whose signature stands under the request. */
	readonly keyId: string;
	readonly timeMs: number;
}

/** The one wrap the asker may have. */
export interface Granted {
	readonly wrap: string;
	/** End of the opening's term; none for the owner, whose right has no end. */
	readonly untilMs?: number;
}

/** What the record lets the asker have; undefined where it lets them have nothing. */
export function askedOf(context: QueryContext, asked: Asked): Granted | undefined {
	const { contentId, opening, timeMs } = asked;
	if (opening === "owner") return ownersOf(context, asked);
	const release = releaseOf(context, opening, { content: contentId, timeMs });
	if (!release || !isOpener(context, release, asked)) return undefined;
	return { wrap: release.wrap, untilMs: release.disclosure.untilMs };
}

/** The owner's wrap, where the key is in force for the tag: the tag's own, or one of the account registered under it. */
function ownersOf(context: QueryContext, { contentId, keyId, timeMs }: Asked): Granted | undefined {
	const record = context.get(contents, contentId);
	if (!record) return undefined;
	const actor = ownerOf(record.tag);
	const principal = principalOf(context, { actor, onBehalfOf: undefined, keyIds: [keyId], timeMs });
	return principal && { wrap: record.owner.wrap };
}

/**
 * Whether the key is in force for the officer who opened, or the one they named to fetch it, and they may still open for that department.
 */
function isOpener(context: QueryContext, { disclosure }: Release, { keyId, timeMs }: Asked): boolean {
	const { officer: actor, department: onBehalfOf, collector } = disclosure;
	if (collector === keyId) return maySendCollector(context, disclosure);
	const principal = principalOf(context, { actor, onBehalfOf, keyIds: [keyId], timeMs });
	return principal?.roles.includes("data-opener") ?? false;
}

function maySendCollector(context: QueryContext, { officer, department }: Release["disclosure"]): boolean {
	const post = context.get(posts, postKey(department, officer));
	const active = [officer, department].every((each) => context.use("accounts").describe(each)?.active);
	return active && post?.endedMs === undefined && (post?.roles.includes("data-opener") ?? false);
}

/** Who the record says stands behind the key; undefined where it says nobody who may act. */
function principalOf(
	context: QueryContext,
	claim: Omit<ActingClaim, "service" | "action">,
): Principal | undefined {
	try {
		return context.use("accounts").authenticate({ ...claim, service: "disclosure", action: "open" });
	} catch (error) {
		if (error instanceof Refusal) return undefined;
		throw error;
	}
}
