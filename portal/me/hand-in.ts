import { randomBytes } from "node:crypto";
import { type CaseFile, seedOf } from "@mingjian/client/cases/case-file.ts";
import {
	appealOffice,
	composeGrounds,
	type GroundsGroup,
	groundsGroups,
} from "@mingjian/client/cases/compose-appeal.ts";
import { composeApplication, entitledTo } from "@mingjian/client/cases/compose-application.ts";
import { composeCorrection } from "@mingjian/client/cases/compose-correction.ts";
import { type Matter, matterOf } from "@mingjian/client/cases/matter.ts";
import { recipientsOf } from "@mingjian/client/cases/recipients.ts";
import { readServiceItem, type ServiceItem } from "@mingjian/client/cases/service-item.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import type { Application } from "./application.ts";
import type { Draft, Drafts } from "./drafts.ts";
import type { Edge } from "./edge.ts";
import type { KeptMatter, Matters } from "./matters.ts";

export interface HandIn {
	readonly drafts: Drafts;
	readonly matters: Matters;
	readonly edge: Edge;
}

/** An act for the citizen to sign, sealed contents already on the record. */
export interface Prepared {
	readonly tag: string;
	readonly input: Json;
	/** Keys of matters that sign besides. */
	readonly cosigners: readonly LocalSigner[];
}

const random = (size: number) => Uint8Array.from(randomBytes(size));

/**
 * Seals a draft to its owner and the entitled departments under a fresh matter, and prepares cases/submit. The case file is kept before
 * anything is sent. Refuses (CaseTrouble) answers the form does not take and departments without a sealing key.
 */
export async function prepareSubmit(
	{ drafts, matters, edge }: HandIn,
	service: Application,
	draft: Draft,
): Promise<Prepared> {
	const { client } = edge;
	const matter = await matterOf(random(32));
	const { answers, account } = draft;
	const applicant = draft.behalf ?? account;
	const ledger = await client.ledger();
	const recipients = await recipientsOf(client, entitledTo(service));
	const given = {
		ledger,
		service,
		matter,
		answers,
		materials: materialsOf(drafts, draft),
		recipients,
		random,
	};
	const composed = await composeApplication(given);
	const { submit, answersSalt, cosigners } = composed;
	matters.keep(matter.tag, account, {
		format: "mingjian-case/1",
		ledger,
		item: service.item,
		applicant,
		seed: toBase64(matter.seed),
		answers: { ...answers },
		answersSalt,
		contents: submit.contents ?? [],
		materials: submit.materials,
	});
	await edge.bring(matter, composed);
	return { tag: matter.tag, input: submit as unknown as Json, cosigners: signersOf(cosigners) };
}

/** Seals the materials of a draft that corrects a case, and prepares cases/correct. Refuses as `prepareSubmit` does. */
export async function prepareCorrection(
	{ drafts, matters, edge }: HandIn,
	service: Application,
	{ draft, kept }: { readonly draft: Draft; readonly kept: KeptMatter },
): Promise<Prepared & { readonly file: CaseFile }> {
	const { client } = edge;
	const file = matters.file(kept);
	const matter = await matterOf(seedOf(file));
	const recipients = await recipientsOf(client, entitledTo(service));
	const given = { answers: draft.answers, materials: materialsOf(drafts, draft) };
	const composed = await composeCorrection({
		ledger: file.ledger,
		service,
		matter,
		file,
		given,
		recipients,
		random,
	});
	await edge.bring(matter, composed);
	const { correct, cosigners } = composed;
	return { tag: kept.tag, input: correct, cosigners: signersOf(cosigners), file: composed.file };
}

/** Grounds that somebody gives for what they want of a case. */
interface Grounds {
	readonly record: Case;
	readonly grounds: string;
}

/** Seals what somebody has against an outcome to the office that decides on it; gives the input of cases/appeal. Refuses as `prepareSubmit` does. */
export function prepareAppeal(
	setting: Pick<HandIn, "matters" | "edge">,
	kept: KeptMatter,
	given: Grounds,
): Promise<Json> {
	return prepareGrounds(setting, kept, { ...given, group: groundsGroups.appeal, officeOf: appealOffice });
}

/** Seals what somebody wants to be heard to the office that holds the hearing; gives the input of cases/demand-hearing. Refuses as `prepareSubmit` does. */
export function prepareHearing(
	setting: Pick<HandIn, "matters" | "edge">,
	kept: KeptMatter,
	given: Grounds,
): Promise<Json> {
	return prepareGrounds(setting, kept, { ...given, group: groundsGroups.hearing, officeOf: hearingOffice });
}

function hearingOffice({ flow, department }: ServiceItem): string {
	const stage = flow.procedures?.find(({ onDemand }) => onDemand)?.stage;
	return flow.stages.find(({ id }) => id === stage)?.offices[0]?.department ?? department;
}

async function prepareGrounds(
	{ matters, edge }: Pick<HandIn, "matters" | "edge">,
	kept: KeptMatter,
	{
		record,
		grounds,
		group,
		officeOf,
	}: Grounds & { readonly group: GroundsGroup; readonly officeOf: (service: ServiceItem) => string },
): Promise<Json> {
	const { client } = edge;
	const { id, item, submittedMs: atMs, flowVersion } = record;
	const service = await readServiceItem(client, item, { atMs, flowVersion });
	const file = matters.file(kept);
	const matter = await matterOf(seedOf(file));
	const [office] = [...(await recipientsOf(client, [officeOf(service)])).values()];
	const { ledger } = file;
	const stating = { ledger, service, matter, case: id, grounds, office: office! };
	const { commitment, ...sealed } = await composeGrounds(stating, group);
	await edge.bring(matter, sealed);
	return { case: id, grounds: commitment };
}

function materialsOf(drafts: Drafts, draft: Draft) {
	return Object.keys(draft.files).map((code) => {
		const bytes = drafts.file(draft, code);
		if (!bytes) throw new Error(`the file ${code} of a draft cannot be opened`);
		return { code, bytes };
	});
}

function signersOf(matters: readonly Matter[]): LocalSigner[] {
	return matters.map(({ signer }) => signer);
}
