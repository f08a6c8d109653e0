import { itemOf } from "../../../design/design-pack.ts";
import { designPath } from "../../../design/fault-place.ts";
import { mayDesign } from "../../../design/may-design.ts";
import { type NewItem, newDocuments } from "../../../design/new-design.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { only } from "../../../session/only.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { newItemSchema } from "./schema.ts";

export interface NewDesignModel {
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** The code is another item's already. */
	readonly taken?: true;
}

export const loadNewDesign: Load<NewDesignModel> = only("officer", async ({ visitor }) =>
	mayDesign(visitor) ? { written: {}, faults: [] } : undefined,
);

/** Begins the draft of a new item. */
export const beginDesign: Act<NewDesignModel> = only("officer", async (asked) => {
	const { visitor, designs, city, posted } = asked;
	const { department, account } = visitor;
	if (department === undefined || !mayDesign(visitor)) return undefined;
	const { answers, written, faults } = readAnswers(newItemSchema, posted.fields);
	if (faults.length > 0) return { written, faults };
	const basic = String(answers.basic);
	const code = itemOf(city, { basic, department });
	const drafted = designs.of(department).some((design) => design.basic === basic);
	if (drafted || (await city.ask("catalogue", "item", { code }))) return { written, faults: [], taken: true };
	const words = (name: string) => ({ zh: String(answers[`${name}.zh`]), en: String(answers[`${name}.en`]) });
	const item: NewItem = {
		title: words("title"),
		taskType: answers.taskType as NewItem["taskType"],
		audience: answers.audience as NewItem["audience"],
		department,
		law: { name: words("law"), article: words("article") },
	};
	const design = designs.begin({ department, basic, changedBy: account, documents: newDocuments(item) });
	return design ? new SeeOther(designPath(design)) : new SeeOther("/work/design");
});
