import { aligned } from "../../../design/aligned.ts";
import type { Design } from "../../../design/design.ts";
import { checkDesign } from "../../../design/design-pack.ts";
import { designPath, type PlacedFault, placeFault } from "../../../design/fault-place.ts";
import { openDesign } from "../../../design/may-design.ts";
import { questionSchema, readQuestion, writtenQuestion } from "../../../design/question-form.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import type { FaultyAnswer, Written } from "../../../kit/forms/read-answers.ts";
import { only } from "../../../session/only.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import type { DesignHead } from "../design-trail.tsx";
import { headOf, isCurrent } from "../head-of.ts";

/** One question of a form, or a new one. */
export interface DesignQuestionModel {
	readonly design: DesignHead;
	/** Undefined for a new one. */
	readonly name?: string;
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** What does not fit between this question and the rest of the design. */
	readonly said: readonly PlacedFault[];
	readonly changed?: true;
}

/** The name an address gives; undefined for a new question, null where there is no such question. */
function nameOf({ documents }: Design, given: string | undefined): string | undefined | null {
	if (given === "-") return undefined;
	return given !== undefined && Object.hasOwn(documents.form.properties, given) ? given : null;
}

export const loadDesignQuestion: Load<DesignQuestionModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	const name = design ? nameOf(design, asked.path.name) : null;
	if (!design || name === null) return undefined;
	const { documents } = design;
	const schema = questionSchema(documents, name);
	if (name === undefined)
		return { design: headOf(design), schema, written: { required: "yes" }, faults: [], said: [] };
	const { faults } = await checkDesign(asked.city, design);
	const path = designPath(design, `question/${name}`);
	const said = faults.map((fault) => placeFault(design, fault)).filter((each) => each.path === path);
	const written = writtenQuestion(schema, documents, name);
	return { design: headOf(design), name, schema, written, faults: [], said };
});

/** Keeps a question. */
export const keepQuestion: Act<DesignQuestionModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	const name = design ? nameOf(design, asked.path.name) : null;
	if (!design || name === null) return undefined;
	const { fields } = asked.posted;
	const { documents, written, faults } = readQuestion(design.documents, name, fields);
	const shown = {
		design: headOf(design),
		...(name === undefined ? {} : { name }),
		schema: questionSchema(design.documents, name),
		written,
		faults,
		said: [],
	};
	if (!documents) return shown;
	const next = { ...design, documents: aligned(documents) };
	const kept = isCurrent(design, fields) && asked.designs.keep(next, asked.visitor.account);
	return kept ? new SeeOther(designPath(design, "form")) : { ...shown, changed: true };
});
