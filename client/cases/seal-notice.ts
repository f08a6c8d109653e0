import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import { identityService } from "@mingjian/services/identity/service.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import { ProblemError } from "../api/problem-error.ts";
import type { Plain } from "../seal/plaintext.ts";
import { sealGroup } from "../seal/seal-document.ts";
import { CaseTrouble } from "./case-trouble.ts";
import { sealInput } from "./compose-application.ts";
import { type DepartmentSetting, tagOf } from "./department-access.ts";
import type { NoticeGroup } from "./notices.ts";
import { recipientOf } from "./recipients.ts";
import type { ServiceItem } from "./service-item.ts";

/** The case that something is sealed about. */
export interface NoticeMatter {
	readonly service: ServiceItem;
	readonly record: Case;
}

/** What is sealed to an applicant: what to correct, a decision, a certificate. */
export interface NoticePart {
	readonly group: NoticeGroup;
	readonly plain: Plain;
}

/** Something sealed that is not on the record yet. */
export interface ReadyNotice {
	/** What the act on the case names. */
	readonly commitment: string;
	/** Puts it on the record. To be called once the act that names it is; until then nothing of it lasts. */
	record(): Promise<void>;
}

/** How long to wait before asking again, in milliseconds. */
const waits = [0, 500, 2000];

/** Something sealed to an applicant that waits in the vault for its entry. */
export interface ComposedNotice {
	/** As an act on the case names it. */
	readonly commitment: string;
	/** Input of disclosure/seal. */
	readonly seal: Json;
}

/**
 * Seals something to the applicant of a case and to the department itself, and brings it to the vault, which keeps it for fifteen minutes unless the `seal` that is given
 * goes on the record. Undefined where the case has no sealed contents and so nobody to seal to. Refuses (CaseTrouble) an owner or department
 * without a key.
 */
export async function composeNotice(
	{ client, vault, department }: Pick<DepartmentSetting, "client" | "vault" | "department">,
	{ service, record, group, plain }: NoticeMatter & NoticePart,
): Promise<ComposedNotice | undefined> {
	const tag = await tagOf(client, record);
	if (tag === undefined) return undefined;
	const owner = await recipientOf(client, `citizen:${tag}`);
	if (!owner) throw new CaseTrouble("owner-keyless");
	const own = await recipientOf(client, department);
	if (!own) throw new CaseTrouble("department-keyless", [{ zh: department, en: department }]);
	const sealed = await sealGroup(await client.ledger(), owner, { name: group, plain, departments: [own] });
	await vault.keep(sealed.file);
	return { commitment: sealed.part.commitment, seal: sealInput(service, { tag }, [sealed], department) };
}

/**
 * A notice whose entry is signed and not sent, for an act that names it: what is refused leaves nothing behind. Refuses like `composeNotice`, and, before anything
 * is sent, an officer who may not seal.
 */
export async function readyNotice(
	setting: DepartmentSetting,
	about: NoticeMatter,
	part: NoticePart,
): Promise<ReadyNotice | undefined> {
	const { client, department, signer, account } = setting;
	await requireSealer(setting);
	const notice = await composeNotice(setting, { ...about, ...part });
	if (!notice) return undefined;
	const behalf = account === department ? {} : { onBehalfOf: department };
	const act = { service: "disclosure", action: "seal", input: notice.seal, actor: account, ...behalf };
	const envelope = await client.compose(signer, act);
	return { commitment: notice.commitment, record: () => postSurely(client, envelope) };
}

/** Seals something to the applicant and puts it on the record at once; gives the commitment. Refuses like `readyNotice`. */
export async function sealNotice(
	setting: DepartmentSetting,
	about: NoticeMatter,
	part: NoticePart,
): Promise<string | undefined> {
	const ready = await readyNotice(setting, about, part);
	await ready?.record();
	return ready?.commitment;
}

/** Posts what must not get lost, again where the node did not answer: the same octets twice are one entry. A refusal is a ProblemError. */
async function postSurely(client: MingjianClient, envelope: Bytes): Promise<void> {
	let trouble: unknown;
	for (const ms of waits) {
		await new Promise((resolve) => setTimeout(resolve, ms));
		try {
			await client.post(envelope);
			return;
		} catch (error) {
			if (error instanceof ProblemError && error.status < 500 && error.status !== 429) throw error;
			trouble = error;
		}
	}
	throw new CaseTrouble("words-unsealed", [{ zh: String(trouble), en: String(trouble) }]);
}

async function requireSealer({ client, department, account }: DepartmentSetting): Promise<void> {
	if (account === department) return;
	const posts = client.of(identityService).queries.posts;
	const found = await posts({ department, officer: account, limit: 10 });
	if (
		!found?.result.rows.some(({ roles, endedMs }) => endedMs === undefined && roles.includes("data-sealer"))
	)
		throw new CaseTrouble("sealer-needed");
}
