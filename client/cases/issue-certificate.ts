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

/** A certificate ready to be issued. */
export interface ComposedCertificate {
	/** Input of certificates/issue. */
	readonly input: Json;
	/** The holder's file, once the record gave it an identifier. */
	file(identifier: string, proof?: string): CertificateFile;
}

/** Fills the certificate a grant ends with, from answers and the day of the decision. Refuses (CaseTrouble) an item without one. */
export async function composeCertificate(
	{ client }: Pick<DepartmentSetting, "client">,
	{ service, record, answers }: ToIssue,
	random: RandomBytes,
): Promise<ComposedCertificate> {
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
	return {
		input: {
			type: filling.type,
			validFromMs,
			...(filling.validDays === undefined ? {} : { validUntilMs: validFromMs + filling.validDays * dayMs }),
			commitment: created.commitment,
			holder: blindHolder(record.applicant, salt),
			...(version.publicFields.length > 0
				? { publicFields: publicOf(particulars, version.publicFields) }
				: {}),
		} as Json,
		file: (identifier, proof) => ({
			format: "mingjian-certificate/1",
			identifier,
			type: filling.type,
			particulars,
			salt: created.salt,
			holder: { account: record.applicant, salt },
			...(proof === undefined ? {} : { proof }),
		}),
	};
}

/** Issues the certificate a grant ends with; gives the holder's file. Refuses like `composeCertificate`. */
export async function issueCertificate(
	setting: DepartmentSetting,
	about: ToIssue,
	random: RandomBytes,
): Promise<CertificateFile> {
	const composed = await composeCertificate(setting, about, random);
	const { id, result } = await actFor(setting, "certificates/issue", composed.input);
	const proof = await setting.client.proof(id);
	const { identifier } = result as { identifier: string };
	return composed.file(identifier, proof && fromUtf8(proof));
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
