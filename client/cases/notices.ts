import { fromBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { disclosureService } from "@mingjian/services/disclosure/service.ts";
import type { MingjianClient } from "../api/mingjian-client.ts";
import type { Plain } from "../seal/plaintext.ts";
import type { VaultClient } from "../seal/vault-client.ts";
import { type CaseFile, seedOf } from "./case-file.ts";
import { matterOf } from "./matter.ts";

/** Something a department sealed to the applicant: what to correct, a decision with its reasons, a certificate. */
export interface Notice {
	readonly content: string;
	readonly group: string;
	readonly from: string;
	readonly sealedMs: number;
	/** As the case's record names it. */
	readonly commitment: string;
	readonly plain: Plain;
}

/** Groups a department seals to an applicant. */
export const noticeGroups = { notice: "notice", decision: "decision", certificate: "certificate" } as const;
export type NoticeGroup = keyof typeof noticeGroups;

/** Everything the departments sealed to the applicant of a case, opened with the case file, oldest first. */
export async function readNotices(
	{ client, vault }: { readonly client: MingjianClient; readonly vault: VaultClient },
	file: CaseFile,
): Promise<Notice[]> {
	const { tag, account, signer, sealing } = await matterOf(seedOf(file));
	const rows = [];
	let after: string | undefined;
	do {
		const page = await client
			.of(disclosureService)
			.queries.contents({ tag, limit: 100, ...(after === undefined ? {} : { after }) });
		rows.push(...(page?.result.rows ?? []));
		after = page?.result.next;
	} while (after !== undefined);
	const sealed = rows.filter(
		({ group, erasedMs }) => Object.hasOwn(noticeGroups, group) && erasedMs === undefined,
	);
	const notices = [];
	for (const { content, group, commitment, responsible, sealedMs } of sealed) {
		const wanted = { contentId: content, commitment: fromBase64(commitment), opening: "owner" };
		const { plain } = await vault.open({ ...wanted, signer, recipient: account, keys: sealing });
		notices.push({ content, group, from: responsible, sealedMs, commitment, plain });
	}
	return notices.sort((one, other) => one.sealedMs - other.sealedMs);
}
