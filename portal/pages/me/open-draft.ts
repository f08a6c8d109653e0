import type { Case } from "@mingjian/services/cases/schema.ts";
import { cases } from "@mingjian/services/cases/state.ts";
import type { Form } from "@mingjian/services/packs/form-schema.ts";
import type { City } from "../../city/city.ts";
import { type Application, applicationOf } from "../../me/application.ts";
import type { Draft } from "../../me/drafts.ts";
import type { AskedBy } from "../../session/only.ts";

/** A draft with what it applies for. */
export interface OpenDraft {
	readonly draft: Draft;
	/** Of a correction: with the versions its case began with, and the questions alone that are to be answered anew. */
	readonly application: Application;
}

/**
 * The draft an address names, for its own account alone; undefined where there is none, or the item can no longer be applied for. A
 * correction that nobody waits for any more is forgotten.
 */
export async function openDraft({ me, city, path, visitor }: AskedBy): Promise<OpenDraft | undefined> {
	const draft = me.drafts.find(visitor.account, path.draft ?? "");
	if (!draft) return undefined;
	if (draft.corrects) return openCorrection({ me, city }, draft, draft.corrects);
	const application = await applicationOf(city, draft.item);
	return application && { draft, application };
}

async function openCorrection(
	{ me, city }: Pick<AskedBy, "me" | "city">,
	draft: Draft,
	{ case: id, questions }: NonNullable<Draft["corrects"]>,
): Promise<OpenDraft | undefined> {
	const record = await caseOf(city, id);
	if (record?.status !== "correcting") {
		me.drafts.drop(draft.id);
		return undefined;
	}
	const { submittedMs: atMs, flowVersion } = record;
	const application = await applicationOf(city, draft.item, { atMs, flowVersion });
	return application && { draft, application: { ...application, form: asking(application.form, questions) } };
}

async function caseOf(city: City, id: string): Promise<Case | undefined> {
	const context = city.node.queryContext("cases");
	const record = context.get(cases, id);
	await city.node.durable(context.height);
	return record;
}

/** A form that puts some of its questions, and those that their answers may lead to. */
export function asking(form: Form, names: readonly string[]): Form {
	const asked = withFollowing(form, new Set(names));
	const sections = form.sections
		.map((section) => ({ ...section, questions: section.questions.filter((name) => asked.has(name)) }))
		.filter(({ questions }) => questions.length > 0);
	return { ...form, sections };
}

function withFollowing(form: Form, names: ReadonlySet<string>): ReadonlySet<string> {
	const following = Object.entries(form.properties)
		.filter(([, { showIf }]) => showIf !== undefined && names.has(showIf.name))
		.map(([name]) => name);
	const all = new Set([...names, ...following]);
	return all.size === names.size ? names : withFollowing(form, all);
}

/** Where a draft's pages are. */
export function draftPath({ id }: Pick<Draft, "id">, page = ""): string {
	return `/me/drafts/${id}${page === "" ? "" : `/${page}`}`;
}
