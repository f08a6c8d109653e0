import type { QueryContext } from "@mingjian/ledger/runtime/context.ts";
import { Refusal } from "@mingjian/ledger/runtime/refusal.ts";
import { type Release, releaseOf } from "@mingjian/services/disclosure/rules/release.ts";
import { contents } from "@mingjian/services/disclosure/state.ts";

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
	const { contentId, opening, keyId, timeMs } = asked;
	if (opening === "owner") {
		const record = context.get(contents, contentId);
		return record?.tag === keyId ? { wrap: record.owner.wrap } : undefined;
	}
	const release = releaseOf(context, opening, { content: contentId, timeMs });
	if (!release || !isOpener(context, release, asked)) return undefined;
	return { wrap: release.wrap, untilMs: release.disclosure.untilMs };
}

/** Whether the key is in force for the officer who opened, and they may still open for that department. */
function isOpener(context: QueryContext, { disclosure }: Release, { keyId, timeMs }: Asked): boolean {
	const claim = { actor: disclosure.officer, onBehalfOf: disclosure.department, keyIds: [keyId] };
	try {
		const act = { service: "disclosure", action: "open", timeMs };
		return context
			.use("accounts")
			.authenticate({ ...claim, ...act })
			.roles.includes("data-opener");
	} catch (error) {
		if (error instanceof Refusal) return false;
		throw error;
	}
}
