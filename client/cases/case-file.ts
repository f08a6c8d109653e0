import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { readUtf8 } from "@mingjian/ledger/note/strict-text.ts";
import { validator } from "@mingjian/ledger/runtime/validators.ts";
import { SubmittedContent, SubmittedMaterial } from "@mingjian/services/cases/schema.ts";
import { CaseId, Digest, ItemCode, most } from "@mingjian/services/cases/terms.ts";
import { mostQuestions, QuestionName } from "@mingjian/services/packs/form-schema.ts";
import { closed } from "@mingjian/services/schema-words.ts";
import { AccountId } from "@mingjian/services/terms.ts";
import { type Static, Type } from "typebox";
import { parseJson } from "../verify/parse-json.ts";
import { CaseTrouble } from "./case-trouble.ts";

const mostBytes = 1024 * 1024;

const CaseFile = closed({
	format: Type.Literal("mingjian-case/1"),
	ledger: Type.String({ minLength: 1, maxLength: 200 }),
	item: ItemCode,
	/** The account that applied, or on whose behalf somebody did. */
	applicant: AccountId,
	case: Type.Optional(CaseId),
	/** Base64 of the matter's 32 octets: whoever has them reads what is sealed to the applicant and acts as the owner. */
	seed: Digest,
	answers: Type.Record(
		QuestionName,
		Type.Union([Type.String({ maxLength: 4000 }), Type.Integer(), Type.Boolean()]),
		{ maxProperties: mostQuestions },
	),
	/** Base64 salt of the case's commitment to all answers. */
	answersSalt: Digest,
	contents: Type.Array(SubmittedContent, { maxItems: most.sealedGroups }),
	materials: Type.Array(SubmittedMaterial, { maxItems: most.materials }),
});

/** What an applicant keeps of a case (`.mjcase.json`), and needs later to correct, to read notices, to withdraw consent and to show what was said. It is secret. */
export type CaseFile = Static<typeof CaseFile>;

/** Reads a case file. Refuses anything else (CaseTrouble). */
export function readCaseFile(bytes: Bytes): CaseFile {
	const text = bytes.length > mostBytes ? undefined : readUtf8(bytes);
	const value = text === undefined ? undefined : parseJson(text);
	if (!validator(CaseFile).Check(value)) throw new CaseTrouble("case-file");
	return value as CaseFile;
}

export function formatCaseFile(file: CaseFile): string {
	return `${JSON.stringify(file, undefined, "\t")}\n`;
}

/** The seed of a case file's matter. */
export function seedOf({ seed }: CaseFile): Bytes {
	return fromBase64(seed);
}

/** A case file with newer answers, contents and materials in the place of older ones. */
export function caseFileWith(
	file: CaseFile,
	newer: Partial<Pick<CaseFile, "answers" | "answersSalt">> & Pick<CaseFile, "contents" | "materials">,
): CaseFile {
	const groups = new Set(newer.contents.map(({ group }) => group));
	const codes = new Set(newer.materials.map(({ code }) => code));
	return {
		...file,
		...newer,
		contents: [...file.contents.filter(({ group }) => !groups.has(group)), ...newer.contents],
		materials: [...file.materials.filter(({ code }) => !codes.has(code)), ...newer.materials],
	};
}
