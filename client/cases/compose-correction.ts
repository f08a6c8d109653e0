import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { canonicalJson, commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { SubmittedContent, SubmittedMaterial } from "@mingjian/services/cases/schema.ts";
import { answerFaults } from "@mingjian/services/packs/answer-faults.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import { type Recipient, type SealedGroup, sealGroup } from "../seal/seal-document.ts";
import type { Given } from "./applicant.ts";
import { type CaseFile, caseFileWith } from "./case-file.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { answersOfGroup, sealInput } from "./compose-application.ts";
import type { Matter } from "./matter.ts";
import type { ServiceItem } from "./service-item.ts";

export interface Correcting {
	readonly ledger: string;
	readonly service: ServiceItem;
	readonly matter: Matter;
	/** The file as it is, with the answers given before. */
	readonly file: CaseFile;
	/** All answers as they should be now, and materials that take the place of older ones. */
	readonly given: Given;
	readonly recipients: ReadonlyMap<string, Recipient>;
	readonly random: RandomBytes;
}

export interface ComposedCorrection {
	readonly files: readonly Uint8Array[];
	readonly seal?: Json;
	/** Input of cases/correct. */
	readonly correct: Json;
	readonly cosigners: readonly Matter[];
	readonly file: CaseFile;
}

/** Seals what changed and writes the correction. What is public by law stays as it was handed in. Refuses (CaseTrouble) answers the form does not take. */
export async function composeCorrection(correcting: Correcting): Promise<ComposedCorrection> {
	const { service, matter, file, given, random } = correcting;
	const faults = answerFaults(service.form, given.answers);
	if (faults.length > 0)
		throw new CaseTrouble(
			"answers-invalid",
			faults.map(({ words }) => words),
		);
	const sealed = await sealChanged(correcting);
	const salt = random(32);
	const codes = new Set(service.flow.materials.map(({ code }) => code));
	const contents: SubmittedContent[] = sealed
		.filter(({ part }) => !codes.has(part.group))
		.map(({ part }) => ({ group: part.group, content: part.content }));
	const materials: SubmittedMaterial[] = sealed
		.filter(({ part }) => codes.has(part.group))
		.map(({ part }) => ({ code: part.group, commitment: part.commitment, content: part.content }));
	const changed = canonicalJson(file.answers) !== canonicalJson(given.answers);
	return {
		files: sealed.map((each) => each.file),
		...(sealed.length > 0 ? { seal: sealInput(service, matter, sealed) } : {}),
		correct: {
			case: file.case ?? "",
			...(changed ? { answers: toBase64(commitment(salt, given.answers)) } : {}),
			materials: materials as unknown as Json,
			...(contents.length > 0 ? { contents: contents as unknown as Json } : {}),
		},
		cosigners: sealed.length > 0 ? [matter] : [],
		file: caseFileWith(file, {
			...(changed ? { answers: { ...given.answers }, answersSalt: toBase64(salt) } : {}),
			contents,
			materials,
		}),
	};
}

async function sealChanged({
	ledger,
	service,
	matter,
	file,
	given,
	recipients,
}: Correcting): Promise<SealedGroup[]> {
	const { sealing } = service.flow;
	if (!sealing) return [];
	const owner = { account: matter.account, publicKey: matter.sealing.publicKey };
	const to = (departments: readonly string[]) => departments.map((each) => recipients.get(each)!);
	const of = (answers: Answers, group: string) => answersOfGroup(service.form, answers, group);
	const groups = sealing.groups
		.filter(({ group }) => canonicalJson(of(file.answers, group)) !== canonicalJson(of(given.answers, group)))
		.map(({ group, departments }) => {
			const plain = { kind: "json" as const, value: of(given.answers, group) };
			return sealGroup(ledger, owner, { name: group, plain, departments: to(departments) });
		});
	const files = (given.materials ?? []).map(({ code, bytes }) => {
		const plain = { kind: "bytes" as const, bytes };
		return sealGroup(ledger, owner, { name: code, plain, departments: to(sealing.materials) });
	});
	return await Promise.all([...groups, ...files]);
}
