import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { RandomBytes, Signer } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { casesService } from "@mingjian/services/cases/service.ts";
import type { CaseView } from "@mingjian/services/cases/views.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { Recipient } from "../seal/seal-document.ts";
import type { VaultClient } from "../seal/vault-client.ts";
import { type CaseFile, seedOf } from "./case-file.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { appealOffice, composeAppeal } from "./compose-appeal.ts";
import {
	composeApplication,
	entitledTo,
	type GivenMaterial,
	type HeldContent,
} from "./compose-application.ts";
import { composeCorrection } from "./compose-correction.ts";
import { type Matter, matterOf } from "./matter.ts";
import { recipientOf, recipientsOf } from "./recipients.ts";
import { readServiceItem, type ServiceItem } from "./service-item.ts";
import { widenHeld } from "./widen-held.ts";

/** Who applies, and by which node. */
export interface ApplicantSetting {
	readonly client: MingjianClient;
	readonly vault: VaultClient;
	/** The account that signs: the citizen, a company's officer, a relative, a clerk at a window. */
	readonly account: string;
	readonly signer: Signer;
	/** Citizen who delegated, or department acted for. */
	readonly onBehalfOf?: string;
	readonly random?: RandomBytes;
}

/** What is handed in. */
export interface Given {
	readonly answers: Answers;
	readonly materials?: readonly GivenMaterial[];
	readonly held?: readonly HeldContent[];
}

/** Everything an applicant does with cases. Every refusal of the record is a ProblemError; what would be refused here already is a CaseTrouble. */
export class Applicant {
	readonly #setting: ApplicantSetting;
	readonly #random: RandomBytes;

	constructor(setting: ApplicantSetting) {
		this.#setting = setting;
		this.#random = setting.random ?? ((size) => crypto.getRandomValues(new Uint8Array(size)));
	}

	/**
	 * Seals, uploads and hands in an application under a fresh matter. `keep` is called with the case file before anything is sent, and
	 * again with the case's number: without the file nobody could read the notices or correct.
	 */
	async apply(item: string, given: Given, keep: (file: CaseFile) => void = () => {}): Promise<CaseFile> {
		const { client } = this.#setting;
		const service = await readServiceItem(client, item);
		const matter = await matterOf(this.#random(32));
		const { materials = [], held = [], answers } = given;
		const composed = await composeApplication({
			ledger: await client.ledger(),
			service,
			matter,
			answers,
			materials,
			held,
			recipients: await recipientsOf(client, entitledTo(service)),
			random: this.#random,
		});
		const { submit, answersSalt, cosigners } = composed;
		const file: CaseFile = {
			format: "mingjian-case/1",
			ledger: await client.ledger(),
			item,
			applicant: this.#setting.onBehalfOf ?? this.#setting.account,
			seed: toBase64(matter.seed),
			answers: { ...answers },
			answersSalt,
			contents: submit.contents ?? [],
			materials: submit.materials,
		};
		keep(file);
		await this.#bring(matter, composed);
		const id = await this.#act("submit", submit as unknown as Json, cosigners);
		const numbered = { ...file, case: id };
		keep(numbered);
		return numbered;
	}

	/** The case as it stands. Refuses (CaseTrouble) one that is unknown. */
	async follow(id: string): Promise<CaseView> {
		const found = await this.#setting.client.of(casesService).queries.case({ case: id });
		if (!found) throw new CaseTrouble("case-unknown");
		return found.result;
	}

	/** Answers a correction: groups whose answers changed and new materials are sealed and take the place of the older ones. */
	async correct(file: CaseFile, given: Given, keep: (file: CaseFile) => void = () => {}): Promise<CaseFile> {
		const { client } = this.#setting;
		const { case: record } = await this.follow(caseOf(file));
		const service = await readServiceItem(client, file.item, {
			atMs: record.submittedMs,
			flowVersion: record.flowVersion,
		});
		const matter = await matterOf(seedOf(file));
		const recipients = await recipientsOf(client, entitledTo(service));
		const composed = await composeCorrection({
			ledger: file.ledger,
			service,
			matter,
			file,
			given,
			recipients,
			random: this.#random,
		});
		keep(composed.file);
		await this.#bring(matter, composed);
		await this.#act("correct", composed.correct, composed.cosigners);
		return composed.file;
	}

	async withdraw(id: string): Promise<void> {
		await this.#act("withdraw", { case: id });
	}

	async rate(id: string, grade: number): Promise<void> {
		await this.#act("rate", { case: id, grade });
	}

	/** Objects to the outcome; the grounds are sealed to the office that decides on it. Refuses (CaseTrouble) keyless offices. */
	async appeal(file: CaseFile, grounds: string): Promise<void> {
		const { client } = this.#setting;
		const id = caseOf(file);
		const { case: record } = await this.follow(id);
		const service = await readServiceItem(client, file.item, { flowVersion: record.flowVersion });
		const recipients = await recipientsOf(client, [appealOffice(service)]);
		const matter = await matterOf(seedOf(file));
		const { ledger } = file;
		const [office] = [...recipients.values()] as [Recipient];
		const composed = await composeAppeal({ ledger, service, matter, case: id, grounds, office });
		await this.#bring(matter, composed);
		await this.#act("appeal", composed.appeal);
	}

	/**
	 * Lets the departments of another item see a group or material of an earlier case, for that item's purpose, so that it need not be given again.
	 * What it returns goes into `held` of the application. Undefined where the earlier case has no such content.
	 */
	async reuse(file: CaseFile, group: string, service: ServiceItem): Promise<HeldContent | undefined> {
		return await widenHeld(this.#setting, { file, group, service });
	}

	/** Registers the matter's sealing key where it has none, uploads, and puts the contents on the record. */
	async #bring(
		matter: Matter,
		{ files, seal }: { files: readonly Uint8Array[]; seal?: Json },
	): Promise<void> {
		if (seal === undefined) return;
		const { client, vault } = this.#setting;
		const own = { service: "disclosure", actor: matter.account };
		if (!(await recipientOf(client, matter.account))) {
			const input = { publicKey: toBase64(matter.sealing.publicKey) };
			await client.act(matter.signer, { ...own, action: "register-sealing-key", input });
		}
		for (const file of files) await vault.keep(file);
		await client.act(matter.signer, { ...own, action: "seal", input: seal });
	}

	async #act(action: string, input: Json, cosigners: readonly Matter[] = []): Promise<string> {
		const { client, signer, account, onBehalfOf } = this.#setting;
		const who = { actor: account, ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
		const signers = [signer, ...cosigners.map((matter) => matter.signer)];
		const receipt = await client.act(signers, { service: "cases", action, input, ...who });
		return (receipt.result as { case: string }).case;
	}
}

/** The number of a case that was handed in. Refuses (CaseTrouble) a file from before that. */
export function caseOf(file: CaseFile): string {
	if (file.case === undefined) throw new CaseTrouble("case-file");
	return file.case;
}
