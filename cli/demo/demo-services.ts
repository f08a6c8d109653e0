import { join } from "node:path";
import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { ProblemError } from "@mingjian/client/api/problem-error.ts";
import { CaseOfficer } from "@mingjian/client/cases/case-officer.ts";
import type { DepartmentSetting } from "@mingjian/client/cases/department-access.ts";
import { publishPack } from "@mingjian/client/cases/publish-pack.ts";
import { sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { VaultClient } from "@mingjian/client/seal/vault-client.ts";
import { type BoundPack, bindPack } from "@mingjian/services/packs/bind-pack.ts";
import { packFolder, packIds } from "../packs/own-packs.ts";
import { soundPack } from "../packs/read-pack-folder.ts";
import type { DemoSetting } from "./demo-setting.ts";
import type { Post } from "./demo-staff.ts";

/** Rules take effect so long after they are drafted; where the acts in between were not through by then, the next is tried. */
const leadsMs = [10_000, 60_000, 600_000];

/** The demo city over its own door: departments that act, and the packs they offer. */
export class DemoServices {
	readonly client: MingjianClient;
	readonly vault: VaultClient;
	readonly setting: DemoSetting;

	constructor(setting: DemoSetting, url: string, ledger: string) {
		this.setting = setting;
		this.client = new MingjianClient(url, { ledger });
		this.vault = new VaultClient({ baseUrl: url, ledger });
	}

	/** Publishes every pack that comes with the product; gives them by id. */
	async publish(): Promise<ReadonlyMap<string, BoundPack>> {
		const bound = new Map<string, BoundPack>();
		for (const id of packIds()) bound.set(id, await this.#publishOne(id));
		return bound;
	}

	/** An officer of a department of the demo city. */
	async officer(department: string, post: Post): Promise<CaseOfficer> {
		return new CaseOfficer(await this.#as(department, post));
	}

	async #publishOne(id: string): Promise<BoundPack> {
		for (const leadMs of leadsMs.slice(0, -1)) {
			try {
				return await this.#publishAhead(id, leadMs);
			} catch (error) {
				// What was published stands; the next try goes on from there.
				if (!(error instanceof ProblemError && error.code.endsWith("/effective-in-past"))) throw error;
			}
		}
		return await this.#publishAhead(id, leadsMs.at(-1)!);
	}

	async #publishAhead(id: string, leadMs: number): Promise<BoundPack> {
		const { offices, city } = this.setting;
		const pack = soundPack(packFolder(id), "en");
		const departments = Object.fromEntries(offices.map(({ key, account }) => [key, account]));
		const { name, address, phone } = offices.find(({ key }) => key === pack.head.department)!.office;
		const words = ([zh, en]: readonly [string, string]) => ({ zh, en });
		const bound = bindPack(pack, {
			departments,
			divisionCode: city.divisionCode,
			offices: [{ name: words(name), address: words(address), phone }],
			effectiveFromMs: Date.now() + leadMs,
		});
		const as = (post: Post | "seal") => this.#as(pack.head.department, post);
		const reviewers = [await as("examiner"), await as("decider")] as const;
		const staff = { seal: await as("seal"), author: await as("supervisor"), reviewers };
		await publishPack(staff, bound, "改为在线办理");
		return bound;
	}

	async #as(department: string, post: Post | "seal"): Promise<DepartmentSetting> {
		const { offices, keys } = this.setting;
		const office = offices.find(({ key }) => key === department)!;
		const { client, vault } = this;
		const sealing = [await sealingKeyPairOf(keys.sealingSeed(department))];
		const who = post === "seal" ? { key: office.seal, account: office.account } : office.staff[post];
		return {
			client,
			vault,
			department: office.account,
			account: who.account,
			signer: who.key.signer,
			sealing,
		};
	}

	/** Where the applicants of the demo city keep their case files. */
	get caseFolder(): string {
		return join(this.setting.folder.demo, "cases");
	}
}
