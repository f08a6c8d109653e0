import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { ProblemError } from "@mingjian/client/api/problem-error.ts";
import type { Fetch } from "@mingjian/client/api/transport.ts";
import { type CaseFile, seedOf } from "@mingjian/client/cases/case-file.ts";
import { type Matter, matterOf } from "@mingjian/client/cases/matter.ts";
import { type Notice, readNotices } from "@mingjian/client/cases/notices.ts";
import { recipientOf } from "@mingjian/client/cases/recipients.ts";
import { VaultClient } from "@mingjian/client/seal/vault-client.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import type { Bytes } from "@mingjian/ledger/crypto/bytes.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import type { RecordNode } from "../city/record-node.ts";

interface EdgeSetting {
	readonly node: Pick<RecordNode, "genesis" | "head">;
	readonly clock: () => number;
	/** Reaches the node's own API. */
	readonly fetch: Fetch;
}

/** Acts under a citizen's tag, with the key in the case file that this edge keeps; for the citizen's own account it cannot act. */
export class Edge {
	readonly client: MingjianClient;
	readonly vault: VaultClient;

	constructor({ node, clock, fetch }: EdgeSetting) {
		const { ledger } = node.genesis;
		const baseUrl = "http://node";
		// Block time never goes back, so it may be ahead of this clock.
		const ahead = () => Math.max(clock(), node.head().timeMs);
		this.client = new MingjianClient(baseUrl, { ledger, fetch, clock: ahead, attempts: 1 });
		this.vault = new VaultClient({ baseUrl, ledger, fetch, clock, attempts: 1 });
	}

	/** Registers the matter's sealing key where it has none, brings sealed files to the vault and puts them on the record. */
	async bring(
		matter: Matter,
		{ files, seal }: { readonly files: readonly Bytes[]; readonly seal?: Json },
	): Promise<void> {
		if (seal === undefined) return;
		const own = { service: "disclosure", actor: matter.account };
		if (!(await recipientOf(this.client, matter.account))) {
			const input = { publicKey: toBase64(matter.sealing.publicKey) };
			await this.client.act(matter.signer, { ...own, action: "register-sealing-key", input });
		}
		for (const file of files) await this.vault.keep(file);
		await this.client.act(matter.signer, { ...own, action: "seal", input: seal });
	}

	/** Disputes an opening of a matter. Gives the record's code where it refuses, undefined where it is entered. */
	async dispute(file: CaseFile, number: number, ground: string): Promise<string | undefined> {
		const { signer, account, tag } = await matterOf(seedOf(file));
		try {
			await this.client.act(signer, {
				service: "disclosure",
				action: "dispute",
				input: { tag, number, ground },
				actor: account,
			});
			return undefined;
		} catch (error) {
			if (error instanceof ProblemError) return error.code;
			throw error;
		}
	}

	/** What departments sealed to the applicant: what to correct, reasons, certificates; oldest first. */
	notices(file: CaseFile): Promise<Notice[]> {
		return readNotices(this, file);
	}
}
