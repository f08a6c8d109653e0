import { aligned } from "../../../design/aligned.ts";
import type { Design } from "../../../design/design.ts";
import { checkDesign } from "../../../design/design-pack.ts";
import { kindOfMember } from "../../../design/document/member-schema.ts";
import type { Offer } from "../../../design/document/offered.ts";
import { hasPage, isNewRow, pageAbove, pageOf } from "../../../design/document/page-of.ts";
import {
	newRow,
	type Place,
	placeAt,
	placesTo,
	stepInto,
	withValue,
} from "../../../design/document/place.ts";
import { type PlaceForm, placeForm, readPlace, writtenAt } from "../../../design/document/place-form.ts";
import { rowTitle } from "../../../design/document/row-title.ts";
import { designPath, type PlacedFault, partPath, placeFault } from "../../../design/fault-place.ts";
import { openDesign } from "../../../design/may-design.ts";
import { rowDeedOf, withRow } from "../../../design/rows.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import type { FaultyAnswer, Written } from "../../../kit/forms/read-answers.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import type { DesignHead } from "../design-trail.tsx";
import { headOf, isCurrent } from "../head-of.ts";

/** A part of a design's documents: its questions, the lists in it, and parts large enough for a page of their own. */
export interface PartModel {
	readonly design: DesignHead;
	readonly at: string;
	readonly title: Words;
	readonly trail: readonly { readonly title: Words; readonly path: string }[];
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	readonly said: readonly PlacedFault[];
	readonly lists: readonly PartList[];
	readonly parts: readonly { readonly title: Words; readonly path: string; readonly there: boolean }[];
	/** Whether it can be taken away altogether. */
	readonly removable: boolean;
	readonly isNew: boolean;
	readonly trouble?: "changed-meanwhile" | "key";
}

export interface PartList {
	readonly name: string;
	readonly at: string;
	readonly title: Words;
	readonly rows: readonly { readonly key: string; readonly title: Words; readonly path: string }[];
	/** Where a new row is written; undefined where no more may be. */
	readonly add?: string;
	/** Whether rows have names of their own, which a new one must be given. */
	readonly named: boolean;
}

/** Members that are written elsewhere, or that nobody writes. */
const hidden = [
	"guide/limits",
	"guide/origin",
	"flow/materials",
	"form/properties",
	"form/required",
	"form/certificate",
	"form/lifeEvent",
];
const mostDepartments = 100;

interface Open {
	readonly design: Design;
	readonly place: Place;
	readonly form: PlaceForm;
}

async function open(asked: AskedBy): Promise<Open | undefined> {
	const design = openDesign(asked);
	const at = asked.query.get("at") ?? "";
	if (!design || at.length > 300) return undefined;
	const { documents } = design;
	const place = placeAt(documents, at);
	if (!place || pageOf(documents, at)?.at !== at || kindOfMember(place.schema) !== "object" || at === "form")
		return undefined;
	const departments = await departmentsOf(asked);
	// A page of a form lists its questions; they are arranged where all pages are seen.
	const unseen = at.startsWith("form/sections/") ? [...hidden, `${at}/questions`] : hidden;
	return { design, place, form: placeForm({ documents, departments, hidden: unseen }, place) };
}

async function departmentsOf({ city }: AskedBy): Promise<Offer[]> {
	type Page = { readonly rows: readonly { readonly account: string; readonly name?: Words }[] };
	const page = await city.ask<Page>("identity", "accounts", { kind: "department", limit: mostDepartments });
	return (page?.rows ?? []).map(({ account, name }) => ({
		value: account,
		words: name ?? { zh: account, en: account },
	}));
}

async function modelOf(
	asked: AskedBy,
	{ design, place, form }: Open,
	more: Partial<PartModel> = {},
): Promise<PartModel> {
	const { documents } = design;
	const { faults } = await checkDesign(asked.city, design);
	const path = partPath(design, place.path);
	const members = Object.keys(place.schema.properties ?? {})
		.map((step) => stepInto(documents, place, step)!)
		.filter((member) => !hidden.includes(member.path));
	return {
		design: headOf(design),
		at: place.path,
		title: titleOf(place),
		trail: placesTo(documents, place.path)
			.slice(0, -1)
			.filter(
				(each) => pageOf(documents, each.path)?.at === each.path && kindOfMember(each.schema) === "object",
			)
			.map((each) => trailOf(design, each)),
		schema: form.schema,
		written: writtenAt(form, place.value),
		faults: [],
		said: faults.map((fault) => placeFault(design, fault)).filter((fault) => fault.path === path),
		lists: members.flatMap((member) => listOf(design, member)),
		parts: members
			.filter((member) => hasPage(place, member))
			.map((member) => ({
				title: member.schema.words ?? titleOf(member),
				path: partPath(design, member.path),
				there: member.value !== undefined,
			})),
		removable: place.optional && place.value !== undefined && !place.path.startsWith("form/"),
		isNew: place.value === undefined,
		...more,
	};
}

function trailOf(design: Design, place: Place) {
	return { title: titleOf(place), path: pathOf(design, place.path) };
}

function titleOf({ path, schema, value }: Place): Words {
	const name = path.split("/").at(-1)!;
	return rowTitle(value) ?? schema.words ?? { zh: name, en: name };
}

function listOf(design: Design, { path, schema, value }: Place): PartList[] {
	const kind = kindOfMember(schema);
	if (kind !== "list" && kind !== "map") return [];
	const named = kind === "map";
	const rows = named ? Object.entries((value ?? {}) as object) : [...((value ?? []) as unknown[]).entries()];
	const most = schema.maxItems ?? schema.maxProperties ?? 100;
	const name = path.split("/").at(-1)!;
	return [
		{
			name,
			at: path,
			title: schema.words ?? { zh: name, en: name },
			rows: rows.map(([key, row]) => ({
				key: String(key),
				title: rowTitle(row) ?? { zh: `${name} ${key}`, en: `${name} ${key}` },
				path: partPath(design, `${path}/${key}`),
			})),
			...(rows.length < most ? { add: partPath(design, `${path}/${newRow}`) } : {}),
			named,
		},
	];
}

export const loadPart: Load<PartModel> = only("officer", async (asked) => {
	const found = await open(asked);
	return found && modelOf(asked, found);
});

type Posting = AskedBy & Parameters<Act<PartModel>>[0];

/** Keeps a part, moves or removes a row of it, names a new row, or takes the part away. */
export const keepPart: Act<PartModel> = only("officer", async (asked) => {
	const found = await open(asked);
	if (!found) return undefined;
	const { fields } = asked.posted;
	if (!isCurrent(found.design, fields)) return modelOf(asked, found, { trouble: "changed-meanwhile" });
	if (fields.has("row")) return arrange(asked, found);
	if (fields.has("key")) return nameRow(asked, found);
	if (fields.get("do") === "remove") return remove(asked, found);
	return save(asked, found);
});

async function save(asked: Posting, found: Open): Promise<PartModel | SeeOther> {
	const { design, place, form } = found;
	const { value, written, faults } = readPlace(form, place, asked.posted.fields);
	if (faults.length > 0) return modelOf(asked, found, { written, faults });
	const documents = withValue(design.documents, place.path, value);
	// What is new and holds more than its form asks for is gone on with; else what it belongs to comes next.
	const goesOn = place.value === undefined && holdsMore(documents, place);
	const own = isNewRow(place.path)
		? place.path.replace(/-$/, String(rowsAfter(documents, place.path) - 1))
		: place.path;
	return keep(asked, found, { documents, next: goesOn ? own : pageAbove(documents, place.path) });
}

function holdsMore(documents: Design["documents"], place: Place): boolean {
	return Object.keys(place.schema.properties ?? {}).some((step) => {
		const member = stepInto(documents, place, step);
		return member !== undefined && ["list", "map"].includes(kindOfMember(member.schema));
	});
}

function rowsAfter(documents: Design["documents"], path: string): number {
	const list = placeAt(documents, path.split("/").slice(0, -1).join("/"));
	return Array.isArray(list?.value) ? list.value.length : 0;
}

async function arrange(asked: Posting, found: Open): Promise<PartModel | SeeOther | undefined> {
	const { design, place } = found;
	const { fields } = asked.posted;
	const wanted = rowDeedOf(fields.get("row") ?? "");
	const list = placeAt(design.documents, `${place.path}/${fields.get("list") ?? ""}`);
	if (!wanted || !list || !["list", "map"].includes(kindOfMember(list.schema))) return undefined;
	const value = Array.isArray(list.value)
		? withRow(list.value, Number(wanted.row), wanted.deed)
		: Object.fromEntries(Object.entries((list.value ?? {}) as object).filter(([key]) => key !== wanted.row));
	return keep(asked, found, { documents: withValue(design.documents, list.path, value), next: place.path });
}

async function nameRow(asked: Posting, found: Open): Promise<PartModel | SeeOther> {
	const { design, place } = found;
	const { fields } = asked.posted;
	const at = `${place.path}/${fields.get("list") ?? ""}/${fields.get("key") ?? ""}`;
	const row = placeAt(design.documents, at);
	if (!row || row.value !== undefined || at.endsWith(`/${newRow}`))
		return modelOf(asked, found, { trouble: "key" });
	return new SeeOther(partPath(design, at));
}

async function remove(asked: Posting, found: Open): Promise<PartModel | SeeOther | undefined> {
	const { design, place } = found;
	if (!place.optional || place.value === undefined) return undefined;
	const documents = withValue(design.documents, place.path, undefined);
	return keep(asked, found, { documents, next: pageAbove(design.documents, place.path) });
}

async function keep(
	asked: Posting,
	found: Open,
	{ documents, next }: { readonly documents: Design["documents"]; readonly next: string | undefined },
): Promise<PartModel | SeeOther> {
	const { design } = found;
	const kept = asked.designs.keep({ ...design, documents: aligned(documents) }, asked.visitor.account);
	return kept ? new SeeOther(pathOf(design, next)) : modelOf(asked, found, { trouble: "changed-meanwhile" });
}

/** The page that edits a place; the design's own where there is none. */
function pathOf(design: Design, at: string | undefined): string {
	if (at === undefined) return designPath(design);
	return at === "form" ? designPath(design, "form") : partPath(design, at);
}
