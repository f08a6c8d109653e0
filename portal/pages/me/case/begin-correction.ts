import type { Notice } from "@mingjian/client/cases/notices.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import type { Form } from "@mingjian/services/packs/form-schema.ts";
import { applicationOf } from "../../../me/application.ts";
import type { Correcting } from "../../../me/drafts.ts";
import type { AskedBy } from "../../../session/only.ts";
import { SeeOther } from "../../page.ts";
import { draftPath } from "../open-draft.ts";
import { behalfOf, type OwnCase } from "./own-case.ts";

/** Begins to answer what a department asked to be corrected, or goes on with it: leads to the draft, with the answers as they were given. */
export async function beginCorrection(
	{ me, city, visitor }: AskedBy,
	own: OwnCase & Required<Pick<OwnCase, "kept">>,
): Promise<SeeOther> {
	const { case: record } = own.view;
	const { account } = visitor;
	const begun = me.drafts.of(account).find(({ corrects }) => corrects?.case === record.id);
	if (begun) return new SeeOther(draftPath(begun));
	const { item, submittedMs: atMs, flowVersion } = record;
	const application = await applicationOf(city, item, { atMs, flowVersion });
	if (!application) return new SeeOther(`/me/cases/${record.id}`);
	const file = me.matters.file(own.kept);
	const corrects = askedOf(record, application.form, await me.edge.notices(file));
	const { onBehalfOf: behalf } = behalfOf(own);
	const answers = { answers: file.answers, corrects, ...(behalf ? { behalf } : {}) };
	const draft = me.drafts.begin(account, item, answers);
	return new SeeOther(draft ? draftPath(draft) : "/me");
}

/** What is asked: the materials on the record, the questions in the sealed notice. Where neither is named, every question may be meant. */
function askedOf(record: Case, form: Form, notices: readonly Notice[]): Correcting {
	const { materials = [], explanation } = record.correction ?? {};
	const notice = notices.findLast(({ commitment }) => commitment === explanation);
	const named = notice?.plain.kind === "json" ? fieldsOf(notice.plain.value) : [];
	// What is public by law stays as it was handed in.
	const open = Object.keys(form.properties).filter((name) => form.properties[name]?.public === undefined);
	const questions = open.filter((name) => named.includes(name));
	const any = questions.length === 0 && materials.length === 0;
	return { case: record.id, materials, questions: any ? open : questions };
}

function fieldsOf(value: unknown): readonly unknown[] {
	const { fields } = value as { readonly fields?: unknown };
	return Array.isArray(fields) ? fields : [];
}
