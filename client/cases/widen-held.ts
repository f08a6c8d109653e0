import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import { type Recipient, widen } from "../seal/seal-document.ts";
import type { VaultClient } from "../seal/vault-client.ts";
import { type CaseFile, seedOf } from "./case-file.ts";
import type { HeldContent } from "./compose-application.ts";
import { type Matter, matterOf } from "./matter.ts";
import { recipientsOf } from "./recipients.ts";
import type { ServiceItem } from "./service-item.ts";

/** What of which earlier case is to be seen for which item. */
export interface Widening {
	readonly file: CaseFile;
	readonly group: string;
	readonly service: ServiceItem;
}

interface Setting {
	readonly client: MingjianClient;
	readonly vault: VaultClient;
}

/** How long a consent for a case lasts: longer than any case runs, and no longer than a year. */
const consentMs = 365 * 24 * 3600 * 1000;

/** Consents, for the item's purpose, to each entitled department that may not see it for that yet; gives what an application then names. Undefined where the earlier case has no such content. */
export async function widenHeld(
	setting: Setting,
	{ file, group, service }: Widening,
): Promise<HeldContent | undefined> {
	const { client } = setting;
	const named = [...file.contents, ...file.materials.map(({ code, content }) => ({ group: code, content }))];
	const content = named.find((each) => each.group === group)?.content;
	if (content === undefined) return undefined;
	const known = (await client.of(disclosureService).queries.content({ content }))?.result;
	if (!known || known.erasedMs !== undefined) return undefined;
	const matter = await matterOf(seedOf(file));
	const entitled = known.purpose === service.flow.sealing?.purpose ? known.departments : [];
	const lacking = departmentsOf(service, group).filter(
		(department) => !entitled.some((each) => each.department === department),
	);
	const recipients = await recipientsOf(client, lacking);
	for (const recipient of recipients.values())
		await consent(setting, { ...service, ledger: file.ledger, content, matter }, recipient);
	return { group, content, commitment: known.commitment, matter };
}

function departmentsOf({ flow }: ServiceItem, group: string): readonly string[] {
	const declared = flow.sealing?.groups.find((each) => each.group === group);
	return declared?.departments ?? flow.sealing?.materials ?? [];
}

interface Consenting extends ServiceItem {
	readonly ledger: string;
	readonly content: string;
	readonly matter: Matter;
}

async function consent(
	{ client, vault }: Setting,
	{ ledger, content, matter, flow }: Consenting,
	to: Recipient,
): Promise<void> {
	const { account, sealing, signer } = matter;
	const { wrap } = await vault.release({ contentId: content, opening: "owner", signer });
	const widened = await widen({ ledger, contentId: content, wrap }, { account, keys: sealing }, to);
	const { timeMs } = await client.head();
	const input = {
		content,
		department: to.account,
		purpose: flow.sealing!.purpose,
		...widened.terms,
		untilMs: timeMs + consentMs,
	};
	await client.act(signer, { service: "disclosure", action: "consent", input, actor: account });
	await vault.keepWraps(content, [widened.wrap]);
}
