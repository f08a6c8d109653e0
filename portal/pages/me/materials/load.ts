import type { Text } from "../../../city/subject.ts";
import { only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { hasMaterials, isNeeded } from "../form-progress.ts";
import { draftPath, type OpenDraft, openDraft } from "../open-draft.ts";
import { acceptedFile, type FileFault } from "./accepted-file.ts";

/** Materials asked for, and what is there of them. */
export interface MaterialsModel {
	readonly draft: string;
	readonly service: Text;
	readonly materials: readonly {
		readonly code: string;
		readonly title: Words;
		readonly required: boolean;
		readonly kept?: string;
	}[];
	readonly complete: boolean;
	readonly fault?: { readonly code: string; readonly fault: FileFault };
}

function modelOf({ draft, application }: OpenDraft): MaterialsModel {
	return {
		draft: draft.id,
		service: application.title,
		materials: application.flow.materials.map(({ code, title, required }) => ({
			code,
			title,
			required: isNeeded({ code, required }, draft),
			...(draft.files[code] ? { kept: draft.files[code].name } : {}),
		})),
		complete: hasMaterials(application, draft),
	};
}

export const loadMaterials: Load<MaterialsModel> = only("citizen", async (asked) => {
	const found = await openDraft(asked);
	return found && modelOf(found);
});

/** Keeps one material, sealed, with its draft. */
export const keepMaterial: Act<MaterialsModel> = only("citizen", async (asked) => {
	const found = await openDraft(asked);
	const code = asked.posted.fields.get("code") ?? "";
	if (!found?.application.flow.materials.some((each) => each.code === code)) return undefined;
	const file = acceptedFile(asked.posted.files.get(`file-${code}`));
	if (typeof file === "string") return { ...modelOf(found), fault: { code, fault: file } };
	asked.me.drafts.keepFile(found.draft, code, file);
	return new SeeOther(draftPath(found.draft, "materials"));
});
