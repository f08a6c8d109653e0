import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { composeNotice } from "@mingjian/client/cases/seal-notice.ts";
import type { FormSchema } from "../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../kit/forms/read-answers.ts";
import type { AskedBy } from "../../session/only.ts";
import { unguessable } from "../../session/portal-store.ts";
import type { Words } from "../../words/words.ts";
import { heldElsewhere } from "../../work/held-elsewhere.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { mayDo } from "../work-act/load.ts";

/** A request to the applicant to let the department see what another one holds, being written. */
export interface WorkAskModel {
	readonly id: string;
	readonly service: Words;
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** Why nothing can be sealed to the applicant. */
	readonly trouble?: Words;
}

const mostText = 2000;
const usualDays = 30;
const mostDays = 365;

interface Place {
	readonly at: CaseAtHand;
	readonly department: string;
	readonly schema: FormSchema;
}

/** Where the visitor may ask: at an open stage of their department, in a case that is not their own, with something that others hold. */
async function placeOf({ city, path, visitor, work }: AskedBy): Promise<Place | undefined> {
	const { department } = visitor;
	const asks = visitor.roles.includes("data-opener") && mayDo(visitor, "disclosure", "seal");
	if (department === undefined || visitor.kind !== "officer" || !asks) return undefined;
	const at = await work.cases.take(path.id ?? "");
	if (!at?.service.flow.sealing || at.case.parties.includes(visitor.account)) return undefined;
	const open = at.case.stages.some(
		({ closedMs, offices }) =>
			closedMs === undefined && offices.some((office) => office.department === department),
	);
	if (!open) return undefined;
	const held = await heldElsewhere(city, department);
	if (held.length === 0) return undefined;
	const choices = held.map(({ item, group, title }) => ({ const: `${item}|${group}`, words: title }));
	const schema: FormSchema = {
		type: "object",
		properties: {
			what: { anyOf: choices, words: { zh: "请求查看什么", en: "What you ask to see" } },
			days: {
				type: "integer",
				minimum: 1,
				maximum: mostDays,
				words: { zh: "看多久（天）", en: "For how many days" },
				hint: {
					zh: "够办完这一件就行；申请人可以改短，也可以随时撤回。",
					en: "As long as this case needs; the applicant can make it shorter, and withdraw it at any time.",
				},
			},
			text: {
				type: "string",
				maxLength: mostText,
				words: { zh: "为什么需要（密封给申请人）", en: "Why you need it, sealed to the applicant" },
			},
		},
		required: ["what", "days", "text"],
	};
	return { at, department, schema };
}

export async function loadWorkAsk(asked: Asked & AskedBy): Promise<WorkAskModel | undefined> {
	const place = await placeOf(asked);
	return place && modelOf(place, { written: { days: String(usualDays) }, faults: [] });
}

function modelOf(
	{ at, schema }: Place,
	judged: Pick<WorkAskModel, "written" | "faults"> & Partial<Pick<WorkAskModel, "trouble">>,
): WorkAskModel {
	return { id: at.case.id, service: at.service.flow.title, schema, ...judged };
}

/** Seals the request to the applicant, and leads on to where it is signed. */
export async function askForData(
	asked: Parameters<Act<WorkAskModel>>[0] & AskedBy,
): Promise<WorkAskModel | SeeOther | undefined> {
	const place = await placeOf(asked);
	if (!place) return undefined;
	const { at, department, schema } = place;
	const { answers, written, faults } = readAnswers(schema, asked.posted.fields);
	if (faults.length > 0) return modelOf(place, { written, faults });
	const [item, group] = String(answers.what).split("|") as [string, string];
	const wanted = { item, group, days: Number(answers.days) };
	const { client, vault } = asked.me.edge;
	try {
		const value = { case: at.case.id, text: String(answers.text), asks: wanted };
		const notice = await composeNotice(
			{ client, vault, department },
			{ service: at.service, record: at.case, group: "notice", plain: { kind: "json", value } },
		);
		if (!notice) throw new CaseTrouble("owner-keyless");
		const here = `/work/cases/${at.case.id}`;
		const { purpose } = at.service.flow.sealing!;
		const given = { id: unguessable(), case: at.case.id, department, purpose, ...wanted };
		const acts = [{ service: "disclosure", action: "seal", input: notice.seal, onBehalfOf: department }];
		const effects = [{ kind: "data-asked", given }];
		return new SeeOther(asked.desk.signing.begin(asked.visitor, { acts, next: here, back: here, effects }));
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return modelOf(place, { written, faults: [], trouble: error.words });
	}
}
