import type { Text } from "../../../city/subject.ts";
import type { TaskState } from "../../../kit/task-list.tsx";
import { only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { hasMaterials, isAnswered, nextPage } from "../form-progress.ts";
import { type OpenDraft, openDraft } from "../open-draft.ts";

/** How far a draft has come. */
export interface DraftModel {
	readonly id: string;
	readonly title: Text;
	readonly changedMs: number;
	readonly corrects?: string;
	/** For whom it is, where somebody acts for another. */
	readonly behalf?: string;
	readonly sections: readonly { readonly id: string; readonly title: Words; readonly state: TaskState }[];
	/** Undefined where no material is asked for. */
	readonly materials?: TaskState;
	readonly ready: boolean;
	readonly next: string;
}

function modelOf({ draft, application }: OpenDraft): DraftModel {
	const { form, flow, title } = application;
	const next = nextPage(application, draft);
	const materials = hasMaterials(application, draft) ? "done" : "open";
	return {
		id: draft.id,
		title,
		changedMs: draft.changedMs,
		...(draft.corrects ? { corrects: draft.corrects.case } : {}),
		...(draft.behalf ? { behalf: draft.behalf } : {}),
		sections: form.sections.map((section) => ({
			id: section.id,
			title: section.words,
			state: isAnswered(form, section, draft) ? "done" : draft.done.includes(section.id) ? "started" : "open",
		})),
		...(flow.materials.length > 0 ? { materials } : {}),
		ready: next === "check",
		next,
	};
}

export const loadDraft: Load<DraftModel> = only("citizen", async (asked) => {
	const found = await openDraft(asked);
	return found && modelOf(found);
});

/** Deletes a draft with everything in it. */
export const dropDraft: Act<DraftModel> = only("citizen", async (asked) => {
	const found = await openDraft(asked);
	if (!found) return undefined;
	asked.me.drafts.drop(found.draft.id);
	return new SeeOther("/me");
});
