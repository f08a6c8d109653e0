import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import type { NoticeGroup } from "@mingjian/client/cases/notices.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { appealOutcomes, complaintFindings, decisions, opinions } from "@mingjian/services/cases/choices.ts";
import type { Clause } from "@mingjian/services/cases/terms.ts";
import type { FormSchema, Question } from "../kit/forms/question.ts";
import type { FaultyAnswer } from "../kit/forms/read-answers.ts";
import type { Words } from "../words/words.ts";
import { proceduresToBegin } from "./case-turns.ts";

/** What an officer says of a case on the record, with words sealed to the applicant. */
export type Saying =
	| "return"
	| "decline"
	| "review"
	| "decide"
	| "decide-appeal"
	| "answer-complaint"
	| "extend"
	| "begin-procedure"
	| "end-procedure";

interface SayingKind {
	readonly outcomes?: Readonly<Record<string, Words>>;
	/** Outcomes for which the law must be named; `always` where there is no other. */
	readonly clause: "always" | "never" | readonly string[];
	readonly textNeeded: boolean;
	readonly textLabel: Words;
	/** Group under which the words are sealed. */
	readonly group: NoticeGroup;
	/** Member of the act that commits to them. */
	readonly commitment: "explanation" | "reasons" | "notice" | "record";
	/** Whether the act names its stage. */
	readonly atStage?: true;
}

const reasoned = {
	textLabel: { zh: "理由（密封给申请人）", en: "Reasons, sealed to the applicant" },
	group: "decision",
	commitment: "reasons",
} as const satisfies Partial<SayingKind>;

/** Table: what is asked for each. */
export const sayings: Readonly<Record<Saying, SayingKind>> = {
	return: {
		clause: "never",
		textNeeded: true,
		textLabel: {
			zh: "需要补正的全部内容（密封给申请人）",
			en: "All that must be corrected, sealed to the applicant",
		},
		group: "notice",
		commitment: "explanation",
		atStage: true,
	},
	decline: { clause: "always", textNeeded: true, ...reasoned },
	review: { outcomes: opinions, clause: ["disagree"], textNeeded: false, ...reasoned, atStage: true },
	decide: { outcomes: decisions, clause: ["denied"], textNeeded: false, ...reasoned },
	"decide-appeal": { outcomes: appealOutcomes, clause: "always", textNeeded: true, ...reasoned },
	"answer-complaint": {
		outcomes: complaintFindings,
		clause: "never",
		textNeeded: true,
		textLabel: { zh: "答复（密封给申请人）", en: "The answer, sealed to the applicant" },
		group: "notice",
		commitment: "reasons",
	},
	extend: { clause: "never", textNeeded: true, ...reasoned, group: "notice" },
	"begin-procedure": {
		clause: "never",
		textNeeded: true,
		textLabel: {
			zh: "告知申请人：时间、地点、权利（密封给申请人）",
			en: "What the applicant is told: when, where, their rights; sealed to them",
		},
		group: "notice",
		commitment: "notice",
	},
	"end-procedure": {
		clause: "never",
		textNeeded: true,
		textLabel: { zh: "笔录或报告（密封给申请人）", en: "Minutes or report, sealed to the applicant" },
		group: "notice",
		commitment: "record",
	},
};

/** True where an address names something an officer says. */
export function isSaying(action: string): action is Saying {
	return Object.hasOwn(sayings, action);
}

const mostText = 2000;
const other = "other";

/** The form that asks for it: outcome, law, what must be corrected, words. */
export function sayingSchema(
	saying: Saying,
	at: CaseAtHand,
	{ department, stage }: { readonly department: string; readonly stage: string },
): FormSchema {
	const { outcomes, clause, textNeeded, textLabel } = sayings[saying];
	const properties: Record<string, Question> = {
		...(outcomes ? { outcome: choiceOf({ zh: "意见", en: "Outcome" }, Object.entries(outcomes)) } : {}),
		...(saying === "return" ? correctable(at, department) : {}),
		...(saying === "begin-procedure" ? procedureQuestion(at, stage) : {}),
		...(clause === "never" ? {} : clauseQuestions(at)),
		...(saying === "decide" && at.service.flow.rules?.fee ? { feeFen: feeQuestion } : {}),
		text: { type: "string", maxLength: mostText, words: textLabel },
	};
	const required = [
		...(outcomes ? ["outcome"] : []),
		...(clause === "always" ? ["clause"] : []),
		...(saying === "begin-procedure" ? ["procedure"] : []),
		...(textNeeded ? ["text"] : []),
	];
	return { type: "object", properties, required };
}

function procedureQuestion({ case: record, service }: CaseAtHand, stage: string): Record<string, Question> {
	const choices = proceduresToBegin(service.flow, record, stage).map(({ id, title, days, law }) => {
		const by = `《${law.law}》${law.article}`;
		const words = {
			zh: `${title.zh}：${days} 个工作日内，${by}`,
			en: `${title.en}: within ${days} working days, ${by}`,
		};
		return [id, words] as const;
	});
	return { procedure: choiceOf({ zh: "程序", en: "Procedure" }, choices) };
}

const feeQuestion: Question = {
	type: "integer",
	minimum: 0,
	words: { zh: "费用（元；准予时填写）", en: "Fee in yuan, where it is granted" },
};

function clauseQuestions({ service: { flow } }: CaseAtHand): Record<string, Question> {
	const laws = flow.law.map(({ law, article }, at): [string, Words] => {
		const title = `《${law}》${article}`;
		return [String(at), { zh: title, en: title }];
	});
	const short = (zh: string, en: string, maxLength: number): Question => ({
		type: "string",
		maxLength,
		words: { zh, en },
	});
	return {
		clause: choiceOf({ zh: "法律依据", en: "Law it rests on" }, [
			...laws,
			[other, { zh: "其他（在下面写明）", en: "Another, written below" }],
		]),
		law: short("其他法律法规的名称", "Title of the other law", 100),
		article: short("其条款", "Its article", 60),
	};
}

/** Questions and materials that a department may see and so may ask to be corrected. */
function correctable({ service: { form, flow } }: CaseAtHand, department: string): Record<string, Question> {
	const groups = new Set(
		flow.sealing?.groups
			.filter(({ departments }) => departments.includes(department))
			.map(({ group }) => group),
	);
	const questions = Object.entries(form.properties).filter(
		([, { group }]) => group !== undefined && groups.has(group),
	);
	const materials = flow.sealing?.materials.includes(department) ? flow.materials : [];
	return {
		...(questions.length > 0
			? {
					fields: severalOf(
						{ zh: "需更正的申请内容", en: "Answers to correct" },
						questions.map(([name, { words }]) => [name, words]),
					),
				}
			: {}),
		...(materials.length > 0
			? {
					materials: severalOf(
						{ zh: "需补正的材料", en: "Materials to correct" },
						materials.map(({ code, title }) => [code, title]),
					),
				}
			: {}),
	};
}

function choiceOf(words: Words, choices: readonly (readonly [string, Words])[]): Question {
	return { words, anyOf: choices.map(([value, of]) => ({ const: value, words: of })) };
}

function severalOf(words: Words, choices: readonly (readonly [string, Words])[]): Question {
	return { words, type: "array", items: choiceOf(words, choices) };
}

type SaidAnswers = Readonly<Record<string, Json>>;

/** What the schema cannot say: the law that an unfavourable word needs, a law that is named in full, something to correct, a fee with its law. */
export function sayingFaults(
	saying: Saying,
	{ properties }: FormSchema,
	answers: SaidAnswers,
): FaultyAnswer[] {
	const { clause } = sayings[saying];
	const { outcome, feeFen } = answers;
	const feeMissing = properties.feeFen !== undefined && outcome === "granted" && feeFen === undefined;
	const needed = (Array.isArray(clause) && clause.includes(String(outcome))) || feeFen !== undefined;
	const named = answers.clause !== undefined;
	const nothing = [answers.fields, answers.materials].every(
		(each) => !Array.isArray(each) || each.length === 0,
	);
	return [
		...(needed && !named ? [{ name: "clause", fault: "missing" as const }] : []),
		...(feeMissing ? [{ name: "feeFen", fault: "missing" as const }] : []),
		...(answers.clause === other && answers.law === undefined
			? [{ name: "law", fault: "missing" as const }]
			: []),
		...(answers.clause === other && answers.article === undefined
			? [{ name: "article", fault: "missing" as const }]
			: []),
		...(saying === "return" && nothing
			? [{ name: properties.fields ? "fields" : "materials", fault: "missing" as const }]
			: []),
	];
}

/** The law that was chosen or written. */
export function clauseIn({ service: { flow } }: CaseAtHand, answers: SaidAnswers): Clause | undefined {
	if (answers.clause === undefined) return undefined;
	if (answers.clause === other) return { law: String(answers.law), article: String(answers.article) };
	return flow.law[Number(answers.clause)];
}

/** How a clause is chosen in the form; undefined where there is none. */
export function clauseChoice({ service: { flow } }: CaseAtHand, clause: Clause | undefined): SaidAnswers {
	if (!clause) return {};
	const at = flow.law.findIndex(({ law, article }) => law === clause.law && article === clause.article);
	return at < 0 ? { clause: other, ...clause } : { clause: String(at) };
}
