import { randomBytes } from "node:crypto";
import { ProblemError } from "@mingjian/client/api/problem-error.ts";
import { type CaseAtHand, takeCase } from "@mingjian/client/cases/case-officer.ts";
import { CaseTrouble } from "@mingjian/client/cases/case-trouble.ts";
import { keyFor, publicAnswers, sealedParts, tagOf } from "@mingjian/client/cases/department-access.ts";
import { noticeGroups } from "@mingjian/client/cases/notices.ts";
import type { Plain } from "@mingjian/client/seal/plaintext.ts";
import { SealRefusal } from "@mingjian/client/seal/seal-refusal.ts";
import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { ed25519Signer, generateSecretKey } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { Receipt } from "../city/record-node.ts";
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
}

/** What lies sealed in a case, and which of it a department may open. */
export interface SealedOfCase {
	readonly open: readonly ToOpen[];
	/** Groups and codes it is not entitled to. */
	readonly hidden: readonly string[];
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
		return { open: [...parts, ...(await this.#letters(at, department))], hidden };
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

	async #letters({ case: record }: CaseAtHand, department: string): Promise<ToOpen[]> {
		const { client } = this.#setting.edge;
		const tag = await tagOf(client, record);
		if (tag === undefined) return [];
		const page = await client.of(disclosureService).queries.contents({ tag, department, limit: 100 });
		return (page?.result.rows ?? [])
			.filter(({ group, departments, erasedMs }) => {
				const own = departments.some((each) => each.department === department);
				return (
					group !== noticeGroups.certificate &&
					Object.hasOwn(noticeGroups, group) &&
					own &&
					erasedMs === undefined
				);
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

/** Something a department wrote to the applicant before: what to correct, reasons. */
export interface OpenedLetter {
	readonly group: string;
	readonly sealedMs: number;
	readonly text: string;
}

/** What is open of a case as it stands: of what the applicant has replaced since, nothing. */
export interface OpenNow {
	/** Those open to everybody, too. */
	readonly answers: Answers;
	readonly materials: readonly OpenedPart[];
	readonly letters: readonly OpenedLetter[];
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
		closed: open.filter(({ content }) => !opened?.parts.has(content)),
	};
}

function letterOf({ kind, group, sealedMs, plain }: OpenedPart): OpenedLetter[] {
	if (kind !== "letter" || plain.kind !== "json") return [];
	const { text } = (plain.value ?? {}) as { readonly text?: unknown };
	return typeof text === "string" ? [{ group, sealedMs, text }] : [];
}
