import { type Static, type TSchema, Type } from "typebox";
import { closed, worded } from "../schema-words.ts";
import { DepartmentId } from "../terms.ts";
import { choice, officeRoles } from "./choices.ts";

/** Stages of a flow, offices of a stage, materials of an application, and what else a flow or a case can have. */
export const most = {
	stages: 24,
	offices: 8,
	materials: 60,
	publicMembers: 10,
	clauses: 20,
	flowVersions: 500,
	steps: 400,
	/** Each line of the log adds one at most, and the first adds two. */
	parties: 401,
	inputCommitments: 64,
	sealedGroups: 20,
	recipients: 8,
	ruleFacts: 60,
	procedures: 8,
} as const;

/** Grades that count as a bad rating (差评), and within how many working days it is answered (国办发〔2019〕51号). */
export const badGrade = 2;
export const complaintDays = 15;

/** SHA-256 in lowercase hex: the name of a sealed content. */
export const ContentId = Type.String({ maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** A group of fields or a purpose, as sealed contents name them. */
export const Slug = Type.String({ maxLength: 40, pattern: "^[a-z]+(-[a-z]+)*$" });
/** The id of a decision by rule. */
export const RuleDecisionId = Type.String({ maxLength: 32, pattern: "^[0-9a-f]{32}$" });
export const AmountFen = Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 });

export const ItemCode = Type.String({ pattern: "^[0-9A-Z][0-9A-Z-]{3,79}$", maxLength: 80 });
export const CaseId = Type.String({ maxLength: 64, pattern: "^[0-9a-f]{64}$" });
/** SHA-256 in base64: a salted commitment or the hash of a published text. */
export const Digest = Type.String({ pattern: "^[A-Za-z0-9+/]{43}=$", maxLength: 44 });
export const StageId = Type.String({ pattern: "^[a-z][a-z0-9-]{0,31}$", maxLength: 32 });
export const MaterialCode = Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,31}$", maxLength: 32 });
export const VersionNumber = Type.Integer({ minimum: 1, maximum: most.flowVersions });
export const Days = Type.Integer({ minimum: 0, maximum: 1000 });
/** A month in China's time. */
export const Month = Type.String({ pattern: "^[0-9]{4}-(0[1-9]|1[0-2])$", maxLength: 7 });

/** The law an act rests on. */
export const Clause = closed({
	law: worded(Type.String({ minLength: 1, maxLength: 100 }), "法律法规", "Law"),
	article: worded(Type.String({ minLength: 1, maxLength: 60 }), "条款", "Article"),
});
export type Clause = Static<typeof Clause>;

/** Who acts at a stage: officers of the department with the role. */
export const Office = closed({
	department: worded(DepartmentId, "部门", "Department"),
	role: worded(choice(officeRoles), "岗位", "Role"),
});
export type Office = Static<typeof Office>;

/** What a member is a commitment to, in words; the plaintext is nowhere on the record. */
export function commitment(zh: string, en: string) {
	return worded(Digest, `${zh}（加盐承诺）`, `${en}, as a salted commitment`);
}

export function list<S extends TSchema>(of: S, maxItems: number, minItems = 0) {
	return Type.Array(of, { minItems, maxItems });
}

/** Values a flow declares to be public by law, by name. */
export const PublicMembers = Type.Record(
	Type.String({ pattern: "^[a-z][a-zA-Z0-9]{0,31}$" }),
	Type.String({ minLength: 1, maxLength: 100 }),
	{ maxProperties: most.publicMembers, additionalProperties: false },
);
