import { type Answers, type Form, isAsked } from "@mingjian/services/packs/form-schema.ts";
import type { Question as FormQuestion, FormSchema } from "../../kit/forms/question.ts";
import type { Application } from "../../me/application.ts";
import type { Draft } from "../../me/drafts.ts";

type Section = Form["sections"][number];

/** Names of a page's questions that are asked, given the answers so far. */
export function askedNames(
	{ properties }: Form,
	{ questions }: Section,
	answers: Answers,
): readonly string[] {
	return questions.filter((name) => isAsked(properties[name]!, answers));
}

/** The schema of some questions of a form, as a page asks them. */
export function schemaOf({ properties, required }: Form, names: readonly string[]): FormSchema {
	return {
		type: "object",
		properties: Object.fromEntries(names.map((name) => [name, properties[name] as FormQuestion])),
		required: required.filter((name) => names.includes(name)),
	};
}

/** Whether a page was answered and nothing it asks for is missing any more. */
export function isAnswered(
	form: Form,
	section: Section,
	{ answers, done }: Pick<Draft, "answers" | "done">,
): boolean {
	if (!done.includes(section.id)) return false;
	return askedNames(form, section, answers).every(
		(name) => !form.required.includes(name) || answers[name] !== undefined,
	);
}

/** Answers to questions that are still asked: one that was asked by another answer goes with it. */
export function stillAsked(form: Form, answers: Answers): Answers {
	const kept = Object.entries(answers).filter(([name]) => {
		const question = form.properties[name];
		return question !== undefined && isAsked(question, answers);
	});
	return kept.length === Object.keys(answers).length ? answers : stillAsked(form, Object.fromEntries(kept));
}

type Kept = Pick<Draft, "files" | "corrects">;

/** Whether a material must be handed in: by the flow, or because a department asked for it again. */
export function isNeeded(
	{ code, required }: { readonly code: string; readonly required: boolean },
	{ corrects }: Pick<Draft, "corrects">,
): boolean {
	return corrects ? corrects.materials.includes(code) : required;
}

/** Whether every material that must be there is. */
export function hasMaterials({ flow }: Pick<Application, "flow">, draft: Kept): boolean {
	return flow.materials.every((each) => !isNeeded(each, draft) || draft.files[each.code] !== undefined);
}

/** The page that comes next in a draft: the first that misses something, then materials, then checking. */
export function nextPage({ form, flow }: Pick<Application, "form" | "flow">, draft: Draft): string {
	const open = form.sections.find((section) => !isAnswered(form, section, draft));
	if (open) return open.id;
	return hasMaterials({ flow }, draft) ? "check" : "materials";
}
