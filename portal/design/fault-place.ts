import type { PackFault } from "@mingjian/services/packs/pack-fault.ts";
import type { Words } from "../words/words.ts";
import type { Design } from "./design.ts";
import { pageOf } from "./document/page-of.ts";
import { documentOfFile } from "./document/place.ts";

/** A fault of a design, with the page where it is mended and the field there. */
export interface PlacedFault {
	/** Path of the page, without the language. */
	readonly path: string;
	/** Id of the field; empty for the page as a whole. */
	readonly field: string;
	readonly words: Words;
}

/** Where a fault is mended. */
export function placeFault(design: Pick<Design, "id" | "documents">, fault: PackFault): PlacedFault {
	const { file, pointer, words } = fault;
	const steps = pointer
		.split("/")
		.slice(1)
		.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
	return { ...(file === "form.json" ? formPlace(design, steps) : documentPlace(design, file, steps)), words };
}

/** Address of a page of a design. */
export function designPath({ id }: Pick<Design, "id">, page = ""): string {
	return `/work/design/${id}${page === "" ? "" : `/${page}`}`;
}

/** Address of the page that edits a place of its documents. */
export function partPath(design: Pick<Design, "id">, at: string): string {
	return `${designPath(design, "part")}?at=${encodeURIComponent(at)}`;
}

type Found = Omit<PlacedFault, "words">;

function formPlace(
	design: Pick<Design, "id" | "documents">,
	[member, name, ...inner]: readonly string[],
): Found {
	const { form } = design.documents;
	if (member === "properties" && name !== undefined && Object.hasOwn(form.properties, name))
		return { path: designPath(design, `question/${name}`), field: questionField(inner) };
	if (member === "sections" && name !== undefined)
		return { path: partPath(design, `form/sections/${name}`), field: inner.join(".") };
	return { path: designPath(design, "form"), field: "" };
}

const fieldsOfQuestion: Readonly<Record<string, string>> = {
	anyOf: "choices",
	minLength: "least",
	minimum: "least",
	maxLength: "most",
	maximum: "most",
	pattern: "pattern",
	example: "example",
	showIf: "showIf",
	group: "place",
	public: "place",
};

function questionField([member = "", inner]: readonly string[]): string {
	if (member === "words" || member === "hint") return `${member}.${inner ?? "zh"}`;
	return fieldsOfQuestion[member] ?? "kind";
}

/** Table: what is written in one document and follows in another. */
const writtenIn: readonly (readonly [RegExp, string])[] = [
	[/^flow\/materials/, "guide/materials"],
	[/^guide\/limits/, "flow/limits"],
];

function documentPlace(
	design: Pick<Design, "id" | "documents">,
	file: string,
	steps: readonly string[],
): Found {
	const document = documentOfFile(file);
	const path = [document, ...steps].join("/");
	const [pattern, instead] = writtenIn.find(([each]) => each.test(path)) ?? [/^/, ""];
	const page = pageOf(design.documents, path.replace(pattern, instead));
	if (!page) return { path: designPath(design), field: "" };
	return { path: partPath(design, page.at), field: page.field };
}
