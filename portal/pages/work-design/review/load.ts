import type { Draft } from "@mingjian/services/rulebook/schema.ts";
import type { RuleView } from "@mingjian/services/rulebook/views.ts";
import { onBehalf } from "../../../design/publishing.ts";
import { draftsOf } from "../../../design/rule-drafts.ts";
import { type ExampleRun, runExamples } from "../../../design/run-rule.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { mayDo } from "../../work-act/load.ts";

/** The draft of a rule as its reviewers read it. */
export interface RuleReviewModel {
	readonly draft: Draft;
	/** The version that is in force, for what changes. */
	readonly before?: RuleView["shown"];
	readonly examples: readonly ExampleRun[];
	readonly authors: readonly Words[];
	readonly reviews: readonly {
		readonly by: Words;
		readonly verdict: "approve" | "object";
		readonly note?: string;
	}[];
	/** Why the visitor may not review it. */
	readonly barred?: "role" | "author" | "done";
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
}

const schema: FormSchema = {
	type: "object",
	properties: {
		verdict: {
			words: { zh: "审核意见", en: "Your verdict" },
			anyOf: [
				{ const: "approve", words: { zh: "同意这份文本", en: "I approve this text" } },
				{ const: "object", words: { zh: "有异议", en: "I object" } },
			],
		},
		note: {
			type: "string",
			maxLength: 200,
			words: { zh: "说明（公开）", en: "Note, which is public" },
		},
	},
	required: ["verdict"],
};

type Judged = Pick<RuleReviewModel, "written" | "faults">;

async function modelOf(asked: AskedBy, draft: Draft, judged: Judged): Promise<RuleReviewModel> {
	const { city } = asked;
	const name = async (account: string) => (await city.nameOf(account)) ?? { zh: account, en: account };
	const before = (await city.ask<RuleView>("rulebook", "rule", { id: draft.id }))?.shown;
	const barred = barredFrom(asked, draft);
	return {
		draft,
		...(before ? { before } : {}),
		examples: runExamples(draft.rule),
		authors: await Promise.all(draft.authors.map(name)),
		reviews: await Promise.all(
			draft.reviews.map(async ({ reviewer, verdict, note }) => ({
				by: await name(reviewer),
				verdict,
				...(note === undefined ? {} : { note }),
			})),
		),
		...(barred ? { barred } : {}),
		schema,
		...judged,
	};
}

function barredFrom({ visitor }: AskedBy, { authors, reviews }: Draft): RuleReviewModel["barred"] {
	if (!mayDo(visitor, "rulebook", "review")) return "role";
	if (authors.includes(visitor.account)) return "author";
	return reviews.some(({ reviewer }) => reviewer === visitor.account) ? "done" : undefined;
}

async function draftAsked({ city, visitor, path }: AskedBy): Promise<Draft | undefined> {
	const drafts = visitor.department === undefined ? [] : await draftsOf(city, visitor.department);
	return drafts.find(({ id }) => id === path.rule);
}

export const loadRuleReview: Load<RuleReviewModel> = only("officer", async (asked) => {
	const draft = await draftAsked(asked);
	return draft && modelOf(asked, draft, { written: {}, faults: [] });
});

/** Leads on to signing what the visitor thinks of exactly the text they were shown. */
export const reviewRule: Act<RuleReviewModel> = only("officer", async (asked) => {
	const draft = await draftAsked(asked);
	if (!draft) return undefined;
	const { posted, desk, visitor } = asked;
	const { answers, written, faults } = readAnswers(schema, posted.fields);
	const needsNote = answers.verdict === "object" && answers.note === undefined;
	const found = needsNote ? [...faults, { name: "note", fault: "missing" } as const] : faults;
	// The text may have been replaced while it was read.
	if (posted.fields.get("hash") !== draft.hash || found.length > 0 || barredFrom(asked, draft))
		return modelOf(asked, draft, { written, faults: found });
	const { id, version, hash } = draft;
	const input = {
		id,
		version,
		hash,
		verdict: answers.verdict!,
		...(answers.note === undefined ? {} : { note: answers.note }),
	};
	const back = "/work/design";
	const acts = [onBehalf(visitor, "rulebook/review", input)];
	return new SeeOther(desk.signing.begin(visitor, { acts, next: back, back: `/work/rules/${id}` }));
});
