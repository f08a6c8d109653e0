import { factsOf } from "@mingjian/client/cases/case-facts.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { FlowRules } from "@mingjian/services/cases/flow-wiring.ts";
import { answerFaults } from "@mingjian/services/packs/answer-faults.ts";
import { type Answers, type Form, isAsked } from "@mingjian/services/packs/form-schema.ts";
import type { Pack } from "@mingjian/services/packs/pack-schema.ts";
import { checkDesign } from "../../../design/design-pack.ts";
import { openDesign } from "../../../design/may-design.ts";
import { type RuleRun, runRule } from "../../../design/run-rule.ts";
import type { FormSchema } from "../../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../../kit/forms/read-answers.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { schemaOf } from "../../me/form-progress.ts";
import type { Act, Load } from "../../page.ts";
import type { DesignHead } from "../design-trail.tsx";
import { headOf } from "../head-of.ts";

/** A form as an applicant sees it, with what the rules say of the answers tried. */
export interface TryModel {
	readonly design: DesignHead;
	/** Undefined while the design does not fit together. */
	readonly trial?: Trial;
}

export interface Trial {
	readonly pages: readonly { readonly title: Words; readonly schema: FormSchema }[];
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	readonly said: readonly { readonly name: string; readonly words: Words }[];
	readonly materials: readonly { readonly code: string; readonly title: Words; readonly given: boolean }[];
	readonly runs: readonly RuleRun[];
	/** Whether anything was tried, and nothing of it is wrong. */
	readonly tried: boolean;
}

export const loadTry: Load<TryModel> = only("officer", async (asked) =>
	modelOf(asked, new URLSearchParams()),
);

/** Judges answers as the citizen's pages would, and runs the rules over them. Nothing is kept. */
export const tryDesign: Act<TryModel> = only("officer", async (asked) => modelOf(asked, asked.posted.fields));

async function modelOf(asked: AskedBy, fields: URLSearchParams): Promise<TryModel | undefined> {
	const design = openDesign(asked);
	if (!design) return undefined;
	const { pack } = await checkDesign(asked.city, design);
	return { design: headOf(design), ...(pack ? { trial: trialOf(pack, fields, asked.desk.clock()) } : {}) };
}

function trialOf(pack: Pack, fields: URLSearchParams, now: number): Trial {
	const { form, flow } = pack;
	const { answers, written, faults, asked, unseen } = readTrial(form, fields);
	const wrong = new Set(faults.map(({ name }) => name));
	const said = answerFaults(form, answers).filter(
		({ name, code }) => code !== "required" && !wrong.has(name),
	);
	const given = fields.getAll("material");
	const tried = fields.has("tried") && !unseen && faults.length === 0 && said.length === 0;
	return {
		pages: form.sections.map(({ words, questions }) => ({
			title: words,
			schema: schemaOf(
				form,
				questions.filter((name) => asked.includes(name)),
			),
		})),
		written,
		faults,
		said: said.map(({ name, words }) => ({ name, words })),
		materials: flow.materials.map(({ code, title }) => ({ code, title, given: given.includes(code) })),
		runs: tried ? runsOf(pack, { answers, given, now }) : [],
		tried,
	};
}

/** In the order of the form, for an answer may say whether the next question is asked. */
function readTrial(form: Form, fields: URLSearchParams) {
	let answers: Answers = {};
	let written: Written = {};
	let unseen = false;
	const faults: FaultyAnswer[] = [];
	const asked: string[] = [];
	const shown = fields.getAll("shown");
	for (const name of form.sections.flatMap(({ questions }) => questions)) {
		if (!isAsked(form.properties[name]!, answers)) continue;
		asked.push(name);
		if (!shown.includes(name)) {
			unseen = true;
			continue;
		}
		const read = readAnswers(schemaOf(form, [name]), fields);
		written = { ...written, ...read.written };
		faults.push(...read.faults);
		answers = { ...answers, ...(read.answers as Answers) };
	}
	return { answers, written, faults, asked, unseen };
}

interface Tried {
	readonly answers: Answers;
	readonly given: readonly string[];
	readonly now: number;
}

function runsOf({ flow, rules }: Pack, { answers, given, now }: Tried): RuleRun[] {
	const materials = given.map((code) => ({ code })) as never;
	const ground = { answers, record: { materials, submittedMs: now, receivedMs: now }, asOfMs: now };
	return Object.entries(flow.rules ?? {}).flatMap(([name, use]) => {
		const rule = rules.find(({ id }) => id === use.rule);
		return rule
			? [
					{
						...runRule(rule, factsOf(use, ground) as Readonly<Record<string, Json>>),
						use: name as keyof FlowRules,
					},
				]
			: [];
	});
}
