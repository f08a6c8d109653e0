import type { Design } from "../../design/design.ts";
import type { DesignHead } from "./design-trail.tsx";

/** A design as its pages name it. */
export function headOf({ id, revision, documents }: Design): DesignHead {
	const { zh, en = zh } = documents.guide.title ?? { zh: id };
	return { id, revision, title: { zh, en } };
}

/** Whether a form was made from the revision that stands; it is not where another officer wrote meanwhile. */
export function isCurrent({ revision }: Design, fields: URLSearchParams): boolean {
	return fields.get("revision") === String(revision);
}
