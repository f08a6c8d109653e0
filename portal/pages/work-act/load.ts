import { permits } from "@mingjian/ledger/runtime/access.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import { type Fact, factsOf } from "../../city/facts.ts";
import type { FormSchema } from "../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../kit/forms/read-answers.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Known } from "../../session/visitor.ts";
import type { Words } from "../../words/words.ts";
import { type Act, type Asked, backOf, SeeOther } from "../page.ts";
import { actForm, inputOf } from "./act-form.ts";

/** An act as a form that asks for what it needs. */
export interface WorkActModel {
	readonly title: Words;
	readonly summary: Words;
	/** What the page before has settled. */
	readonly given: readonly Fact[];
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	readonly back: string;
}

type Posting = Parameters<Act<WorkActModel>>[0] & AskedBy;

/** True where the record would let somebody as they stand do an act; the record itself judges again. */
export function mayDo({ account, kind, department, roles }: Known, service: string, action: string): boolean {
	const allow = manifests.find(({ id }) => id === service)?.actions[action]?.allow;
	if (!allow || kind === "nobody") return false;
	const subject = department ?? account;
	const more = { keys: [], cosigners: [], signedBy: [] };
	return permits(allow, { account, kind, subject, department, roles, ...more });
}

export async function loadWorkAct(asked: Asked & AskedBy): Promise<WorkActModel | undefined> {
	return modelOf(asked, { written: {}, faults: [] });
}

/** Judges the form and leads on to signing. */
export async function beginWorkAct(asked: Posting): Promise<WorkActModel | SeeOther | undefined> {
	const { visitor, desk, posted, path, query } = asked;
	const action = actionOf(asked);
	const form = action && actForm(action.input, query);
	if (!form) return undefined;
	const { answers, written, faults } = readAnswers(form.schema, posted.fields);
	if (faults.length > 0) return modelOf(asked, { written, faults });
	const { department, account } = visitor;
	const back = backOf(query.get("back"));
	const act = {
		service: path.service!,
		action: path.action!,
		input: inputOf(form, answers),
		...(department === undefined || department === account ? {} : { onBehalfOf: department }),
	};
	return new SeeOther(desk.signing.begin(visitor, { acts: [act], next: back, back }));
}

function actionOf({ path: { service = "", action = "" }, visitor }: Asked & AskedBy) {
	return mayDo(visitor, service, action)
		? manifests.find(({ id }) => id === service)?.actions[action]
		: undefined;
}

function modelOf(
	asked: Asked & AskedBy,
	judged: Pick<WorkActModel, "written" | "faults">,
): WorkActModel | undefined {
	const action = actionOf(asked);
	const form = action && actForm(action.input, asked.query);
	if (!form) return undefined;
	return {
		title: action.title,
		summary: action.summary,
		given: factsOf(action.input, form.given),
		schema: form.schema,
		back: backOf(asked.query.get("back")),
		...judged,
	};
}
