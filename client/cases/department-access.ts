import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Signer } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import { sealingKeyId } from "@mingjian/services/disclosure/rules/sealing-key.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { Answers } from "@mingjian/services/packs/form-schema.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { SealingKeyPair } from "../seal/hpke-suite.ts";
import type { Plain } from "../seal/plaintext.ts";
import { sealGroup } from "../seal/seal-document.ts";
import type { VaultClient } from "../seal/vault-client.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { sealInput } from "./compose-application.ts";
import type { NoticeGroup } from "./notices.ts";
import { recipientOf } from "./recipients.ts";
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

/**
 * Opens what the department is entitled to of a case: each opening is written on the record first, with purpose, reason and law. Refuses
 * (CaseTrouble) contents sealed to a key that is not here; a refusal of the record or the vault is a ProblemError.
 */
export async function openCase(
	setting: DepartmentSetting,
	{ flow, form }: ServiceItem,
	record: Case,
): Promise<OpenedCase> {
	const wanted = [
		...(record.contents ?? []).map(({ group, content }) => ({ group, content, material: false })),
		...record.materials.flatMap(({ code, content }) =>
			content === undefined ? [] : [{ group: code, content, material: true }],
		),
	];
	const answers: Record<string, string | number | boolean> = publicAnswers(form, record);
	const materials = new Map<string, Plain>();
	const hidden: string[] = [];
	for (const { group, content, material } of wanted) {
		const entitled = material
			? flow.sealing?.materials
			: flow.sealing?.groups.find((each) => each.group === group)?.departments;
		if (!entitled?.includes(setting.department)) {
			hidden.push(group);
			continue;
		}
		const plain = await openContentOf(setting, flow.sealing!, content);
		if (material) materials.set(group, plain);
		else if (plain.kind === "json") Object.assign(answers, plain.value);
	}
	return { answers, materials, hidden };
}

/** What the applicant answered for everybody to see. */
function publicAnswers({ properties }: ServiceItem["form"], { public: open }: Case): Record<string, string> {
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
): Promise<Plain> {
	const { client, vault, department, signer } = setting;
	const known = (await client.of(disclosureService).queries.content({ content }))?.result;
	if (!known) throw new CaseTrouble("case-unknown");
	const keys = await keyFor(setting, content);
	const input = { content, purpose, reason: "decide-application", basis };
	const { id } = await actFor(setting, "disclosure/open", input);
	const wanted = { contentId: content, commitment: fromBase64(known.commitment), opening: id, signer };
	return (await vault.open({ ...wanted, recipient: department, keys })).plain;
}

/** The pair a content was wrapped to for the department, at sealing or by consent; looked for before anything is written. */
async function keyFor(
	{ client, department, sealing }: DepartmentSetting,
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

/**
 * Seals something to the applicant of a case, and to the department itself: what to correct, a decision, a certificate. Gives the commitment that an
 * act on the case names; undefined where the case has no sealed contents and so nobody to seal to. Refuses (CaseTrouble) an owner without a key.
 */
export async function sealNotice(
	setting: DepartmentSetting,
	about: { readonly service: ServiceItem; readonly record: Case },
	{ group, plain }: { readonly group: NoticeGroup; readonly plain: Plain },
): Promise<string | undefined> {
	const { client, vault, department } = setting;
	const tag = await tagOf(client, about.record);
	if (tag === undefined) return undefined;
	const owner = await recipientOf(client, `citizen:${tag}`);
	if (!owner) throw new CaseTrouble("owner-keyless");
	const own = await recipientOf(client, department);
	if (!own) throw new CaseTrouble("department-keyless", [{ zh: department, en: department }]);
	const sealed = await sealGroup(await client.ledger(), owner, { name: group, plain, departments: [own] });
	await vault.keep(sealed.file);
	await actFor(setting, "disclosure/seal", sealInput(about.service, { tag }, [sealed], department));
	return sealed.part.commitment;
}

async function tagOf(
	client: MingjianClient,
	{ contents = [], materials }: Case,
): Promise<string | undefined> {
	const content = contents[0]?.content ?? materials.find((each) => each.content !== undefined)?.content;
	if (content === undefined) return undefined;
	return (await client.of(disclosureService).queries.content({ content }))?.result.tag;
}
