import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { composeNotice } from "@mingjian/client/cases/seal-notice.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import { stageTitle } from "../../city/case-words.ts";
import type { FormSchema } from "../../kit/forms/question.ts";
import { type FaultyAnswer, readAnswers, type Written } from "../../kit/forms/read-answers.ts";
import { writeAnswers } from "../../kit/forms/write-answers.ts";
import type { AskedBy } from "../../session/only.ts";
import type { ActToSign } from "../../session/signing.ts";
import type { Words } from "../../words/words.ts";
import { openNow } from "../../work/case-desk.ts";
import { caseWideTurns, isCaseWide } from "../../work/case-turns.ts";
import { ruleTraces } from "../../work/rule-traces.ts";
import {
	clauseChoice,
	clauseIn,
	isSaying,
	type Saying,
	sayingFaults,
	sayingSchema,
	sayings,
} from "../../work/saying-form.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { mayDo } from "../work-act/load.ts";

/** Something an officer says of a case, as a form. */
export interface WorkSayModel {
	readonly id: string;
	readonly title: Words;
	readonly summary: Words;
	readonly service: Words;
	/** Undefined for what is said of the case as a whole. */
	readonly stage?: Words;
	/** What the officer before proposed, where a second one must confirm. */
	readonly confirms: boolean;
	readonly schema: FormSchema;
	readonly written: Written;
	readonly faults: readonly FaultyAnswer[];
	/** Why nothing can be sealed to the applicant. */
	readonly trouble?: Words;
}

type Posting = Parameters<Act<WorkSayModel>>[0] & AskedBy;

export async function loadWorkSay(asked: Asked & AskedBy): Promise<WorkSayModel | undefined> {
	const place = await placeOf(asked);
	if (!place) return undefined;
	const { at, proposal, schema } = place;
	const before = proposal ? { outcome: proposal.outcome, ...clauseChoice(at, proposal.clause) } : {};
	const fee = schema.properties.feeFen ? await feeOf(asked, place) : {};
	return modelOf(place, { written: writeAnswers(schema, { ...before, ...fee }), faults: [] });
}

/** Judges the form, brings its words sealed to the vault, and leads on to signing; they are on the record after the act they belong to. */
export async function beginSaying(asked: Posting): Promise<WorkSayModel | SeeOther | undefined> {
	const place = await placeOf(asked);
	if (!place) return undefined;
	const { at, saying, schema, department } = place;
	const { answers, written, faults } = readAnswers(schema, asked.posted.fields);
	const all = [...faults, ...(faults.length === 0 ? sayingFaults(saying, schema, answers) : [])];
	if (all.length > 0) return modelOf(place, { written, faults: all });
	try {
		const acts = await actsOf(asked, place, answers);
		const here = `/work/cases/${at.case.id}`;
		const named = acts.map((act) => ({ ...act, onBehalfOf: department }));
		const toSign = { acts: named, together: true, next: here, back: here } as const;
		return new SeeOther(asked.desk.signing.begin(asked.visitor, toSign));
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return { ...modelOf(place, { written, faults: [] }), trouble: error.words };
	}
}

interface Place {
	readonly at: CaseAtHand;
	readonly saying: Saying;
	readonly stage: string;
	readonly department: string;
	readonly schema: FormSchema;
	readonly proposal?: CaseAtHand["case"]["stages"][number]["offices"][number]["proposal"];
}

/** Where the visitor speaks: an open stage of their department, or the case as a whole, in one that is not their own. */
async function placeOf({ path, query, visitor, work, desk }: AskedBy): Promise<Place | undefined> {
	const { action = "", id = "" } = path;
	const { department } = visitor;
	if (!isSaying(action) || department === undefined || !mayDo(visitor, "cases", action)) return undefined;
	const at = await work.cases.take(id);
	if (!at?.service.flow.sealing || at.case.parties.includes(visitor.account)) return undefined;
	if (isCaseWide(action)) {
		const turns = caseWideTurns(at.service.flow, at.case, { department, nowMs: desk.clock() });
		const stage = "";
		const schema = sayingSchema(action, at, { department, stage });
		return turns.includes(action) ? { at, saying: action, stage, department, schema } : undefined;
	}
	const stage = query.get("stage") ?? "";
	const open = at.case.stages.find((each) => each.id === stage && each.closedMs === undefined);
	const office = open?.offices.find((each) => each.department === department && !each.opinion);
	if (!office) return undefined;
	const schema = sayingSchema(action, at, { department, stage });
	if (action === "begin-procedure" && schema.properties.procedure?.anyOf?.length === 0) return undefined;
	const { proposal } = office;
	return { at, saying: action, stage, department, schema, ...(proposal ? { proposal } : {}) };
}

function modelOf(
	{ at, saying, stage, schema, proposal }: Place,
	judged: Pick<WorkSayModel, "written" | "faults">,
): WorkSayModel {
	const { title, summary } = manifests.find(({ id }) => id === "cases")!.actions[saying]!;
	return {
		id: at.case.id,
		title,
		summary,
		service: at.service.flow.title,
		...(stage === "" ? {} : { stage: stageTitle(at.service.flow, stage) }),
		confirms: proposal !== undefined,
		schema,
		...judged,
	};
}

/** The fee as its rule works it out over what is open; nothing where it leaves it to the officer. */
async function feeOf(
	{ city, visitor, work }: AskedBy,
	{ at, department }: Place,
): Promise<{ readonly feeFen?: number }> {
	const opened = work.opened.find(visitor.session.hash, at.case.id);
	const { answers } = openNow(at, await work.cases.sealed(at, department), opened);
	const fee = (await ruleTraces(city, at, answers)).find(({ end }) => end === "fee");
	return fee?.feeFen === undefined ? {} : { feeFen: fee.feeFen };
}

type Said = Readonly<Record<string, Json>>;

/** The act, and its words sealed where there are any. */
async function actsOf(asked: AskedBy, place: Place, said: Said): Promise<ActToSign[]> {
	const { at, saying, stage } = place;
	const value = noticeOf(place, said);
	const notice = value && (await seal(asked, place, value));
	const clause = clauseIn(at, said);
	const { commitment, atStage } = sayings[saying];
	const input = {
		case: at.case.id,
		...(atStage ? { stage } : {}),
		...(said.procedure === undefined ? {} : { procedure: said.procedure }),
		...(said.outcome === undefined ? {} : { outcome: said.outcome }),
		...(clause ? { clause } : {}),
		...(saying === "return" ? { materials: said.materials ?? [] } : {}),
		...(said.feeFen === undefined || said.outcome !== "granted" ? {} : { feeFen: said.feeFen }),
		...(notice ? { [commitment]: notice.commitment } : {}),
	} as Json;
	return [
		{ service: "cases", action: saying, input },
		...(notice ? [{ service: "disclosure", action: "seal", input: notice.seal }] : []),
	];
}

function noticeOf(
	{ at, saying, stage }: Place,
	{ text, fields, materials, procedure }: Said,
): Json | undefined {
	if (text === undefined) return undefined;
	if (procedure !== undefined) return { case: at.case.id, procedure, text };
	if (saying !== "return") return { case: at.case.id, text };
	return { case: at.case.id, stage, materials: materials ?? [], fields: fields ?? [], text };
}

async function seal({ me, visitor }: AskedBy, { at, saying, department }: Place, value: Json) {
	// Said before anything is signed: the act would stand without its words.
	if (!mayDo(visitor, "disclosure", "seal")) throw new CaseTrouble("sealer-needed");
	const { client, vault } = me.edge;
	const { group } = sayings[saying];
	const notice = await composeNotice(
		{ client, vault, department },
		{ service: at.service, record: at.case, group, plain: { kind: "json", value } },
	);
	if (!notice) throw new CaseTrouble("owner-keyless");
	return notice;
}
