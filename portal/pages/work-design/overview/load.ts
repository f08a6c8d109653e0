import type { Design } from "../../../design/design.ts";
import { checkDesign, itemOf } from "../../../design/design-pack.ts";
import { designPath, type PlacedFault, partPath, placeFault } from "../../../design/fault-place.ts";
import { openDesign } from "../../../design/may-design.ts";
import { newRule } from "../../../design/new-design.ts";
import { type PartLine, publishingOf } from "../../../design/publishing.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { writeAnswers } from "../../../kit/forms/write-answers.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import type { DesignHead } from "../design-trail.tsx";
import { headOf, isCurrent } from "../head-of.ts";
import { termsOf, termsSchema, withTerms } from "./terms.ts";

/** A design with its parts, what is wrong with it, and how far it is on its way to the record. */
export interface DesignModel {
	readonly design: DesignHead;
	readonly item: string;
	/** Whether people can find it already. */
	readonly published: boolean;
	readonly by: Words;
	readonly changedMs: number;
	readonly parts: readonly { readonly part: OverviewPart; readonly path: string; readonly count?: number }[];
	readonly rules: readonly { readonly id: string; readonly title: Words; readonly path: string }[];
	readonly faults: readonly PlacedFault[];
	readonly terms: { readonly written: Written; readonly faults: readonly FaultyAnswer[] };
	readonly publishing?: {
		readonly parts: readonly PartLine[];
		readonly forward: number;
		readonly publish: number;
		readonly others: readonly PartLine["part"][];
		readonly done: boolean;
		/** Rules change, and the time when they take effect is not said or has passed. */
		readonly dateMissing: boolean;
		readonly mayForward: boolean;
	};
	readonly trouble?: DesignTrouble;
}

export type OverviewPart =
	| "guide"
	| "form"
	| "flow"
	| "rules"
	| "materials"
	| "fees"
	| "certificate"
	| "sealing";
export type DesignTrouble = "changed-meanwhile" | "date" | "rule-id";

async function modelOf(
	asked: AskedBy,
	design: Design,
	more: Partial<Pick<DesignModel, "terms" | "trouble">> = {},
): Promise<DesignModel> {
	const { city, visitor } = asked;
	const item = itemOf(city, design);
	const { bound, faults } = await checkDesign(city, design);
	const publishing = bound && (await publishingOf(asked, design, bound));
	return {
		design: headOf(design),
		item,
		published: (await city.ask("catalogue", "item", { code: item })) !== undefined,
		by: (await city.nameOf(design.changedBy)) ?? { zh: design.changedBy, en: design.changedBy },
		changedMs: design.changedMs,
		parts: partsOf(design),
		rules: Object.values(design.documents.rules).map(({ id, title }) => ({
			id,
			title,
			path: partPath(design, `rule:${id}`),
		})),
		faults: faults.map((fault) => placeFault(design, fault)),
		terms: { written: writeAnswers(termsSchema, termsOf(design)), faults: [] },
		...(publishing
			? {
					publishing: {
						parts: publishing.parts,
						forward: publishing.forward.length,
						publish: publishing.publish.length,
						others: publishing.others,
						done: publishing.done,
						dateMissing: dateMissing(design, publishing.parts, asked.desk.clock()),
						mayForward: visitor.roles.includes("rule-author"),
					},
				}
			: {}),
		...more,
	};
}

function dateMissing({ effectiveFromMs }: Design, parts: readonly PartLine[], now: number): boolean {
	const changes = parts.some(({ part: each, state }) => each === "rule" && state !== "unchanged");
	return changes && (effectiveFromMs === undefined || effectiveFromMs <= now);
}

function partsOf(design: Design): DesignModel["parts"] {
	const { guide, form, flow, certificate } = design.documents;
	return [
		{ part: "guide", path: partPath(design, "guide") },
		{ part: "form", path: designPath(design, "form"), count: Object.keys(form.properties).length },
		{
			part: "materials",
			path: `${partPath(design, "guide")}#materials`,
			count: guide.materials?.length ?? 0,
		},
		{ part: "flow", path: partPath(design, "flow"), count: flow.stages.length },
		{ part: "sealing", path: partPath(design, "flow/sealing"), count: flow.sealing?.groups?.length ?? 0 },
		{ part: "rules", path: partPath(design, "flow/rules"), count: Object.keys(flow.rules ?? {}).length },
		{ part: "fees", path: `${partPath(design, "guide")}#fees`, count: guide.fees?.length ?? 0 },
		{ part: "certificate", path: partPath(design, "certificate"), count: certificate ? 1 : 0 },
	];
}

export const loadDesign: Load<DesignModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	return design && modelOf(asked, design);
});

type Posting = AskedBy & Parameters<Act<DesignModel>>[0];
type Deed = (asked: Posting, design: Design) => Promise<DesignModel | SeeOther>;

/** Table: what the forms of the page do. */
const deeds: Readonly<Record<string, Deed>> = {
	terms: keepTerms,
	"new-rule": addRule,
	forward: async (asked, design) => sign(asked, design, "forward"),
	publish: async (asked, design) => sign(asked, design, "publish"),
	drop: async ({ designs }, { id }) => {
		designs.drop(id);
		return new SeeOther("/work/design");
	},
};

export const actOnDesign: Act<DesignModel> = only("officer", async (asked) => {
	const design = openDesign(asked);
	if (!design) return undefined;
	if (!isCurrent(design, asked.posted.fields))
		return modelOf(asked, design, { trouble: "changed-meanwhile" });
	const deed = asked.posted.fields.get("do") ?? "";
	return Object.hasOwn(deeds, deed) ? await deeds[deed]!(asked, design) : undefined;
});

async function keepTerms(asked: Posting, design: Design): Promise<DesignModel | SeeOther> {
	const { answers, written, faults } = readAnswers(termsSchema, asked.posted.fields);
	if (faults.length > 0) return modelOf(asked, design, { terms: { written, faults } });
	return keep(asked, withTerms(design, answers));
}

async function addRule(asked: Posting, design: Design): Promise<DesignModel | SeeOther> {
	const id = (asked.posted.fields.get("rule") ?? "").trim();
	const { rules } = design.documents;
	if (!/^[a-z][a-z0-9-]{1,59}$/.test(id) || Object.hasOwn(rules, id))
		return modelOf(asked, design, { trouble: "rule-id" });
	const documents = { ...design.documents, rules: { ...rules, [id]: newRule(id, headOf(design).title) } };
	return keep(asked, { ...design, documents }, partPath(design, `rule:${id}`));
}

async function keep(
	asked: Posting,
	design: Design,
	path = designPath(design),
): Promise<DesignModel | SeeOther> {
	if (asked.designs.keep(design, asked.visitor.account)) return new SeeOther(path);
	return modelOf(asked, asked.designs.find(design.department, design.id)!, { trouble: "changed-meanwhile" });
}

async function sign(
	asked: Posting,
	design: Design,
	what: "forward" | "publish",
): Promise<DesignModel | SeeOther> {
	const { desk, visitor, city } = asked;
	const { bound } = await checkDesign(city, design);
	const publishing = bound && (await publishingOf(asked, design, bound));
	const acts = publishing?.[what] ?? [];
	if (acts.length === 0) return modelOf(asked, design);
	if (dateMissing(design, publishing!.parts, desk.clock()))
		return modelOf(asked, design, { trouble: "date" });
	const back = designPath(design);
	return new SeeOther(desk.signing.begin(visitor, { acts, next: back, back }));
}
