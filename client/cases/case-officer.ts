import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import type { Clause } from "@mingjian/services/cases/terms.ts";
import type { CaseView, InboxPage, InboxQuery } from "@mingjian/services/cases/views.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { CertificateFile } from "../credential/certificate.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { actFor, type DepartmentSetting, type OpenedCase, openCase } from "./department-access.ts";
import { issueCertificate } from "./issue-certificate.ts";
import type { NoticeGroup } from "./notices.ts";
import { type ReadyNotice, readyNotice, sealNotice } from "./seal-notice.ts";
import { readServiceItem, type ServiceItem } from "./service-item.ts";

/** A case with the item it is of. */
export interface CaseAtHand extends CaseView {
	readonly service: ServiceItem;
}

/** What is said in a review or decision; the text is sealed to the applicant. */
export interface Said {
	readonly clause?: Clause;
	readonly text?: string;
}

/** A case and its item as of when it was handed in. Refuses (CaseTrouble) an unknown one. */
export async function takeCase(client: MingjianClient, id: string): Promise<CaseAtHand> {
	const found = (await client.of(casesService).queries.case({ case: id }))?.result;
	if (!found) throw new CaseTrouble("case-unknown");
	const { item, submittedMs: atMs, flowVersion } = found.case;
	return { ...found, service: await readServiceItem(client, item, { atMs, flowVersion }) };
}

/** Everything an officer does with cases of their department. Every refusal of the record is a ProblemError. */
export class CaseOfficer {
	readonly setting: DepartmentSetting;
	readonly #random: RandomBytes;

	constructor(setting: DepartmentSetting, random?: RandomBytes) {
		this.setting = setting;
		this.#random = random ?? ((size) => crypto.getRandomValues(new Uint8Array(size)));
	}

	/** The department's open work, the soonest deadline first. */
	async inbox(wanted: Omit<InboxQuery, "department"> = {}): Promise<InboxPage> {
		const { client, department } = this.setting;
		const found = await client.of(casesService).queries.inbox({ department, ...wanted });
		return found!.result;
	}

	/** A case and its item as of when it was handed in. Refuses (CaseTrouble) an unknown one. */
	take(id: string): Promise<CaseAtHand> {
		return takeCase(this.setting.client, id);
	}

	/** Opens what the department may see of a case; every opening is on the record before the data is here. */
	open({ service, case: record }: CaseAtHand): Promise<OpenedCase> {
		return openCase(this.setting, service, record);
	}

	async accept(id: string, ruleDecision?: string): Promise<void> {
		await this.#act("accept", { case: id, ...(ruleDecision === undefined ? {} : { ruleDecision }) });
	}

	/** Says once what must be corrected; the words are sealed to the applicant. */
	async returnFor(
		at: CaseAtHand,
		{
			stage,
			materials = [],
			text,
		}: { readonly stage: string; readonly materials?: readonly string[]; readonly text: string },
	): Promise<void> {
		const value = { case: at.case.id, stage, materials: [...materials], text };
		const input = { case: at.case.id, stage, materials: [...materials] };
		await this.#actWith("return", input, {
			member: "explanation",
			words: await this.#ready(at, "notice", value),
		});
	}

	async decline(at: CaseAtHand, { clause, text }: Said & { readonly clause: Clause }): Promise<void> {
		await this.#actFor("decline", { case: at.case.id, clause }, { at, text });
	}

	async review(at: CaseAtHand, stage: string, outcome: "agree" | "disagree", said: Said = {}): Promise<void> {
		const clause = said.clause ? { clause: said.clause } : {};
		await this.#actFor("review", { case: at.case.id, stage, outcome, ...clause }, { at, text: said.text });
	}

	/** Decides, or proposes where a second officer must confirm; the one who confirms says the same. */
	async decide(
		at: CaseAtHand,
		outcome: "granted" | "denied",
		said: Said & {
			readonly ruleDecision?: string;
			readonly feeDecision?: string;
			readonly feeFen?: number;
		} = {},
	): Promise<void> {
		const { text, ...rest } = said;
		await this.#actFor("decide", { case: at.case.id, outcome, ...rest } as Json, { at, text });
	}

	async decideAppeal(
		at: CaseAtHand,
		outcome: "upheld" | "overturned",
		said: Said & { readonly clause: Clause },
	): Promise<void> {
		const { clause, text } = said;
		await this.#actFor("decide-appeal", { case: at.case.id, outcome, clause }, { at, text });
	}

	/** The head of the department lets the limits run longer, and says why. */
	async extend(at: CaseAtHand, text: string): Promise<void> {
		const words = await this.#ready(at, "notice", { case: at.case.id, text });
		await this.#actWith("extend", { case: at.case.id }, { member: "reasons", words });
	}

	/** Begins a procedure of the flow; the applicant is told of it, as when and where a hearing is held. */
	async beginProcedure(at: CaseAtHand, procedure: string, text: string): Promise<void> {
		const words = await this.#ready(at, "notice", { case: at.case.id, procedure, text });
		await this.#actWith("begin-procedure", { case: at.case.id, procedure }, { member: "notice", words });
	}

	/** Ends the procedure under way; its minutes or report are sealed to the applicant. */
	async endProcedure(at: CaseAtHand, text: string): Promise<void> {
		const words = await this.#ready(at, "notice", { case: at.case.id, text });
		await this.#actWith("end-procedure", { case: at.case.id }, { member: "record", words });
	}

	/** Tells the applicant something more, sealed; no act on the case goes with it. */
	async tell(at: CaseAtHand, text: string): Promise<void> {
		await this.#seal(at, "notice", { case: at.case.id, text });
	}

	/** Issues the certificate of a granted case and seals the holder's file to the applicant. */
	async issue(
		at: CaseAtHand,
		{ answers }: Pick<OpenedCase, "answers">,
	): Promise<{ file: CertificateFile; commitment?: string }> {
		const { service, case: record } = at;
		const file = await issueCertificate(this.setting, { service, record, answers }, this.#random);
		const commitment = await this.#seal(at, "certificate", file as unknown as Json);
		return { file, ...(commitment === undefined ? {} : { commitment }) };
	}

	/** Records that the outcome reached the applicant, with the certificate where there is one. */
	async deliver(
		id: string,
		channel: "electronic" | "counter" | "post",
		issued?: { readonly file: CertificateFile; readonly commitment?: string },
	): Promise<void> {
		const document = issued?.commitment === undefined ? {} : { document: issued.commitment };
		const certificate = issued ? { certificate: issued.file.identifier } : {};
		await this.#act("deliver", { case: id, channel, ...document, ...certificate });
	}

	async lapse(id: string, clause: Clause): Promise<void> {
		await this.#act("lapse", { case: id, clause });
	}

	/** Seals words or a file to the applicant; gives the commitment. */
	async #seal(at: CaseAtHand, group: NoticeGroup, value: Json): Promise<string | undefined> {
		const about = { service: at.service, record: at.case };
		return await sealNotice(this.setting, about, { group, plain: { kind: "json", value } });
	}

	/** Words to the applicant, sealed and not on the record yet. */
	async #ready(at: CaseAtHand, group: NoticeGroup, value: Json): Promise<ReadyNotice | undefined> {
		const about = { service: at.service, record: at.case };
		return await readyNotice(this.setting, about, { group, plain: { kind: "json", value } });
	}

	/** An act with its reasons, where there are any. */
	async #actFor(
		action: string,
		input: Json,
		{ at, text }: { readonly at: CaseAtHand; readonly text: string | undefined },
	): Promise<void> {
		const words =
			text === undefined ? undefined : await this.#ready(at, "decision", { case: at.case.id, text });
		await this.#actWith(action, input, { member: "reasons", words });
	}

	/** The act first, then its words: what is refused leaves nothing sealed behind. */
	async #actWith(
		action: string,
		input: Json,
		{ member, words }: { readonly member: string; readonly words: ReadyNotice | undefined },
	): Promise<void> {
		const named = words ? { [member]: words.commitment } : {};
		await this.#act(action, { ...(input as object), ...named } as Json);
		await words?.record();
	}

	async #act(action: string, input: Json): Promise<void> {
		await actFor(this.setting, `cases/${action}`, input);
	}
}
