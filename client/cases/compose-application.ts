import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import { commitment } from "@mingjian/ledger/crypto/canonical-json.ts";
import type { RandomBytes } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { SubmitInput } from "@mingjian/services/cases/inputs.ts";
import type { SubmittedContent, SubmittedMaterial } from "@mingjian/services/cases/schema.ts";
import { answerFaults } from "@mingjian/services/packs/answer-faults.ts";
import type { Answers, Form } from "@mingjian/services/packs/form-schema.ts";
import { type Group, type Recipient, type SealedGroup, sealGroup } from "../seal/seal-document.ts";
import { CaseTrouble } from "./case-trouble.ts";
import type { Matter } from "./matter.ts";
import type { ServiceItem } from "./service-item.ts";

/** A file handed in. */
export interface GivenMaterial {
	readonly code: string;
	readonly bytes: Bytes;
}

/** Something the applicant had sealed before and lets the departments see for this, too, so that it is not asked for again. */
export interface HeldContent {
	/** The group, or the code of the material. */
	readonly group: string;
	readonly content: string;
	readonly commitment: string;
	/** The matter it was sealed under; it must sign besides. */
	readonly matter: Matter;
}

export interface Application {
	readonly ledger: string;
	readonly service: ServiceItem;
	readonly matter: Matter;
	readonly answers: Answers;
	readonly materials: readonly GivenMaterial[];
	readonly held?: readonly HeldContent[];
	/** Sealing keys of every entitled department. */
	readonly recipients: ReadonlyMap<string, Recipient>;
	readonly random: RandomBytes;
}

/** An application ready to be sent, in this order: files to the vault, `seal` by the matter, `submit` by the applicant with the matters' signatures. */
export interface ComposedApplication {
	/** Bodies of POST /v1/vault. */
	readonly files: readonly Bytes[];
	/** Input of disclosure/seal; absent where nothing is sealed anew. */
	readonly seal?: Json;
	/** Input of cases/submit. */
	readonly submit: SubmitInput;
	/** Matters whose keys sign the submission besides the applicant's. */
	readonly cosigners: readonly Matter[];
	readonly answersSalt: string;
}

/** Departments that something of an application is sealed to. */
export function entitledTo({ flow }: ServiceItem): string[] {
	const { groups = [], materials = [] } = flow.sealing ?? {};
	return [...new Set([...groups.flatMap(({ departments }) => departments), ...materials])];
}

/**
 * Checks answers and materials, seals each group and each material apart, and writes what goes on the record. Refuses (CaseTrouble) answers the
 * form does not take, with every fault, and materials that are missing or not asked for.
 */
export async function composeApplication(application: Application): Promise<ComposedApplication> {
	const { service, answers, matter, held = [], random } = application;
	requireAnswers(service.form, answers, held);
	requireMaterials(application);
	const groups = groupsOf(application);
	const sealed = await Promise.all(groups.map((group) => seal(application, group)));
	const salt = random(32);
	const submit: SubmitInput = {
		item: service.item,
		answers: toBase64(commitment(salt, answers)),
		...handedIn(application, sealed),
		public: publicOf(service.form, answers),
	};
	const cosigners = [
		...new Map([matter, ...held.map((each) => each.matter)].map((each) => [each.tag, each])).values(),
	];
	return {
		files: sealed.map(({ file }) => file),
		...(sealed.length > 0 ? { seal: sealInput(service, matter, sealed) } : {}),
		submit,
		cosigners: service.flow.sealing ? cosigners : [],
		answersSalt: toBase64(salt),
	};
}

/** Input of disclosure/seal for contents of a case. */
export function sealInput(
	{ flow, department }: ServiceItem,
	{ tag }: Pick<Matter, "tag">,
	sealed: readonly SealedGroup[],
	responsible = department,
): Json {
	const { purpose, basis } = flow.sealing!;
	return { tag, responsible, purpose, basis, contents: sealed.map(({ part }) => part) } as unknown as Json;
}

/** Answers of a group, as they are sealed. */
export function answersOfGroup({ properties }: Form, answers: Answers, group: string): Answers {
	return Object.fromEntries(Object.entries(answers).filter(([name]) => properties[name]?.group === group));
}

function requireAnswers(form: Form, answers: Answers, held: readonly HeldContent[]): void {
	const groups = new Set(held.map(({ group }) => group));
	const faults = answerFaults(form, answers).filter(
		({ name, code }) => code !== "required" || !groups.has(form.properties[name]?.group ?? ""),
	);
	if (faults.length > 0)
		throw new CaseTrouble(
			"answers-invalid",
			faults.map(({ words }) => words),
		);
}

function requireMaterials({ service: { flow }, materials, held = [] }: Application): void {
	const given = new Set([...materials.map(({ code }) => code), ...held.map(({ group }) => group)]);
	const missing = flow.materials.filter(({ code, required }) => required && !given.has(code));
	if (missing.length > 0)
		throw new CaseTrouble(
			"material-missing",
			missing.map(({ title }) => title),
		);
	const unknown = materials.filter(({ code }) => !flow.materials.some((each) => each.code === code));
	if (unknown.length > 0)
		throw new CaseTrouble(
			"material-unknown",
			unknown.map(({ code }) => ({ zh: code, en: code })),
		);
}

/** What is sealed anew: groups with answers and materials, without what is held already. */
function groupsOf({ service, answers, materials, held = [], recipients }: Application): Group[] {
	const { sealing } = service.flow;
	if (!sealing) return [];
	const known = new Set(held.map(({ group }) => group));
	const to = (departments: readonly string[]) => departments.map((each) => recipients.get(each)!);
	const groups = sealing.groups
		.filter(({ group }) => !known.has(group))
		.map(({ group, departments }) => {
			const value = answersOfGroup(service.form, answers, group);
			return { name: group, plain: { kind: "json" as const, value }, departments: to(departments) };
		})
		.filter(({ plain }) => Object.keys(plain.value).length > 0);
	const files = materials.map(({ code, bytes }) => ({
		name: code,
		plain: { kind: "bytes" as const, bytes },
		departments: to(sealing.materials),
	}));
	return [...groups, ...files];
}

function seal({ ledger, matter }: Application, group: Group): Promise<SealedGroup> {
	return sealGroup(ledger, { account: matter.account, publicKey: matter.sealing.publicKey }, group);
}

type HandedIn = Pick<SubmitInput, "materials" | "contents">;

function handedIn({ service: { flow }, held = [] }: Application, sealed: readonly SealedGroup[]): HandedIn {
	const parts = [...sealed.map(({ part }) => part), ...held];
	const codes = new Set(flow.materials.map(({ code }) => code));
	const materials: SubmittedMaterial[] = parts
		.filter(({ group }) => codes.has(group))
		.map(({ group, content, commitment: to }) => ({ code: group, commitment: to, content }));
	const contents: SubmittedContent[] = parts
		.filter(({ group }) => !codes.has(group))
		.map(({ group, content }) => ({ group, content }));
	return { materials, ...(contents.length > 0 ? { contents } : {}) };
}

function publicOf({ properties }: Form, answers: Answers): Record<string, string> {
	return Object.fromEntries(
		Object.entries(properties)
			.filter(([name, { public: member }]) => member !== undefined && Object.hasOwn(answers, name))
			.map(([name, { public: member }]) => [member!, String(answers[name])]),
	);
}
