// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DemoKeys } from "@mingjian/cli/demo/demo-keys.ts";
import { type DemoOffice, demoOffices } from "@mingjian/cli/demo/demo-staff.ts";
import { dataFolder } from "@mingjian/cli/node/data-folder.ts";
import { MingjianClient } from "@mingjian/client/api/mingjian-client.ts";
import { CaseOfficer } from "@mingjian/client/cases/case-officer.ts";
import type { DepartmentSetting } from "@mingjian/client/cases/department-access.ts";
import { publishPack } from "@mingjian/client/cases/publish-pack.ts";
import { recipientOf } from "@mingjian/client/cases/recipients.ts";
import { sealingKeyPairOf } from "@mingjian/client/seal/hpke-suite.ts";
import { VaultClient } from "@mingjian/client/seal/vault-client.ts";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { bindPack } from "@mingjian/services/packs/bind-pack.ts";
import { readPack } from "@mingjian/services/packs/read-pack.ts";
import type { OpenCity } from "./open-city.ts";

const packs = join(import.meta.dirname, "../../services/packs");

const posts = {
	clerk: ["case-clerk", "data-opener", "data-sealer"],
	reviewer: ["case-reviewer", "data-opener", "data-sealer"],
	decider: ["case-decider", "data-opener", "data-sealer", "certificate-issuer"],
	second: ["case-decider", "data-opener", "data-sealer", "certificate-issuer"],
	author: ["rule-author"],
	"first-reviewer": ["rule-reviewer"],
	"second-reviewer": ["rule-reviewer"],
} as const;
export type CasePost = keyof typeof posts;

/** Officers who handle cases in the departments of a demo city, each ready to act over HTTP. */
export class CaseStaff {
	readonly #city: OpenCity;
	readonly #keys: DemoKeys;
	readonly #offices: readonly DemoOffice[];
	readonly #client: MingjianClient;
	readonly #vault: VaultClient;

	constructor(city: OpenCity) {
		const { configuration, address } = city;
		this.#city = city;
		this.#keys = DemoKeys.open(dataFolder(configuration.dataDirectory).demoKeys);
		this.#offices = demoOffices(this.#keys, configuration.city.divisionCode);
		const { ledger } = configuration;
		// A test may have the city's time run ahead.
		const clock = () => Math.max(Date.now(), city.node.head().timeMs);
		this.#client = new MingjianClient(address, { ledger, clock });
		this.#vault = new VaultClient({ baseUrl: address, ledger, clock });
	}

	/** Appoints everybody a pack's departments need, registers their sealing keys and publishes the pack. Gives the item's code. */
	async publish(id: string): Promise<string> {
		const files = readdirSync(join(packs, id)).map((name) => [
			name,
			readFileSync(join(packs, id, name), "utf8"),
		]);
		const { pack } = readPack(Object.fromEntries(files));
		if (!pack) throw new TypeError(`${id} is no pack`);
		const { departments: aliases, department } = pack.head;
		for (const { alias } of aliases) await this.#staff(alias);
		const departments = Object.fromEntries(this.#offices.map(({ key, account }) => [key, account]));
		const bound = bindPack(pack, {
			departments,
			divisionCode: this.#city.configuration.city.divisionCode,
			// Rules take effect after they are published, however long that takes here; no officer's act waits for them.
			effectiveFromMs: this.#city.node.head().timeMs + 3_600_000,
		});
		const post = async (name: CasePost) => (await this.officer(department, name)).setting;
		await publishPack(
			{
				seal: await this.#seal(department),
				author: await post("author"),
				reviewers: [await post("first-reviewer"), await post("second-reviewer")],
			},
			bound,
			"test",
		);
		return bound.item;
	}

	/** An officer of a department. */
	async officer(alias: string, post: CasePost): Promise<CaseOfficer> {
		const { id, signer } = this.#keys.key(`${alias} case ${post}`);
		return new CaseOfficer({ ...(await this.#seal(alias)), account: `officer:${id}`, signer });
	}

	/** The account of a department. */
	departmentOf(alias: string): string {
		return this.#office(alias).account;
	}

	async #seal(alias: string): Promise<DepartmentSetting> {
		const { account, seal } = this.#office(alias);
		const pair = await sealingKeyPairOf(this.#keys.sealingSeed(alias));
		return {
			client: this.#client,
			vault: this.#vault,
			department: account,
			account,
			signer: seal.signer,
			sealing: [pair],
		};
	}

	async #staff(alias: string): Promise<void> {
		const { account, signer, sealing } = await this.#seal(alias);
		const act = (service: string, action: string, input: object) =>
			this.#client.act(signer, { service, action, input: input as never, actor: account });
		if (!(await recipientOf(this.#client, account)))
			await act("disclosure", "register-sealing-key", { publicKey: toBase64(sealing[0]!.publicKey) });
		for (const [post, roles] of Object.entries(posts)) {
			const { id, publicKey } = this.#keys.key(`${alias} case ${post}`);
			const name = { zh: `经办${post}`, en: `Officer ${post}` };
			await act("identity", "appoint", { officer: `officer:${id}`, key: publicKey, name, roles: [...roles] });
		}
	}

	#office(alias: string): DemoOffice {
		const office = this.#offices.find(({ key }) => key === alias);
		if (!office) throw new TypeError(`the demo city has no ${alias}`);
		return office;
	}
}
