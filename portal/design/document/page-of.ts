import type { Documents } from "../design.ts";
import { isInline, kindOfMember } from "./member-schema.ts";
import { newRow, type Place, placeAt, stepInto } from "./place.ts";

/** Where a place is edited: the page of the nearest place that has one, and the field there. */
export interface EditPage {
	readonly at: string;
	/** Name of the question on that page, or of the list; empty for the page as a whole. */
	readonly field: string;
}

/** The page on which a place is edited; undefined where the documents can have no such place. */
export function pageOf(documents: Documents, path: string): EditPage | undefined {
	const [document = "", ...steps] = path.split("/");
	let place = placeAt(documents, document);
	if (!place) return undefined;
	let page = place.path;
	let field = "";
	for (const step of steps) {
		const next: Place | undefined = stepInto(documents, place, step);
		if (!next) break;
		if (hasPage(place, next)) {
			page = next.path;
			field = "";
		} else field = field === "" ? step : `${field}.${step}`;
		place = next;
	}
	return { at: page, field };
}

/** Whether a place has a page of its own: rows of lists and maps have, and objects too large to be asked beside their neighbours. */
export function hasPage(above: Place, place: Place): boolean {
	const around = kindOfMember(above.schema);
	if (around === "list" || around === "map") return true;
	return kindOfMember(place.schema) === "object" && !isInline(place.schema);
}

/** The place a page belongs to: its list's or object's page. */
export function pageAbove(documents: Documents, at: string): string | undefined {
	const steps = at.split("/");
	for (let length = steps.length - 1; length > 0; length--) {
		const page = pageOf(documents, steps.slice(0, length).join("/"));
		if (page && page.at !== at) return page.at;
	}
	return undefined;
}

/** True for the path of a row that is still to come. */
export function isNewRow(at: string): boolean {
	return at.endsWith(`/${newRow}`);
}
