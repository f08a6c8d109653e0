import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { longestConsentMs, type RequestRecord } from "@mingjian/services/disclosure/schema.ts";
import type { Text } from "../../../city/subject.ts";
import type { Question } from "../../../kit/forms/question.ts";
import type { Written } from "../../../kit/forms/read-answers.ts";
import { applicationOf } from "../../../me/application.ts";
import type { DataRequest } from "../../../me/data-requests.ts";
import { asOwner, type HeldHere, type OwnersAct, openOwn, prepareConsent } from "../../../me/sealed.ts";
import { type AskedBy, only } from "../../../session/only.ts";
import type { Words } from "../../../words/words.ts";
import { type Act, type Load, SeeOther } from "../../page.ts";
import { titleOf } from "../cases/load.ts";
import {
	type ConsentStanding,
	groupNames,
	ownContent,
	type Showable,
	showableTo,
	standingOf,
	termsOf,
} from "../data/held.ts";
import { readUntil, type UntilFault } from "./read-until.ts";

/** One sealed content of a citizen: what it says, who may open it, and what its owner asked about it. */
export interface ContentModel {
	readonly content: string;
	readonly name: Words;
	readonly title: Text;
	readonly case: string;
	readonly sealedMs: number;
	readonly erasedMs?: number;
	readonly replacedBy?: string;
	readonly basis: { readonly law: string; readonly article: string };
	/** Who may open it by law. */
	readonly departments: readonly Words[];
	readonly consents: readonly {
		readonly department: string;
		readonly name: Words;
		/** What it is shown for. */
		readonly item: Words;
		readonly untilMs: number;
		readonly standing: ConsentStanding;
	}[];
	readonly request?: Pick<RequestRecord, "kind" | "dueMs" | "outcome" | "basis" | "late">;
	readonly says?: ContentSays;
	/** Its owner can bring the right words or file in its place. */
	readonly correctable: boolean;
	readonly showable: readonly Showable[];
	/** The request of a department that a consent given here answers. */
	readonly answers?: string;
	readonly written: Written;
	readonly faults: readonly ("to" | UntilFault)[];
	readonly trouble?: Words;
}

/** What a content says: answers to questions, words of a department, or a file of so many octets. */
export type ContentSays =
	| { readonly kind: "answers"; readonly rows: readonly AnswerRow[] }
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "file"; readonly bytes: number };

interface AnswerRow {
	readonly name: string;
	readonly question: Question;
	readonly value: Json;
}

type Form = Pick<ContentModel, "written" | "faults"> & Partial<Pick<ContentModel, "trouble" | "answers">>;

async function modelOf(asked: AskedBy, held: HeldHere, form: Form): Promise<ContentModel> {
	const { city } = asked;
	const { content, record, matter } = held;
	const name = (account: string) =>
		city.nameOf(account).then((found) => found ?? { zh: account, en: account });
	const { consents, request } = await termsOf(city, held);
	const all = await showableTo(city);
	const { timeMs } = city.node.head();
	const { erasedMs, replacedBy, sealedMs, basis, departments, purpose, group } = record;
	const itemOf = (wanted: string) =>
		all.find((each) => each.purpose === wanted)?.item ?? { zh: wanted, en: wanted };
	const open = request !== undefined && request.answeredMs === undefined;
	return {
		content,
		name: (await groupNames(city, matter.item))(group),
		title: await titleOf(city, matter.item),
		case: matter.case!,
		sealedMs,
		...(erasedMs === undefined ? {} : { erasedMs }),
		...(replacedBy === undefined ? {} : { replacedBy }),
		basis,
		departments: await Promise.all(departments.map((each) => name(each.department))),
		consents: await Promise.all(
			consents.map(async (each) => ({
				department: each.department,
				name: await name(each.department),
				item: itemOf(each.purpose),
				untilMs: each.untilMs,
				standing: standingOf(each, timeMs),
			})),
		),
		...(request ? { request } : {}),
		...(erasedMs === undefined ? { says: await saysOf(asked, held) } : {}),
		correctable: erasedMs === undefined && !open && (await isOwnWord(asked, held)),
		showable: all.filter(
			(each) =>
				each.purpose !== purpose || !departments.some(({ department }) => department === each.department),
		),
		...form,
	};
}

/** Whether a content is what its owner said or brought: a group of answers of the form, or a material. */
async function isOwnWord({ city }: AskedBy, { record, matter }: HeldHere): Promise<boolean> {
	const flow = (await applicationOf(city, matter.item))?.flow;
	const groups = flow?.sealing?.groups.map(({ group }) => group) ?? [];
	return [...groups, ...(flow?.materials.map(({ code }) => code) ?? [])].includes(record.group);
}

async function saysOf({ me, city }: AskedBy, held: HeldHere): Promise<ContentSays> {
	const plain = await openOwn(me, held);
	if (plain.kind === "bytes") return { kind: "file", bytes: plain.bytes.length };
	const given = plain.value as Readonly<Record<string, Json>>;
	const properties = (await applicationOf(city, held.matter.item))?.form.properties ?? {};
	const rows = Object.entries(given).flatMap(([name, value]) => {
		const question = Object.hasOwn(properties, name) ? properties[name] : undefined;
		return question ? [{ name, question: question as Question, value }] : [];
	});
	if (rows.length > 0) return { kind: "answers", rows };
	return { kind: "text", text: String(given.text ?? given.grounds ?? JSON.stringify(given)) };
}

const nothingWritten: Form = { written: {}, faults: [] };

export const loadContent: Load<ContentModel> = only("citizen", async (asked) => {
	const held = await ownContent(asked);
	return held && modelOf(asked, held, requestedForm(asked, held, asked.query.get("for") ?? ""));
});

/** The form as a department's request fills it in; empty where there is none about this content of this applicant. */
function requestedForm(asked: AskedBy, held: HeldHere, id: string): Form {
	const request = requestFor(asked, held, id);
	if (!request) return nothingWritten;
	const { timeMs } = asked.city.node.head();
	const [year = "", month = "", day = ""] = cityDay(timeMs + request.days * dayMs).split("-");
	const until = { "until-year": year, "until-month": month, "until-day": day };
	const written = { to: `${request.department}|${request.purpose}`, ...until };
	return { written, faults: [], answers: id };
}

function requestFor(
	{ me, visitor }: AskedBy,
	{ record, matter }: HeldHere,
	id: string,
): DataRequest | undefined {
	const request = me.requests.find(id);
	const own = request && me.matters.ofCase(visitor.account, request.case)?.owner === visitor.account;
	return own && request.item === matter.item && request.group === record.group ? request : undefined;
}

const dayMs = 86_400_000;

/** A moment's day in China, as YYYY-MM-DD. */
function cityDay(timeMs: number): string {
	return new Date(timeMs + 8 * 3_600_000).toISOString().slice(0, 10);
}

type Posting = Parameters<Act<ContentModel>>[0] & AskedBy;

/** Prepares a consent, its withdrawal or a request for erasure, for the citizen to sign. */
export const actOnContent: Act<ContentModel> = only("citizen", async (asked) => {
	const held = await ownContent(asked);
	if (!held) return undefined;
	const { fields } = asked.posted;
	switch (fields.get("do")) {
		case "consent":
			return consent(asked, held);
		case "withdraw": {
			const input = { content: held.content, department: fields.get("department") ?? "" };
			return sign(asked, held, { action: "withdraw-consent", act: await asOwner(asked.me, held, input) });
		}
		case "erase": {
			const input = { content: held.content, kind: "erasure" };
			return sign(asked, held, { action: "request", act: await asOwner(asked.me, held, input) });
		}
		default:
			return undefined;
	}
});

interface ToSign {
	readonly action: string;
	readonly act: OwnersAct;
	readonly effects?: Parameters<AskedBy["desk"]["signing"]["begin"]>[1]["effects"];
}

/** Leads to where an act about a content is signed, and back to the content. */
export function sign(
	{ desk, visitor }: AskedBy,
	{ content }: Pick<HeldHere, "content">,
	{ action, act, effects = [] }: ToSign,
): SeeOther {
	const here = `/me/data/${content}`;
	const acts = [{ service: "disclosure", action, input: act.input }];
	const { cosigners } = act;
	return new SeeOther(desk.signing.begin(visitor, { acts, cosigners, next: here, back: here, effects }));
}

async function consent(asked: Posting, held: HeldHere): Promise<ContentModel | SeeOther> {
	const { city, me, posted } = asked;
	const { fields } = posted;
	const to = fields.get("to") ?? "";
	const request = requestFor(asked, held, fields.get("for") ?? "");
	const { showable } = await modelOf(asked, held, nothingWritten);
	const chosen = showable.find(({ department, purpose }) => to === `${department}|${purpose}`);
	const { timeMs } = city.node.head();
	const { untilMs, written, fault } = readUntil(fields, timeMs, timeMs + longestConsentMs);
	const form: Form = {
		written: { to, ...written },
		...(request ? { answers: request.id } : {}),
		faults: [...(chosen ? [] : (["to"] as const)), ...(fault ? [fault] : [])],
	};
	if (!chosen || untilMs === undefined) return modelOf(asked, held, form);
	const { department, purpose } = chosen;
	try {
		const { wrap, ...act } = await prepareConsent(me, held, { department, purpose, untilMs });
		const answers = request?.department === department && request.purpose === purpose;
		const answered = answers ? { request: request.id } : {};
		const effects = [{ kind: "consented", given: { content: held.content, wrap, ...answered } }];
		return sign(asked, held, { action: "consent", act, effects });
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return modelOf(asked, held, { ...form, trouble: error.words });
	}
}
