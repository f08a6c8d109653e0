import type { Text } from "../../../city/subject.ts";
import { applicationOf } from "../../../me/application.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Asked, type Load, SeeOther } from "../../page.ts";
import { draftPath } from "../open-draft.ts";

/** What to know before one applies. */
export interface ApplyModel {
	readonly code: string;
	readonly title: Text;
	readonly conditions: readonly Text[];
	readonly materials: readonly { readonly title: Words; readonly required: boolean }[];
	readonly promisedDays: number;
	readonly pages: number;
	readonly purpose: readonly { readonly law: string; readonly article: string }[];
	/** Drafts of this item that wait to be finished. */
	readonly drafts: readonly { readonly id: string; readonly changedMs: number }[];
	/** What was answered to "do you meet all of this?": nothing, or no. */
	readonly fit?: "missing" | "no" | "full";
}

async function modelOf({ city, path, me, visitor }: AskedBy): Promise<ApplyModel | undefined> {
	const application = await applicationOf(city, path.code ?? "");
	if (!application) return undefined;
	const { item: code, title, guide, flow, form } = application;
	return {
		code,
		title,
		conditions: guide.conditions ?? [],
		materials: flow.materials.map(({ title: name, required }) => ({ title: name, required })),
		promisedDays: flow.limits.promisedDays,
		pages: form.sections.length,
		purpose: flow.sealing ? [flow.sealing.basis] : [],
		drafts: me.drafts
			.of(visitor.account)
			.filter((draft) => draft.item === code && !draft.corrects)
			.map(({ id, changedMs }) => ({ id, changedMs })),
	};
}

export const loadApply: Load<ApplyModel> = only<Asked, ApplyModel>("citizen", modelOf);

/** Begins a draft for whoever says they meet the conditions; tells others what to do instead. */
export const beginDraft: Act<ApplyModel> = only("citizen", async (asked) => {
	const model = await modelOf(asked);
	if (!model) return undefined;
	const fit = model.conditions.length === 0 ? "yes" : asked.posted.fields.get("fit");
	if (fit !== "yes") return { ...model, fit: fit === "no" ? "no" : "missing" };
	const draft = asked.me.drafts.begin(asked.visitor.account, model.code);
	return draft ? new SeeOther(draftPath(draft)) : { ...model, fit: "full" };
});
