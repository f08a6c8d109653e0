import { answerFaults } from "@mingjian/services/packs/answer-faults.ts";
import { type Answers, type Form, isAsked } from "@mingjian/services/packs/form-schema.ts";
import type { Text } from "../../../city/subject.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { writeAnswers } from "../../../kit/forms/write-answers.ts";
import { only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { askedNames, nextPage, schemaOf, stillAsked } from "../form-progress.ts";
import { draftPath, type OpenDraft, openDraft } from "../open-draft.ts";

/** One page of questions. */
export interface QuestionModel {
	readonly draft: string;
	readonly section: string;
	readonly title: Words;
	readonly service: Text;
	/** Which page of how many. */
	readonly at: number;
	readonly of: number;
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** What the form itself says is wrong, such as a number whose check character does not fit. */
	readonly said: readonly { readonly name: string; readonly words: Words }[];
}

type Section = Form["sections"][number];

interface Open extends OpenDraft {
	readonly section: Section;
}

function sectionOf(found: OpenDraft | undefined, id: string | undefined): Open | undefined {
	const section = found?.application.form.sections.find((each) => each.id === id);
	return found && section && { ...found, section };
}

function modelOf({ draft, application, section }: Open, names: readonly string[]): QuestionModel {
	const { form, title } = application;
	const schema = schemaOf(form, names);
	return {
		draft: draft.id,
		section: section.id,
		title: section.words,
		service: title,
		at: form.sections.indexOf(section) + 1,
		of: form.sections.length,
		schema,
		written: writeAnswers(schema, draft.answers),
		faults: [],
		said: [],
	};
}

export const loadQuestion: Load<QuestionModel> = only("citizen", async (asked) => {
	const open = sectionOf(await openDraft(asked), asked.path.section);
	return open && modelOf(open, askedNames(open.application.form, open.section, open.draft.answers));
});

/** Keeps a page's answers and leads to the next page; shows it again with what is wrong, or with what an answer makes it ask besides. */
export const answerQuestion: Act<QuestionModel> = only("citizen", async (asked) => {
	const open = sectionOf(await openDraft(asked), asked.path.section);
	if (!open) return undefined;
	const { draft, application, section } = open;
	const { form } = application;
	const read = readSection(form, {
		section,
		others: without(draft.answers, section),
		fields: asked.posted.fields,
	});
	if (read.faults.length > 0 || read.said.length > 0)
		return { ...modelOf(open, read.shown), written: read.written, faults: read.faults, said: read.said };
	const answers = stillAsked(form, read.answers);
	const done = read.more
		? draft.done.filter((id) => id !== section.id)
		: [...new Set([...draft.done, section.id])];
	const kept = { ...draft, answers, done };
	asked.me.drafts.keep(kept);
	return new SeeOther(draftPath(draft, read.more ? section.id : nextPage(application, kept)));
});

interface Reading {
	readonly section: Section;
	readonly others: Answers;
	readonly fields: URLSearchParams;
}

// In the order of the page, for an answer may say whether the next question is asked.
function readSection(form: Form, { section, others, fields }: Reading) {
	let answers: Answers = others;
	let written: Written = {};
	let more = false;
	const faults: FaultyAnswer[] = [];
	const shown: string[] = [];
	for (const name of section.questions) {
		if (!isAsked(form.properties[name]!, answers)) continue;
		shown.push(name);
		if (!wasShown(fields, name)) {
			more = true;
			continue;
		}
		const read = readAnswers(schemaOf(form, [name]), fields);
		written = { ...written, ...read.written };
		faults.push(...read.faults);
		answers = { ...answers, ...(read.answers as Answers) };
	}
	const wrong = new Set(faults.map(({ name }) => name));
	const said = answerFaults(form, answers).filter(
		({ name, code }) => shown.includes(name) && !wrong.has(name) && code !== "required",
	);
	return { answers, written, faults, said: said.map(({ name, words }) => ({ name, words })), shown, more };
}

// The page says which questions it put, since a choice left open is not sent at all.
function wasShown(fields: URLSearchParams, name: string): boolean {
	return fields.getAll("shown").includes(name);
}

function without(answers: Answers, { questions }: Section): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([name]) => !questions.includes(name)));
}
