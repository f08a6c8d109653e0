import { type Application, applicationOf } from "../../me/application.ts";
import type { Draft } from "../../me/drafts.ts";
import type { AskedBy } from "../../session/only.ts";

/** A draft with what it applies for. */
export interface OpenDraft {
	readonly draft: Draft;
	readonly application: Application;
}

/** The draft an address names, for its own account alone; undefined where there is none, or the item can no longer be applied for. */
export async function openDraft({ me, city, path, visitor }: AskedBy): Promise<OpenDraft | undefined> {
	const draft = me.drafts.find(visitor.account, path.draft ?? "");
	const application = draft && (await applicationOf(city, draft.item));
	return application && { draft, application };
}

/** Where a draft's pages are. */
export function draftPath({ id }: Pick<Draft, "id">, page = ""): string {
	return `/me/drafts/${id}${page === "" ? "" : `/${page}`}`;
}
