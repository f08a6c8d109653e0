import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toBase64 } from "@mingjian/ledger/crypto/base64.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { keyId } from "@mingjian/ledger/crypto/key-id.ts";
import { sha256 } from "@mingjian/ledger/crypto/sha256.ts";
import type { LocalSigner } from "@mingjian/ledger/crypto/signer.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { contracts } from "@mingjian/services/contracts.ts";
import { identityService } from "@mingjian/services/identity/service.ts";
import { type BoundPack, bindPack } from "@mingjian/services/packs/bind-pack.ts";
import { readPack } from "@mingjian/services/packs/read-pack.ts";
import { assembleNode } from "../../node/assemble.ts";
import type { Configuration } from "../../node/configuration/configuration.ts";
import { loadConfiguration } from "../../node/configuration/load.ts";
import { buildServer, listen } from "../../node/http/server.ts";
import type { RunningNode } from "../../node/pipeline/running-node.ts";
import { MingjianClient } from "../api/mingjian-client.ts";
import { Applicant } from "../cases/applicant.ts";
import { AutomaticDesk } from "../cases/automatic-desk.ts";
import type { CaseFile } from "../cases/case-file.ts";
import { CaseOfficer } from "../cases/case-officer.ts";
import type { DepartmentSetting } from "../cases/department-access.ts";
import { type Matter, matterOf } from "../cases/matter.ts";
import { publishPack } from "../cases/publish-pack.ts";
import { recipientOf } from "../cases/recipients.ts";
import { sealingKeyPairOf } from "../seal/hpke-suite.ts";
import { sealGroup } from "../seal/seal-document.ts";
import { VaultClient } from "../seal/vault-client.ts";
import {
	genesisOf,
	ledger,
	logSeed,
	origin,
	posts,
	type Somebody,
	secretOf,
	somebody,
} from "./case-people.ts";

const packs = join(import.meta.dirname, "..", "..", "services", "packs");

/** A department with its seal and its officers by name, each ready to act over HTTP. */
export interface CityOffice {
	readonly account: string;
	readonly seal: DepartmentSetting;
	officer(name: string): CaseOfficer;
	readonly desk: AutomaticDesk;
}

/** Adds routes to the server of a city. */
export type MoreRoutes = (
	app: ReturnType<typeof buildServer>,
	node: RunningNode,
	configuration: Configuration,
) => Promise<void>;

/** A real node over HTTP with a clock of its own, departments with sealing keys and officers, packs, and people who apply. */
export class CaseCity {
	readonly url: string;
	readonly client: MingjianClient;
	readonly vault: VaultClient;
	/** Everything the node keeps. */
	readonly directory: string;
	readonly #time: { ms: number };
	readonly #close: () => Promise<void>;
	readonly #offices = new Map<string, CityOffice>();

	/** Founds it on a day with departments by their aliases; with more routes on its server, such as the portal's. */
	static async open(from: string, aliases: readonly string[], more?: MoreRoutes): Promise<CaseCity> {
		const time = { ms: Date.parse(`${from}T09:00:00+08:00`) };
		const directory = mkdtempSync(join(tmpdir(), "mingjian-cases-"));
		const operator = somebody("operator");
		const clock = () => time.ms;
		const node = await assembleNode({
			directory,
			genesis: genesisOf(time.ms, operator),
			contracts,
			logSeed,
			clock,
			verifierThreads: 1,
		});
		const loaded = loadConfiguration({ overrides: { dataDirectory: directory, ledger, origin, port: 0 } });
		if (!loaded.ok) throw new TypeError(JSON.stringify(loaded.faults));
		const { configuration } = loaded;
		const routes = more && ((app: ReturnType<typeof buildServer>) => more(app, node, configuration));
		const app = buildServer(node, configuration, { clock, ...(routes ? { routes } : {}) });
		const url = await listen(app, { host: "127.0.0.1", port: 0 });
		const close = async () => {
			await app.close();
			rmSync(directory, { recursive: true });
		};
		const city = new CaseCity(url, { time, directory, close });
		for (const alias of aliases) await city.#found(alias, operator);
		return city;
	}

	private constructor(
		url: string,
		{ time, directory, close }: { time: { ms: number }; directory: string; close: () => Promise<void> },
	) {
		this.url = url;
		this.directory = directory;
		this.#time = time;
		this.#close = close;
		const clock = () => time.ms;
		this.client = new MingjianClient(url, { ledger, clock, language: "en" });
		this.vault = new VaultClient({ baseUrl: url, ledger, clock, language: "en" });
	}

	close(): Promise<void> {
		return this.#close();
	}

	office(alias: string): CityOffice {
		return this.#offices.get(alias)!;
	}

	get timeMs(): number {
		return this.#time.ms;
	}

	/** Moves the clock to noon in China on a day. */
	until(day: string): void {
		this.#time.ms = Date.parse(`${day}T12:00:00+08:00`);
	}

	/** Publishes a pack of the tree, with the seals and officers of its department. */
	async publish(id: string): Promise<BoundPack> {
		const folder = join(packs, id);
		const files = Object.fromEntries(
			readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]),
		);
		const { pack } = readPack(files);
		if (!pack) throw new TypeError(`${id} is no pack`);
		const departments = Object.fromEntries(
			[...this.#offices].map(([alias, { account }]) => [alias, account]),
		);
		const bound = bindPack(pack, { departments, divisionCode: "449900", effectiveFromMs: this.timeMs });
		const { seal, officer } = this.office(pack.head.department);
		const staff = {
			seal,
			author: officer("author").setting,
			reviewers: [officer("first-reviewer").setting, officer("second-reviewer").setting] as const,
		};
		await publishPack(staff, bound, "test");
		await this.listed();
		return bound;
	}

	/** The citizen of that name, who opens an account when first asked for. */
	async citizen(name: string): Promise<Somebody> {
		const { signer, account } = somebody(name);
		if (await this.client.of(identityService).queries.account({ account })) return { signer, account };
		const keys = [{ algorithm: "Ed25519", publicKey: toBase64(signer.publicKey) }];
		await this.client.act(signer, {
			service: "identity",
			action: "register",
			input: { keys },
			actor: account,
		});
		return { signer, account };
	}

	applicant({ account, signer }: Somebody, onBehalfOf?: string): Applicant {
		const { client, vault } = this;
		return new Applicant({
			client,
			vault,
			account,
			signer,
			...(onBehalfOf === undefined ? {} : { onBehalfOf }),
		});
	}

	/** Something a person had sealed to another department for another purpose, as a case file keeps it. */
	async sealedEarlier(
		name: string,
		{ group, value, by }: { readonly group: string; readonly value: Json; readonly by: string },
	): Promise<{ readonly file: CaseFile; readonly matter: Matter }> {
		const { client, vault } = this;
		const matter = await matterOf(sha256(utf8(name)));
		const own = { service: "disclosure", actor: matter.account };
		const publicKey = toBase64(matter.sealing.publicKey);
		await client.act(matter.signer, { ...own, action: "register-sealing-key", input: { publicKey } });
		const { account } = this.office(by);
		const to = (await recipientOf(client, account))!;
		const owner = { account: matter.account, publicKey: matter.sealing.publicKey };
		const plain = { kind: "json" as const, value };
		const sealed = await sealGroup(ledger, owner, { name: group, plain, departments: [to] });
		await vault.keep(sealed.file);
		const basis = { law: "《中华人民共和国个人信息保护法》", article: "13" };
		const { part } = sealed;
		const input = {
			tag: matter.tag,
			responsible: account,
			purpose: "senior-card",
			basis,
			contents: [part as unknown as Json],
		};
		await client.act(matter.signer, { ...own, action: "seal", input });
		const file: CaseFile = {
			format: "mingjian-case/1",
			ledger,
			item: "EARLIER",
			applicant: matter.account,
			seed: toBase64(matter.seed),
			answers: {},
			answersSalt: toBase64(sha256(utf8(name))),
			contents: [{ group, content: part.content }],
			materials: [],
		};
		return { file, matter };
	}

	/** Lists follow the record a moment later; a history is answered only once they have caught up. */
	async listed(): Promise<void> {
		await this.client.history("identity.account/citizen:nobody");
	}

	async #found(alias: string, operator: Somebody): Promise<void> {
		const { client, vault } = this;
		const { signer } = somebody(`seal of ${alias}`);
		const code = `1144990000000${String(this.#offices.size).padStart(4, "0")}X`;
		const account = `department:${code}`;
		const key = (of: LocalSigner) => ({ algorithm: "Ed25519", publicKey: toBase64(of.publicKey) });
		const name = { zh: `${alias} 局`, en: `Office of ${alias}` };
		const input = { code, codeScheme: "local", name, keys: [key(signer)] };
		await client.act(operator.signer, {
			service: "identity",
			action: "register-department",
			input,
			actor: operator.account,
		});
		const pair = await sealingKeyPairOf(secretOf(`sealing of ${alias}`));
		const own = { client, vault, department: account, sealing: [pair] };
		const seal: DepartmentSetting = { ...own, account, signer };
		const publicKey = toBase64(pair.publicKey);
		await client.act(signer, {
			service: "disclosure",
			action: "register-sealing-key",
			input: { publicKey },
			actor: account,
		});
		const officers = new Map<string, CaseOfficer>();
		for (const [post, roles] of Object.entries(posts)) {
			const { signer: by } = somebody(`${post} of ${alias}`);
			const officer = `officer:${keyId(by.code, by.publicKey)}`;
			const appointed: Json = { officer, key: key(by), name: { zh: post, en: post }, roles: [...roles] };
			await client.act(signer, { service: "identity", action: "appoint", input: appointed, actor: account });
			officers.set(post, new CaseOfficer({ ...own, account: officer, signer: by }));
		}
		const officer = (post: string) => officers.get(post)!;
		const desk = new AutomaticDesk({ seal, opener: officer("clerk").setting });
		this.#offices.set(alias, { account, seal, officer, desk });
	}
}
