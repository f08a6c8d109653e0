import { fromBase64, toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Signer } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { OpenedSource } from "../recompute/compose-decision.ts";
import type { SealingKeyPair } from "../seal/hpke-suite.ts";
import type { Plain } from "../seal/plaintext.ts";
import type { OpenedContent } from "../seal/sealed-content.ts";
import type { VaultClient } from "../seal/vault-client.ts";
import { CaseTrouble } from "./case-trouble.ts";
import type { ServiceItem } from "./service-item.ts";

/** Somebody who acts for a department, by which node, with its sealing keys. */
export interface DepartmentSetting {
	readonly client: MingjianClient;
	readonly vault: VaultClient;
	readonly department: string;
	/** An officer of the department, or the department itself with its seal. */
	readonly account: string;
	readonly signer: Signer;
	/** All pairs contents were ever sealed to; needed to open, not to act. */
	readonly sealing: readonly SealingKeyPair[];
}

/** What a department may see of a case, opened. */
export interface OpenedCase {
	readonly answers: Answers;
	/** By the material's code. */
	readonly materials: ReadonlyMap<string, Plain>;
	/** Groups and codes it is not entitled to. */
	readonly hidden: readonly string[];
	/** The groups of answers as they were sealed, and the answers anybody sees: what a rule's facts are read from. */
	readonly read: { readonly sources: readonly OpenedSource[]; readonly open: Answers };
}

/** Signs an act of the department or its officer; gives the id of the transaction and its result. */
export async function actFor(
	{ client, signer, account, department }: DepartmentSetting,
	act: string,
	input: Json,
): Promise<{ readonly id: string; readonly result: Json }> {
	const [service, action] = act.split("/") as [string, string];
	const behalf = account === department ? {} : { onBehalfOf: department };
	return await client.act(signer, { service, action, input, actor: account, ...behalf });
}

/** One sealed part of a case: a group of answers, or a material under its code. */
export interface SealedPartOfCase {
	readonly group: string;
	readonly content: string;
	readonly material: boolean;
}

/** What of a case lies sealed, and which of it a department may open by the flow. */
export function sealedParts(
	department: string,
	{ flow }: Pick<ServiceItem, "flow">,
	record: Case,
): { readonly open: readonly SealedPartOfCase[]; readonly hidden: readonly string[] } {
	const parts: readonly SealedPartOfCase[] = [
		...(record.contents ?? []).map(({ group, content }) => ({ group, content, material: false })),
		...record.materials.flatMap(({ code, content }) =>
			content === undefined ? [] : [{ group: code, content, material: true }],
		),
	];
	const entitled = ({ group, material }: SealedPartOfCase) =>
		(material
			? flow.sealing?.materials
			: flow.sealing?.groups.find((each) => each.group === group)?.departments
		)?.includes(department) ?? false;
	return {
		open: parts.filter(entitled),
		hidden: parts.filter((each) => !entitled(each)).map(({ group }) => group),
	};
}

/**
 * Opens what the department is entitled to of a case: each opening is written on the record first, with purpose, reason and law. Refuses
 * (CaseTrouble) contents sealed to a key that is not here; a refusal of the record or the vault is a ProblemError.
 */
export async function openCase(
	setting: DepartmentSetting,
	service: ServiceItem,
	record: Case,
): Promise<OpenedCase> {
	const { flow, form } = service;
	const parts = sealedParts(setting.department, service, record);
	const open = publicAnswers(form, record);
	const answers: Record<string, string | number | boolean> = { ...open };
	const sources: OpenedSource[] = [];
	const materials = new Map<string, Plain>();
	for (const { group, content, material } of parts.open) {
		const { plain, salt, commitment } = await openContentOf(setting, flow.sealing!, content);
		if (material) materials.set(group, plain);
		else if (plain.kind === "json") {
			const value = plain.value as Answers;
			Object.assign(answers, value);
			sources.push({ content, commitment, salt: toBase64(salt), value });
		}
	}
	return { answers, materials, hidden: parts.hidden, read: { sources, open } };
}

/** What the applicant answered for everybody to see. */
export function publicAnswers(
	{ properties }: ServiceItem["form"],
	{ public: open }: Pick<Case, "public">,
): Record<string, string> {
	return Object.fromEntries(
		Object.entries(properties)
			.filter(([, { public: member }]) => member !== undefined && Object.hasOwn(open, member))
			.map(([name, { public: member }]) => [name, open[member!]!]),
	);
}

/** Opens one content for the flow's purpose. Refuses like `openCase`. */
export async function openContentOf(
	setting: DepartmentSetting,
	{ purpose, basis }: NonNullable<ServiceItem["flow"]["sealing"]>,
	content: string,
): Promise<OpenedContent & { readonly commitment: string }> {
	const { client, vault, department, signer } = setting;
	const known = (await client.of(disclosureService).queries.content({ content }))?.result;
	if (!known) throw new CaseTrouble("case-unknown");
	const keys = await keyFor(setting, content);
	const input = { content, purpose, reason: "decide-application", basis };
	const { id } = await actFor(setting, "disclosure/open", input);
	const wanted = { contentId: content, commitment: fromBase64(known.commitment), opening: id, signer };
	const opened = await vault.open({ ...wanted, recipient: department, keys });
	return { ...opened, commitment: known.commitment };
}

/** The pair a content was wrapped to for the department, at sealing or by consent; looked for before anything is written. Refuses (CaseTrouble) a key that is not here. */
export async function keyFor(
	{ client, department, sealing }: Pick<DepartmentSetting, "client" | "department" | "sealing">,
	content: string,
): Promise<SealingKeyPair> {
	const queries = client.of(disclosureService).queries;
	const known = (await queries.content({ content }))?.result;
	const ids = known?.departments.filter((each) => each.department === department).map(({ key }) => key) ?? [];
	if (ids.length === 0 && known) {
		const consents = await queries.consents({ tag: known.tag, department, status: "given", limit: 100 });
		ids.push(
			...(consents?.result.rows ?? []).filter((each) => each.content === content).map(({ key }) => key),
		);
	}
	const pair = sealing.find(({ publicKey }) => ids.includes(sealingKeyId(publicKey)));
	if (!pair) throw new CaseTrouble("sealing-key-missing");
	return pair;
}

/** The tag a case's contents are sealed under; undefined where it has none. */
export async function tagOf(
	client: MingjianClient,
	{ contents = [], materials }: Case,
): Promise<string | undefined> {
	const content = contents[0]?.content ?? materials.find((each) => each.content !== undefined)?.content;
	if (content === undefined) return undefined;
	return (await client.of(disclosureService).queries.content({ content }))?.result.tag;
}
