import { randomBytes } from "node:crypto";
import { ProblemError } from "@mingjian/client/api/problem-error.ts";
import { type CaseAtHand, takeCase } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { groundsGroups } from "@mingjian/client/cases/compose-appeal.ts";
import { keyFor, publicAnswers, sealedParts, tagOf } from "@mingjian/client/cases/department-access.ts";
import { noticeGroups } from "@mingjian/client/cases/notices.ts";
import type { Plain } from "@mingjian/client/seal/plaintext.ts";
import { SealRefusal } from "@mingjian/client/seal/seal-refusal.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { ed25519Signer, generateSecretKey } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { consentInForce } from "@mingjian/services/disclosure/rules/entitlement.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Receipt } from "../city/record-node.ts";
import type { DataRequest, DataRequests } from "../me/data-requests.ts";
import type { Edge } from "../me/edge.ts";
import type { Desk } from "../session/desk.ts";
import type { ActToSign } from "../session/signing.ts";
import type { Known } from "../session/visitor.ts";
import type { DepartmentKeys } from "./department-keys.ts";
import type { Collecting, OpenedCase, OpenedCases, OpenedPart, ToOpen } from "./opened-cases.ts";

interface CaseDeskSetting {
	readonly desk: Desk;
	readonly edge: Edge;
	readonly keys: DepartmentKeys;
	readonly opened: OpenedCases;
	readonly requests: DataRequests;
}

/** What lies sealed in a case, and which of it a department may open. */
export interface SealedOfCase {
	readonly open: readonly ToOpen[];
	/** Groups and codes it is not entitled to. */
	readonly hidden: readonly string[];
}

/** A request for what another department holds, as the applicant answered it. */
export interface StandingRequest extends DataRequest {
	readonly standing: "waiting" | "given" | "ended";
	/** Until when the consent lasts, while it stands. */
	readonly untilMs?: number;
	readonly sealedMs: number;
}

/** Opens sealed cases for officers of one node: what is opened, why and by which law is on the record before anything is fetched. */
export class CaseDesk {
	readonly #setting: CaseDeskSetting;

	constructor(setting: CaseDeskSetting) {
		this.#setting = setting;
		setting.desk.onSigned("case-opened", (given, receipts) =>
			this.#collect((given as { readonly ticket: string }).ticket, receipts),
		);
	}

	/** A case with its item; undefined where there is none, or none with a form that can be applied for online. */
	async take(id: string): Promise<CaseAtHand | undefined> {
		if (!/^[0-9a-f]{64}$/.test(id)) return undefined;
		try {
			return await takeCase(this.#setting.edge.client, id);
		} catch (error) {
			if (error instanceof CaseTrouble) return undefined;
			throw error;
		}
	}

	/** What of a case is sealed to a department: answers, materials, and what the department itself wrote to the applicant. */
	async sealed(at: CaseAtHand, department: string): Promise<SealedOfCase> {
		if (!at.service.flow.sealing) return { open: [], hidden: [] };
		const { open, hidden } = sealedParts(department, at.service, at.case);
		const parts = await Promise.all(
			open.map(async ({ group, content, material }) => {
				const kind = material ? ("material" as const) : ("answers" as const);
				return { group, content, kind, sealedMs: (await this.#content(content))?.sealedMs ?? 0 };
			}),
		);
		const shown = (await this.requests(at.case.id, department)).flatMap(
			({ content, group, item, sealedMs }) =>
				content === undefined ? [] : [{ group, content, item, kind: "shown" as const, sealedMs }],
		);
		return { open: [...parts, ...shown, ...(await this.#letters(at, department))], hidden };
	}

	/**
	 * Prepares the opening of contents of a case; gives the page where it is signed. Refuses (CaseTrouble) contents whose key is not unlocked here,
	 * before anything is written.
	 */
	async begin(
		visitor: Known & { readonly department: string },
		{
			at,
			wanted,
			reason,
		}: { readonly at: CaseAtHand; readonly wanted: readonly ToOpen[]; readonly reason: string },
	): Promise<string> {
		const { desk, edge, keys, opened } = this.#setting;
		const { department } = visitor;
		const sealing = await keys.pairs(department);
		for (const { content } of wanted) await keyFor({ client: edge.client, department, sealing }, content);
		const collector = ed25519Signer(
			generateSecretKey("Ed25519", (size) => Uint8Array.from(randomBytes(size))),
		);
		const byTag = Map.groupBy(
			await Promise.all(
				wanted.map(async (each) => ({ each, tag: (await this.#content(each.content))!.tag })),
			),
			({ tag }) => tag,
		);
		const acts = [...byTag.values()].map((of) => ({ contents: of.map(({ each }) => each) }));
		const { purpose, basis } = at.service.flow.sealing!;
		const id = at.case.id;
		const session = visitor.session.hash;
		const ticket = opened.expect({ session, case: id, department, collector, acts });
		const here = `/work/cases/${id}`;
		return desk.signing.begin(visitor, {
			acts: acts.map(({ contents: [first, ...more] }): ActToSign => {
				const further = more.length > 0 ? { more: more.map(({ content }) => content) } : {};
				const named = { collector: keyId(collector.code, collector.publicKey) };
				const input = { content: first!.content, ...further, purpose, reason, basis, ...named } as Json;
				return { service: "disclosure", action: "open", input, onBehalfOf: department };
			}),
			next: `${here}#opened`,
			back: here,
			effects: [{ kind: "case-opened", given: { ticket } }],
		});
	}

	/** What a department asked to see of what others hold, each with its content as long as the applicant's consent to it stands. */
	async requests(caseId: string, department: string): Promise<readonly StandingRequest[]> {
		const asked = this.#setting.requests.of(caseId).filter((each) => each.department === department);
		return Promise.all(asked.map((each) => this.#standing(each)));
	}

	async #standing({ content, ...request }: DataRequest): Promise<StandingRequest> {
		if (content === undefined) return { ...request, sealedMs: 0, standing: "waiting" };
		const { department, purpose } = request;
		const found = await this.#content(content);
		const ended = { ...request, sealedMs: 0, standing: "ended" } as const;
		if (!found || found.erasedMs !== undefined) return ended;
		const { client } = this.#setting.edge;
		const wanted = { tag: found.tag, department, status: "given", limit: 100 } as const;
		const given = (await client.of(disclosureService).queries.consents(wanted))?.result.rows ?? [];
		const { timeMs } = await client.head();
		const consent = given.find((each) => each.content === content && each.purpose === purpose);
		if (!consent || !consentInForce(consent, timeMs)) return ended;
		const { untilMs } = consent;
		return { ...request, content, untilMs, sealedMs: found.sealedMs, standing: "given" };
	}

	async #letters({ case: record }: CaseAtHand, department: string): Promise<ToOpen[]> {
		const { client } = this.#setting.edge;
		const tag = await tagOf(client, record);
		if (tag === undefined) return [];
		const page = await client.of(disclosureService).queries.contents({ tag, department, limit: 100 });
		return (page?.result.rows ?? [])
			.filter(({ group, departments, erasedMs }) => {
				const own = departments.some((each) => each.department === department);
				return letterGroups.has(group) && own && erasedMs === undefined;
			})
			.map(({ group, content, sealedMs }): ToOpen => ({ group, content, kind: "letter", sealedMs }))
			.reverse();
	}

	async #content(content: string) {
		const { client } = this.#setting.edge;
		return (await client.of(disclosureService).queries.content({ content }))?.result;
	}

	async #collect(ticket: string, receipts: readonly Receipt[]): Promise<void> {
		const { opened } = this.#setting;
		const collecting = opened.collect(ticket);
		if (!collecting) return;
		const { session, case: id } = collecting;
		for (const [at, { contents }] of collecting.acts.entries())
			for (const each of contents) {
				const found = await this.#fetch(collecting, receipts[at]!.id, each);
				if (typeof found === "string") opened.fail(session, id, found);
				else opened.add(session, id, { ...each, plain: found });
			}
	}

	/** Fetches one content by its opening; a code where the vault or the seal refuses. */
	async #fetch(
		{ department, collector }: Collecting,
		opening: string,
		{ content: contentId }: ToOpen,
	): Promise<Plain | string> {
		const { edge, keys } = this.#setting;
		try {
			const commitment = fromBase64((await this.#content(contentId))!.commitment);
			const pair = await keyFor(
				{ client: edge.client, department, sealing: await keys.pairs(department) },
				contentId,
			);
			const wanted = { contentId, commitment, opening, signer: collector, recipient: department, keys: pair };
			return (await edge.vault.open(wanted)).plain;
		} catch (error) {
			if (error instanceof ProblemError || error instanceof CaseTrouble || error instanceof SealRefusal)
				return error.code;
			throw error;
		}
	}
}

/** Groups that are words rather than answers, materials or certificates: the department's own, and grounds of the applicant's. */
const applicantsGroups: ReadonlySet<string> = new Set(Object.values(groundsGroups));
const letterGroups: ReadonlySet<string> = new Set([
	noticeGroups.notice,
	noticeGroups.decision,
	...applicantsGroups,
]);

/** Words sealed in a case: what a department wrote to the applicant (what to correct, reasons), or the applicant's grounds. */
export interface OpenedLetter {
	readonly group: string;
	/** Whether the applicant wrote it. */
	readonly applicants: boolean;
	readonly sealedMs: number;
	readonly text: string;
}

/** What is open of a case as it stands: of what the applicant has replaced since, nothing. */
export interface OpenNow {
	/** Those open to everybody, too. */
	readonly answers: Answers;
	readonly materials: readonly OpenedPart[];
	readonly letters: readonly OpenedLetter[];
	/** What another department holds and the applicant lets this one see. */
	readonly shown: readonly OpenedPart[];
	/** What the department may open and has not in this session. */
	readonly closed: readonly ToOpen[];
}

export function openNow(at: CaseAtHand, { open }: SealedOfCase, opened: OpenedCase | undefined): OpenNow {
	const parts = open.flatMap(({ content }) => opened?.parts.get(content) ?? []);
	const sealed = parts.map(({ kind, plain }) =>
		kind === "answers" && plain.kind === "json" ? plain.value : {},
	);
	return {
		answers: Object.assign(publicAnswers(at.service.form, at.case), ...sealed) as Answers,
		materials: parts.filter(({ kind }) => kind === "material"),
		letters: parts.flatMap(letterOf),
		shown: parts.filter(({ kind }) => kind === "shown"),
		closed: open.filter(({ content }) => !opened?.parts.has(content)),
	};
}

function letterOf({ kind, group, sealedMs, plain }: OpenedPart): OpenedLetter[] {
	if (kind !== "letter" || plain.kind !== "json") return [];
	const { grounds, text = grounds } = (plain.value ?? {}) as {
		readonly text?: unknown;
		readonly grounds?: unknown;
	};
	return typeof text === "string" ? [{ group, applicants: applicantsGroups.has(group), sealedMs, text }] : [];
}
