import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { fromUtf8 } from "@mingjian/ledger/crypto/bytes.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import { dayMs, startOfDay } from "@mingjian/services/certificates/rules/calendar.ts";
import { certificatesService } from "@mingjian/services/certificates/service.ts";
import type { Answers, Form } from "@mingjian/services/packs/form-schema.ts";
import {
	blindHolder,
	type CertificateFile,
	createCertificate,
	type Particulars,
} from "../credential/certificate.ts";
import { chinaDay } from "./case-facts.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { actFor, type DepartmentSetting } from "./department-access.ts";
import type { ServiceItem } from "./service-item.ts";

/** What is said of whose case. */
export interface ToIssue {
	readonly service: ServiceItem;
	readonly record: Case;
	readonly answers: Answers;
}

/** Issues the certificate a grant ends with, filled from answers and the day of the decision; gives the holder's file. Refuses (CaseTrouble) an item without one. */
export async function issueCertificate(
	setting: DepartmentSetting,
	{ service, record, answers }: ToIssue,
	random: RandomBytes,
): Promise<CertificateFile> {
	const { client } = setting;
	const filling = service.form.certificate;
	const known =
		filling && (await client.of(certificatesService).queries.type({ type: filling.type }))?.result;
	if (!filling || !known?.inForce) throw new CaseTrouble("certificate-unknown");
	const version = known.inForce;
	const particulars = particularsOf(filling, answers, record);
	const created = createCertificate(version.particulars, particulars, random);
	const salt = toBase64(random(32));
	const { timeMs } = await client.head();
	const validFromMs = startOfDay(timeMs);
	const { id, result } = await actFor(setting, "certificates/issue", {
		type: filling.type,
		validFromMs,
		...(filling.validDays === undefined ? {} : { validUntilMs: validFromMs + filling.validDays * dayMs }),
		commitment: created.commitment,
		holder: blindHolder(record.applicant, salt),
		...(version.publicFields.length > 0 ? { publicFields: publicOf(particulars, version.publicFields) } : {}),
	} as Json);
	const proof = await client.proof(id);
	return {
		format: "mingjian-certificate/1",
		identifier: (result as { identifier: string }).identifier,
		type: filling.type,
		particulars,
		salt: created.salt,
		holder: { account: record.applicant, salt },
		...(proof ? { proof: fromUtf8(proof) } : {}),
	};
}

function particularsOf(
	{ members }: NonNullable<Form["certificate"]>,
	answers: Answers,
	{ decision }: Case,
): Particulars {
	const day = chinaDay(decision?.atMs ?? 0);
	return Object.fromEntries(
		Object.entries(members)
			.map(([name, { answer }]) => [name, answer === undefined ? day : answers[answer]] as const)
			.filter((each): each is readonly [string, string | number | boolean] => each[1] !== undefined),
	);
}

function publicOf(particulars: Particulars, names: readonly string[]): Particulars {
	return Object.fromEntries(
		names.filter((name) => Object.hasOwn(particulars, name)).map((name) => [name, particulars[name]!]),
	);
}
