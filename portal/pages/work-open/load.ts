import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { Reason } from "@mingjian/services/disclosure/schema.ts";
import type { AskedBy } from "../../session/only.ts";
import type { Known } from "../../session/visitor.ts";
import type { Words } from "../../words/words.ts";
import { openNow } from "../../work/case-desk.ts";
import { heldGroup } from "../../work/held-elsewhere.ts";
import type { ToOpen } from "../../work/opened-cases.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { partTitle } from "../work-case/review.ts";

/** Contents of a case that may be opened, and what goes on the record first. */
export interface WorkOpenModel {
	readonly id: string;
	readonly title: Words;
	readonly purpose: string;
	/** The law the flow names for it. */
	readonly basis: string;
	readonly parts: readonly {
		readonly content: string;
		readonly title: Words;
		readonly kind: ToOpen["kind"];
	}[];
	readonly chosen: readonly string[];
	readonly reason?: string;
	readonly fault?: OpenFault;
}

export type OpenFault = "nothing" | "reason" | "key";

type Posting = Parameters<Act<WorkOpenModel>>[0] & AskedBy;

const reasons = Reason.enum as readonly string[];

export async function loadWorkOpen(asked: Asked & AskedBy): Promise<WorkOpenModel | SeeOther | undefined> {
	const found = await openable(asked);
	if (!found) return undefined;
	if (found.parts.length === 0) return new SeeOther(`/work/cases/${found.at.case.id}`);
	return modelOf(asked, found, { chosen: found.parts.map(({ content }) => content) });
}

/** Leads on to where the opening is signed. */
export async function beginOpening(asked: Posting): Promise<WorkOpenModel | SeeOther | undefined> {
	const { posted, work } = asked;
	const found = await openable(asked);
	if (!found) return undefined;
	const chosen = posted.fields.getAll("content");
	const reason = posted.fields.get("reason") ?? "";
	const wanted = found.parts.filter(({ content }) => chosen.includes(content));
	if (wanted.length === 0) return modelOf(asked, found, { chosen, reason, fault: "nothing" });
	if (!reasons.includes(reason)) return modelOf(asked, found, { chosen, fault: "reason" });
	try {
		return new SeeOther(await work.cases.begin(found.visitor, { at: found.at, wanted, reason }));
	} catch (error) {
		if (!(error instanceof CaseTrouble) || error.code !== "sealing-key-missing") throw error;
		return modelOf(asked, found, { chosen, reason, fault: "key" });
	}
}

interface Openable {
	readonly at: CaseAtHand;
	readonly visitor: Known & { readonly department: string };
	/** What is not open in this session. */
	readonly parts: readonly ToOpen[];
}

/** What the visitor may open of a case; undefined for whoever may not open, and for their own applications. */
async function openable({ path, visitor, work }: AskedBy): Promise<Openable | undefined> {
	const { department } = visitor;
	if (visitor.kind !== "officer" || department === undefined || !visitor.roles.includes("data-opener"))
		return undefined;
	const at = await work.cases.take(path.id ?? "");
	if (!at || at.case.parties.includes(visitor.account)) return undefined;
	const opened = work.opened.find(visitor.session.hash, at.case.id);
	const { closed } = openNow(at, await work.cases.sealed(at, department), opened);
	return { at, visitor: { ...visitor, department }, parts: closed };
}

async function modelOf(
	{ city }: AskedBy,
	{ at, parts }: Openable,
	given: Pick<WorkOpenModel, "chosen" | "reason" | "fault">,
): Promise<WorkOpenModel> {
	const { purpose, basis } = at.service.flow.sealing!;
	return {
		id: at.case.id,
		title: at.service.flow.title,
		purpose,
		basis: `${basis.law}第${basis.article}条`,
		parts: await Promise.all(
			parts.map(async ({ content, group, kind, item }) => {
				const elsewhere = item === undefined ? undefined : await heldGroup(city, item, group);
				return { content, kind, title: elsewhere?.title ?? partTitle(at, group) };
			}),
		),
		...given,
	};
}
