import type { Form } from "@mingjian/services/packs/form-schema.ts";
import type { Design } from "../../../design/design.ts";
import { checkDesign } from "../../../design/design-pack.ts";
import { designPath, type PlacedFault, partPath, placeFault } from "../../../design/fault-place.ts";
import { openDesign } from "../../../design/may-design.ts";
import { withoutQuestion } from "../../../design/question-form.ts";
import { type RowDeed, rowDeedOf, withRow } from "../../../design/rows.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import type { DesignHead } from "../design-trail.tsx";
import { headOf, isCurrent } from "../head-of.ts";

/** The pages of a form with their questions. */
export interface DesignFormModel {
	readonly design: DesignHead;
	readonly pages: readonly {
		readonly id: string;
		readonly title: Words;
		readonly path: string;
		readonly questions: readonly {
			readonly name: string;
			readonly words: Words;
			readonly required: boolean;
		}[];
	}[];
	readonly faults: readonly PlacedFault[];
	readonly changed?: true;
}

async function modelOf({ city }: AskedBy, design: Design, changed = false): Promise<DesignFormModel> {
	const { form } = design.documents;
	const { faults } = await checkDesign(city, design);
	return {
		design: headOf(design),
		pages: form.sections.map(({ id, words, questions }, at) => ({
			id,
			title: words,
			path: partPath(design, `form/sections/${at}`),
			questions: questions.map((name) => ({
				name,
				words: form.properties[name]?.words ?? { zh: name, en: name },
				required: form.required.includes(name),
			})),
		})),
		faults: faults.filter(({ file }) => file === "form.json").map((fault) => placeFault(design, fault)),
		...(changed ? { changed: true } : {}),
	};
}

export const loadDesignForm: Load<DesignFormModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	return design && modelOf(asked, design);
});

/** Moves or removes a question on its page, or a page of the form. */
export const arrangeForm: Act<DesignFormModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	if (!design) return undefined;
	const { fields } = asked.posted;
	const wanted = rowDeedOf(fields.get("row") ?? "");
	if (!wanted) return undefined;
	const { form } = design.documents;
	const changed = fields.get("list") === "pages" ? withPage(form, wanted) : withQuestion(form, wanted);
	const next = { ...design, documents: { ...design.documents, form: changed } };
	const kept = isCurrent(design, fields) && asked.designs.keep(next, asked.visitor.account);
	return kept ? new SeeOther(designPath(design, "form")) : modelOf(asked, design, true);
});

interface Wanted {
	readonly deed: RowDeed;
	readonly row: string;
}

function withQuestion(form: Form, { deed, row }: Wanted): Form {
	if (deed === "remove") return withoutQuestion(form, row);
	const sections = form.sections.map((section) => {
		const at = section.questions.indexOf(row);
		return at < 0 ? section : { ...section, questions: [...withRow(section.questions, at, deed)] };
	});
	return { ...form, sections };
}

// A page goes with its questions: nothing is asked that stands nowhere.
function withPage(form: Form, { deed, row }: Wanted): Form {
	const at = form.sections.findIndex(({ id }) => id === row);
	const page = form.sections[at];
	if (!page) return form;
	const emptied = deed === "remove" ? page.questions.reduce(withoutQuestion, form) : form;
	return { ...emptied, sections: [...withRow(emptied.sections, at, deed)] };
}
