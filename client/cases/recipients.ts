import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { Recipient } from "../seal/seal-document.ts";
import { CaseTrouble, type CaseTroubleCode } from "./case-trouble.ts";

/** Somebody's newest sealing key on the record; undefined where they have none in force. */
export async function recipientOf(client: MingjianClient, holder: string): Promise<Recipient | undefined> {
	const found = await client.of(disclosureService).queries["sealing-keys"]({ holder });
	const key = found?.result.keys.findLast(({ retiredMs }) => retiredMs === undefined);
	return key && { account: holder, publicKey: fromBase64(key.publicKey) };
}

/** The same of everybody named. Refuses (CaseTrouble) whoever has none. */
export async function recipientsOf(
	client: MingjianClient,
	holders: Iterable<string>,
	missing: CaseTroubleCode = "department-keyless",
): Promise<ReadonlyMap<string, Recipient>> {
	const names = [...new Set(holders)];
	const found = await Promise.all(names.map((holder) => recipientOf(client, holder)));
	const keyless = names.filter((_, at) => !found[at]);
	if (keyless.length > 0)
		throw new CaseTrouble(
			missing,
			keyless.map((name) => ({ zh: name, en: name })),
		);
	return new Map(names.map((name, at) => [name, found[at]!]));
}
