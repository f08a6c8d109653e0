import type { ItemView } from "@mingjian/services/catalogue/views.ts";
import type { Design } from "../../../design/design.ts";
import { itemOf } from "../../../design/design-pack.ts";
import { designPath } from "../../../design/fault-place.ts";
import { mayDesign } from "../../../design/may-design.ts";
import { openPublished } from "../../../design/open-published.ts";
import { draftsOf } from "../../../design/rule-drafts.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";

/** Services of a department, drafts of them, and rules whose drafts wait for reviews. */
export interface DesignsModel {
	readonly mayDesign: boolean;
	readonly designs: readonly {
		readonly path: string;
		readonly title: Words;
		readonly changedMs: number;
		readonly by: Words;
	}[];
	readonly reviews: readonly {
		readonly id: string;
		readonly title: Words;
		readonly approvals: number;
		readonly mine: boolean;
	}[];
	/** Published items that have a form and a flow. */
	readonly items: readonly { readonly code: string; readonly title: Words }[];
	readonly fault?: DesignsFault;
}

export type DesignsFault = "too-many" | "no-pack";

interface ItemPage {
	readonly rows: readonly { readonly code: string; readonly title: Words; readonly online?: boolean }[];
}

const mostItems = 100;

async function modelOf(asked: AskedBy, fault?: DesignsFault): Promise<DesignsModel> {
	const { visitor, designs, city } = asked;
	const { department } = visitor;
	if (department === undefined) return { mayDesign: false, designs: [], reviews: [], items: [] };
	const may = mayDesign(visitor);
	return {
		mayDesign: may,
		designs: may ? await Promise.all(designs.of(department).map((design) => lineOf(asked, design))) : [],
		reviews: (await draftsOf(city, department)).map(({ id, rule, authors, reviews }) => ({
			id,
			title: rule.title,
			approvals: reviews.filter(({ verdict }) => verdict === "approve").length,
			mine:
				visitor.roles.includes("rule-reviewer") &&
				!authors.includes(visitor.account) &&
				!reviews.some(({ reviewer }) => reviewer === visitor.account),
		})),
		items: may ? await itemsOf(asked, department) : [],
		...(fault ? { fault } : {}),
	};
}

async function lineOf({ city }: AskedBy, design: Design) {
	const { title } = design.documents.guide;
	return {
		path: designPath(design),
		title: { zh: title.zh, en: title.en ?? title.zh },
		changedMs: design.changedMs,
		by: (await city.nameOf(design.changedBy)) ?? { zh: design.changedBy, en: design.changedBy },
	};
}

async function itemsOf({ city }: AskedBy, department: string): Promise<DesignsModel["items"]> {
	const found = await city.ask<ItemPage>("catalogue", "items", { owner: department, limit: mostItems });
	const views = await Promise.all(
		(found?.rows ?? []).map(({ code }) => city.ask<ItemView>("catalogue", "item", { code })),
	);
	return views.flatMap((view) => {
		const guide = view?.shown?.guide;
		if (!view || !guide?.formSchema) return [];
		const { zh, en = zh } = guide.title;
		return [{ code: view.item.code, title: { zh, en } }];
	});
}

export const loadDesigns: Load<DesignsModel> = only("officer", (asked) => modelOf(asked));

/** Opens a published item as a draft, or the draft there is of it. */
export const openItem: Act<DesignsModel> = only("officer", async (asked) => {
	const { visitor, designs, city, posted } = asked;
	const { department, account } = visitor;
	if (department === undefined || !mayDesign(visitor)) return undefined;
	const code = posted.fields.get("item") ?? "";
	const known = designs.of(department).find((design) => itemOf(city, design) === code);
	if (known) return new SeeOther(designPath(known));
	const opened = await openPublished(city, code);
	if (!opened || opened.department !== department || itemOf(city, opened) !== code)
		return modelOf(asked, "no-pack");
	const design = designs.begin({ ...opened, changedBy: account });
	return design ? new SeeOther(designPath(design)) : modelOf(asked, "too-many");
});
