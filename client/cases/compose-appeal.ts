import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type Recipient, sealGroup } from "../seal/seal-document.ts";
import { sealInput } from "./compose-application.ts";
import type { Matter } from "./matter.ts";
import type { ServiceItem } from "./service-item.ts";

/** What an applicant wants an office to know, and by which matter they say it. */
export interface Stating {
	readonly ledger: string;
	/** The item with the flow of the case. */
	readonly service: ServiceItem;
	readonly matter: Matter;
	readonly case: string;
	readonly grounds: string;
	/** The office that hears it. */
	readonly office: Recipient;
}

/** Groups under which an applicant seals grounds: of an appeal, of a demand for a hearing. */
export const groundsGroups = { appeal: "appeal-grounds", hearing: "hearing-grounds" } as const;
export type GroundsGroup = (typeof groundsGroups)[keyof typeof groundsGroups];

/** Grounds ready to be sent, in this order: files to the vault, `seal` by the matter, then the act that names the commitment by the applicant. */
export interface ComposedGrounds {
	/** Bodies of POST /v1/vault. */
	readonly files: readonly Bytes[];
	/** Input of disclosure/seal. */
	readonly seal: Json;
	/** As the act on the case names them. */
	readonly commitment: string;
}

/** An appeal ready to be sent, in this order: files to the vault, `seal` by the matter, `appeal` by the applicant. */
export interface ComposedAppeal {
	/** Bodies of POST /v1/vault. */
	readonly files: readonly Bytes[];
	/** Input of disclosure/seal. */
	readonly seal: Json;
	/** Input of cases/appeal. */
	readonly appeal: Json;
}

/** The department whose office decides on appeals of an item. */
export function appealOffice({ flow, department }: Pick<ServiceItem, "flow" | "department">): string {
	return flow.appeal?.office.department ?? department;
}

/** Seals grounds to the applicant and the office that hears them: the record has a commitment to them alone. */
export async function composeGrounds(stating: Stating, name: GroundsGroup): Promise<ComposedGrounds> {
	const { ledger, service, matter, case: id, grounds, office } = stating;
	const owner = { account: matter.account, publicKey: matter.sealing.publicKey };
	const plain = { kind: "json" as const, value: { case: id, grounds } };
	const sealed = await sealGroup(ledger, owner, { name, plain, departments: [office] });
	return {
		files: [sealed.file],
		seal: sealInput(service, matter, [sealed], office.account),
		commitment: sealed.part.commitment,
	};
}

/** Seals the grounds of an appeal. */
export async function composeAppeal(appealing: Stating): Promise<ComposedAppeal> {
	const { commitment, ...rest } = await composeGrounds(appealing, groundsGroups.appeal);
	return { ...rest, appeal: { case: appealing.case, grounds: commitment } };
}
