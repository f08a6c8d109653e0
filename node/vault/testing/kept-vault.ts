import assert from "node:assert/strict";
import { signReleaseRequest } from "@mingjian/client/seal/release-request.ts";
import type { SealedGroup } from "@mingjian/client/seal/seal-document.ts";
import { Vault } from "../vault.ts";
import { VaultKeeper } from "../vault-keeper.ts";
import { PowerCutFiles } from "./power-cut-files.ts";
import { ledger, type Person, VaultCity } from "./vault-city.ts";

export const minute = 60_000;

/** A vault of a small city on files that a power cut can hit, its keeper, and an owner of sealed things. The clock is the test's. */
export class KeptVault {
	nowMs = Date.UTC(2026, 0, 5, 9);
	readonly failures: unknown[] = [];
	city!: VaultCity;
	owner!: Person;
	files!: PowerCutFiles;
	vault!: Vault;
	keeper!: VaultKeeper;

	/** Founds the city. */
	async found(): Promise<void> {
		this.city = await VaultCity.open(() => this.nowMs);
		this.owner = await this.city.owner();
	}

	/** An empty vault, a minute later. */
	async empty(): Promise<void> {
		await this.keeper?.close();
		this.files = new PowerCutFiles();
		await this.openKeeper();
		this.nowMs += minute;
	}

	async openKeeper(): Promise<void> {
		this.vault = await Vault.open(this.files, "/vault", this.nowMs);
		this.keeper = new VaultKeeper({
			node: this.city.node,
			vault: this.vault,
			clock: () => this.nowMs,
			failed: (error) => this.failures.push(error),
		});
	}

	async close(): Promise<void> {
		await this.keeper.close();
		await this.city.node.close();
		this.city.remove();
		assert.deepEqual(this.failures, []);
	}

	async sealOne(of = this.owner): Promise<SealedGroup> {
		const plain = { kind: "json" as const, value: { name: "张伟" } };
		const [group] = await this.city.sealGroups(of, { name: "contact", plain });
		return group!;
	}

	/** Something sealed that is on the record and in the vault. */
	async held(): Promise<SealedGroup> {
		const group = await this.sealOne();
		await this.city.record(this.owner, [group]);
		assert.deepEqual(await this.keeper.keep(group.file), { contentId: group.part.content, state: "held" });
		return group;
	}

	/** Asks for it by an opening; gives the file, or the code of the refusal. */
	async ask(group: SealedGroup, opening: string, by: Person, issuedAt = this.nowMs) {
		const terms = { ledger, contentId: group.part.content, opening, issuedAt };
		return await this.keeper.release(terms.contentId, await signReleaseRequest(terms, by.by));
	}
}
