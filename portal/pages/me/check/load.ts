import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { entitledTo } from "@mingjian/client/cases/compose-application.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Text } from "../../../city/subject.ts";
import type { Question } from "../../../kit/forms/question.ts";
import type { Draft } from "../../../me/drafts.ts";
import { prepareCorrection, prepareSubmit } from "../../../me/hand-in.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { askedNames, nextPage } from "../form-progress.ts";
import { draftPath, type OpenDraft, openDraft } from "../open-draft.ts";

/** Everything that will be handed in, to be looked over once more. */
export interface CheckModel {
	readonly draft: string;
	readonly service: Text;
	readonly corrects?: string;
	/** For whom it is, where somebody acts for another. */
	readonly behalf?: string;
	readonly sections: readonly {
		readonly id: string;
		readonly title: Words;
		readonly rows: readonly { readonly name: string; readonly question: Question }[];
	}[];
	readonly answers: Answers;
	readonly materials: readonly { readonly title: Words; readonly file?: string }[];
	/** What anyone will be able to read, and by which law. */
	readonly public: readonly { readonly title: Words; readonly value: string; readonly law: string }[];
	/** Who may open the rest. */
	readonly departments: readonly Words[];
	/** Why it could not be sealed. */
	readonly trouble?: { readonly words: Words; readonly details: readonly Words[] };
}

async function modelOf({ city }: AskedBy, { draft, application }: OpenDraft): Promise<CheckModel> {
	const { form, flow, title } = application;
	const names = await Promise.all(
		entitledTo(application).map(async (each) => (await city.nameOf(each)) ?? { zh: each, en: each }),
	);
	return {
		draft: draft.id,
		service: title,
		...(draft.corrects ? { corrects: draft.corrects.case } : {}),
		...(draft.behalf ? { behalf: draft.behalf } : {}),
		sections: form.sections.map((section) => ({
			id: section.id,
			title: section.words,
			rows: askedNames(form, section, draft.answers).map((name) => ({
				name,
				question: form.properties[name] as Question,
			})),
		})),
		answers: draft.answers,
		materials: flow.materials
			.filter(({ code }) => !draft.corrects || draft.files[code])
			.map(({ code, title: name }) => ({
				title: name,
				...(draft.files[code] ? { file: draft.files[code].name } : {}),
			})),
		public: draft.corrects ? [] : publicOf(application, draft.answers),
		departments: names,
	};
}

function publicOf({ form, flow }: OpenDraft["application"], answers: Answers): CheckModel["public"] {
	return flow.publicMembers.flatMap(({ name, title, law }) => {
		const question = Object.entries(form.properties).find(([, each]) => each.public === name)?.[0];
		const value = question === undefined ? undefined : answers[question];
		return value === undefined ? [] : [{ title, value: String(value), law: `《${law.law}》${law.article}` }];
	});
}

export const loadCheck: Load<CheckModel> = only("citizen", async (asked) => {
	const found = await openDraft(asked);
	if (!found) return undefined;
	const next = nextPage(found.application, found.draft);
	return next === "check" ? modelOf(asked, found) : new SeeOther(draftPath(found.draft, next));
});

/** Seals what was checked and leads to where it is signed. */
export const signApplication: Act<CheckModel> = only("citizen", async (asked) => {
	const found = await openDraft(asked);
	if (!found) return undefined;
	const { draft, application } = found;
	const next = nextPage(application, draft);
	if (next !== "check") return new SeeOther(draftPath(draft, next));
	try {
		return new SeeOther(draft.corrects ? await correct(asked, found) : await submit(asked, found));
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return { ...(await modelOf(asked, found)), trouble: { words: error.words, details: error.details } };
	}
});

async function submit({ me, desk, visitor }: AskedBy, { draft, application }: OpenDraft): Promise<string> {
	const { tag, input, cosigners } = await prepareSubmit(me, application, draft);
	return desk.signing.begin(visitor, {
		acts: [{ service: "cases", action: "submit", input, ...behalfOf(draft) }],
		cosigners,
		next: "/me/cases/{result.case}/receipt",
		back: draftPath(draft, "check"),
		effects: [{ kind: "handed-in", given: { draft: draft.id, tag } }],
	});
}

function behalfOf({ behalf }: Draft): { readonly onBehalfOf?: string } {
	return behalf === undefined ? {} : { onBehalfOf: behalf };
}

async function correct({ me, desk, visitor }: AskedBy, { draft, application }: OpenDraft): Promise<string> {
	const { case: id } = draft.corrects!;
	const kept = me.matters.ofCase(visitor.account, id);
	if (!kept) throw new CaseTrouble("case-unknown");
	const { tag, input, cosigners, file } = await prepareCorrection(me, application, { draft, kept });
	return desk.signing.begin(visitor, {
		acts: [{ service: "cases", action: "correct", input, ...behalfOf(draft) }],
		cosigners,
		next: `/me/cases/${id}/receipts/{index}`,
		back: draftPath(draft, "check"),
		effects: [{ kind: "corrected", given: { draft: draft.id, tag, file } as unknown as Json }],
	});
}
