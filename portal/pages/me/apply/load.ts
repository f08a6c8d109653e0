import type { Text } from "../../../city/subject.ts";
import { applicationOf } from "../../../me/application.ts";
import { mayDoFor, principalsOf } from "../../../me/standing.ts";
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
	/** Accounts for whom the reader may apply, and until when. */
	readonly principals: readonly { readonly account: string; readonly untilMs: number }[];
	/** For whom it is to be: an account, or nobody else. */
	readonly behalf?: string;
	/** What was answered to "do you meet all of this?": nothing, or no. */
	readonly fit?: "missing" | "no" | "full";
	/** The reader does not say for whom, or may not apply for them. */
	readonly unnamed?: boolean;
}

async function modelOf({ city, path, me, visitor }: AskedBy): Promise<ApplyModel | undefined> {
	const application = await applicationOf(city, path.code ?? "");
	if (!application) return undefined;
	const { item: code, title, guide, flow, form } = application;
	const principals = await principalsOf(city, visitor.account);
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
		principals: principals
			.filter((each) => mayDoFor(each, "submit"))
			.map(({ from, untilMs }) => ({ account: from, untilMs })),
	};
}

export const loadApply: Load<ApplyModel> = only<Asked, ApplyModel>("citizen", modelOf);

/** Begins a draft for whoever says they meet the conditions; tells others what to do instead. */
export const beginDraft: Act<ApplyModel> = only("citizen", async (asked) => {
	const model = await modelOf(asked);
	if (!model) return undefined;
	const { fields } = asked.posted;
	const behalf = behalfOf(model, fields.get("for"));
	const unnamed = behalf === undefined;
	const given = { ...model, ...(behalf ? { behalf } : {}), ...(unnamed ? { unnamed } : {}) };
	const fit = model.conditions.length === 0 ? "yes" : fields.get("fit");
	if (fit !== "yes") return { ...given, fit: fit === "no" ? "no" : "missing" };
	if (unnamed) return given;
	const draft = asked.me.drafts.begin(asked.visitor.account, model.code, behalf ? { behalf } : {});
	return draft ? new SeeOther(draftPath(draft)) : { ...given, fit: "full" };
});

/** For whom somebody applies: an account, or "" for themselves; undefined where they do not say, or may not. */
function behalfOf({ principals }: ApplyModel, chosen: string | null): string | undefined {
	if (principals.length === 0 || chosen === "self") return "";
	return principals.find(({ account }) => account === chosen)?.account;
}
