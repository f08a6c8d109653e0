import type { CaseAtHand } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { composeNotice } from "@mingjian/client/cases/seal-notice.ts";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { channels } from "@mingjian/services/cases/choices.ts";
import type { AskedBy } from "../../session/only.ts";
import type { ActToSign } from "../../session/signing.ts";
import type { Words } from "../../words/words.ts";
import { type OpenNow, openNow } from "../../work/case-desk.ts";
import { type Act, type Asked, SeeOther } from "../page.ts";
import { mayDo } from "../work-act/load.ts";

/** A decided case on its way to the applicant: the certificate is issued first, where one goes with it, then everything is handed over. */
export interface WorkDeliverModel {
	readonly id: string;
	readonly title: Words;
	readonly outcome: "granted" | "denied";
	/** What is next: open the answers the certificate is filled with, issue it, or hand over. */
	readonly step: "open" | "issue" | "deliver";
	readonly mayIssue: boolean;
	readonly certificate?: { readonly typeName: Words; readonly identifier?: string };
	readonly trouble?: Words;
	readonly fault?: "channel";
}

type Posting = Parameters<Act<WorkDeliverModel>>[0] & AskedBy;

export async function loadWorkDeliver(asked: Asked & AskedBy): Promise<WorkDeliverModel | undefined> {
	const place = await placeOf(asked);
	return place && modelOf(asked, place);
}

/** Leads on to signing the certificate, or the hand-over. */
export async function beginDelivery(asked: Posting): Promise<WorkDeliverModel | SeeOther | undefined> {
	const place = await placeOf(asked);
	if (!place) return undefined;
	const model = await modelOf(asked, place);
	try {
		if (model.step === "issue" && model.mayIssue) return new SeeOther(await issue(asked, place));
		if (model.step !== "deliver") return model;
		const channel = asked.posted.fields.get("channel") ?? "";
		if (!Object.hasOwn(channels, channel)) return { ...model, fault: "channel" };
		return new SeeOther(await deliver(asked, place, channel));
	} catch (error) {
		if (!(error instanceof CaseTrouble)) throw error;
		return { ...model, trouble: error.words };
	}
}

interface Place {
	readonly at: CaseAtHand;
	readonly department: string;
	readonly issued?: CertificateFile;
}

async function placeOf({ path, visitor, work }: AskedBy): Promise<Place | undefined> {
	const { department } = visitor;
	if (department === undefined || !mayDo(visitor, "cases", "deliver")) return undefined;
	const at = await work.cases.take(path.id ?? "");
	const own = at?.case.parties.includes(visitor.account) || at?.case.department !== department;
	if (!at?.service.flow.sealing || at.case.status !== "decided" || own) return undefined;
	const issued = work.issued.find(at.case.id);
	return { at, department, ...(issued ? { issued } : {}) };
}

async function modelOf(asked: AskedBy, { at, department, issued }: Place): Promise<WorkDeliverModel> {
	const { visitor, city } = asked;
	const outcome = at.case.decision!.outcome as "granted" | "denied";
	const type = outcome === "granted" ? at.service.form.certificate?.type : undefined;
	const { closed } = await openOf(asked, { at, department });
	const typeName = type && ((await city.typeName(type)) ?? { zh: type, en: type });
	return {
		id: at.case.id,
		title: at.service.flow.title,
		outcome,
		// What the certificate is filled with has to be what the applicant says now, all of it.
		step: !type || issued ? "deliver" : closed.some(({ kind }) => kind === "answers") ? "open" : "issue",
		mayIssue: mayDo(visitor, "certificates", "issue"),
		...(typeName ? { certificate: { typeName, ...(issued ? { identifier: issued.identifier } : {}) } } : {}),
	};
}

async function openOf({ visitor, work }: AskedBy, { at, department }: Place): Promise<OpenNow> {
	const opened = work.opened.find(visitor.session.hash, at.case.id);
	return openNow(at, await work.cases.sealed(at, department), opened);
}

async function issue(asked: AskedBy, { at, department }: Place): Promise<string> {
	const { visitor, work, desk } = asked;
	const { answers } = await openOf(asked, { at, department });
	const { input, given } = await work.issued.prepare(at, answers);
	const here = `/work/cases/${at.case.id}/deliver`;
	return desk.signing.begin(visitor, {
		acts: [{ service: "certificates", action: "issue", input, onBehalfOf: department }],
		next: here,
		back: here,
		effects: [{ kind: "certificate-issued", given }],
	});
}

async function deliver(
	{ visitor, me, desk }: AskedBy,
	{ at, department, issued }: Place,
	channel: string,
): Promise<string> {
	if (issued && !mayDo(visitor, "disclosure", "seal")) throw new CaseTrouble("sealer-needed");
	const { client, vault } = me.edge;
	const plain = issued && { kind: "json" as const, value: issued as unknown as Json };
	const about = { service: at.service, record: at.case, group: "certificate" } as const;
	const notice = plain && (await composeNotice({ client, vault, department }, { ...about, plain }));
	const input: Json = {
		case: at.case.id,
		channel,
		...(notice ? { document: notice.commitment } : {}),
		...(issued ? { certificate: issued.identifier } : {}),
	};
	const acts: ActToSign[] = [
		{ service: "cases", action: "deliver", input, onBehalfOf: department },
		...(notice
			? [{ service: "disclosure", action: "seal", input: notice.seal, onBehalfOf: department }]
			: []),
	];
	const here = `/work/cases/${at.case.id}`;
	return desk.signing.begin(visitor, {
		acts,
		together: true,
		next: here,
		back: `${here}/deliver`,
		effects: [{ kind: "certificate-handed", given: { case: at.case.id } }],
	});
}
