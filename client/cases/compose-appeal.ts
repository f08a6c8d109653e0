import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { type Recipient, sealGroup } from "../seal/seal-document.ts";
import { sealInput } from "./compose-application.ts";
import type { Matter } from "./matter.ts";
import type { ServiceItem } from "./service-item.ts";

/** What an applicant has against an outcome, and by which matter they say it. */
export interface Appealing {
	readonly ledger: string;
	/** The item with the flow of the case. */
	readonly service: ServiceItem;
	readonly matter: Matter;
	readonly case: string;
	readonly grounds: string;
	/** The office that decides on it. */
	readonly office: Recipient;
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

/** Seals the grounds to the applicant and the office that decides on the appeal: the record has a commitment to them alone. */
export async function composeAppeal(appealing: Appealing): Promise<ComposedAppeal> {
	const { ledger, service, matter, case: id, grounds, office } = appealing;
	const owner = { account: matter.account, publicKey: matter.sealing.publicKey };
	const plain = { kind: "json" as const, value: { case: id, grounds } };
	const sealed = await sealGroup(ledger, owner, { name: "appeal-grounds", plain, departments: [office] });
	return {
		files: [sealed.file],
		seal: sealInput(service, matter, [sealed], office.account),
		appeal: { case: id, grounds: sealed.part.commitment },
	};
}
