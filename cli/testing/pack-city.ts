import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mock } from "node:test";
import { CaseCity } from "@mingjian/client/testing/case-city.ts";
import { posts, secretOf } from "@mingjian/client/testing/case-people.ts";
import type { Case } from "@mingjian/services/cases/schema.ts";
import type { Pack } from "@mingjian/services/packs/pack-schema.ts";
import { formatKeyFile } from "../keys/key-file.ts";
import { formatSealingKey } from "../keys/sealing-key-file.ts";
import { packFolder, packIds } from "../packs/own-packs.ts";
import { soundPack } from "../packs/read-pack-folder.ts";
import { documentOf, inProcess } from "./run-command.ts";
import { temporaryFolder } from "./running-city.ts";

/** A node with every department its packs name, whose clock and the program's are moved together; everything is done by command lines. */
export class PackCity {
	readonly #city: CaseCity;
	readonly #folder = temporaryFolder();
	readonly #items = new Map<string, string>();
	readonly packs: ReadonlyMap<string, Pack>;

	/** Founds it on a day and publishes every pack with its department's keys. */
	static async open(day: string): Promise<PackCity> {
		const packs = new Map(packIds().map((id) => [id, soundPack(packFolder(id), "en")]));
		const aliases = new Set(
			[...packs.values()].flatMap(({ head }) => head.departments.map(({ alias }) => alias)),
		);
		const city = new PackCity(await CaseCity.open(day, [...aliases]), packs);
		mock.timers.enable({ apis: ["Date"], now: city.#city.timeMs });
		for (const alias of aliases) await city.#keepKeys(alias);
		for (const id of packs.keys()) await city.#publish(id);
		// The rules published take effect a little later.
		city.until(day);
		return city;
	}

	private constructor(city: CaseCity, packs: ReadonlyMap<string, Pack>) {
		this.#city = city;
		this.packs = packs;
	}

	async close(): Promise<void> {
		mock.timers.reset();
		await this.#city.close();
		this.#folder.remove();
	}

	/** Noon of a day, for the node and for whoever runs the program. */
	until(day: string): void {
		this.#city.until(day);
		mock.timers.setTime(this.#city.timeMs);
	}

	get day(): string {
		return new Date(this.#city.timeMs).toISOString().slice(0, 10);
	}

	get timeMs(): number {
		return this.#city.timeMs;
	}

	account(alias: string): string {
		return this.#city.office(alias).account;
	}

	officer(alias: string, post: string): string {
		return this.#city.office(alias).officer(post).setting.account;
	}

	item(id: string): string {
		return this.#items.get(id)!;
	}

	/** A file of the people's and departments' own. */
	file(...parts: string[]): string {
		return join(this.#folder.path, ...parts);
	}

	/** Options by which an officer of a department acts. */
	as(alias: string, post: string): string[] {
		return ["--key", this.#key(alias, post), "--for", this.account(alias)];
	}

	sealing(alias: string): string[] {
		return ["--sealing", this.#key(alias, "sealing")];
	}

	/** The option by which a citizen acts, who opens an account when first asked for. */
	async citizen(name: string): Promise<string[]> {
		const { account } = await this.#city.citizen(name);
		const path = this.file(`${name}.json`);
		if (!existsSync(path)) writeFileSync(path, keyOf(name, account));
		return ["--key", path];
	}

	async citizenAccount(name: string): Promise<string> {
		return (await this.#city.citizen(name)).account;
	}

	/** Runs a command line that must succeed; gives its document. */
	async done(...words: string[]): Promise<Readonly<Record<string, unknown>>> {
		const ended = await this.#run(words);
		assert.equal(ended.code, 0, `${words.join(" ")}\n${ended.out}${ended.error}`);
		return documentOf(ended);
	}

	/** Runs a command line that must be refused; gives the code of the refusal. */
	async refused(...words: string[]): Promise<string> {
		const ended = await this.#run(words);
		assert.equal(ended.code, 1, `${words.join(" ")}\n${ended.out}${ended.error}`);
		return (documentOf(ended).error as { code: string }).code;
	}

	/** Runs a command line that is wrong in itself; gives the code of the fault. */
	async misused(...words: string[]): Promise<string> {
		const ended = await this.#run(words);
		assert.equal(ended.code, 2, `${words.join(" ")}\n${ended.out}${ended.error}`);
		return (documentOf(ended).error as { code: string }).code;
	}

	/** A case as everybody sees it. */
	async case(id: string): Promise<Case> {
		return ((await this.done("cases", "case", "--case", id)).result as { case: Case }).case;
	}

	/** Goes once over a department's work by its rules. */
	async desk(alias: string): Promise<void> {
		await this.done("desk", "--department", this.account(alias), "--keys", this.file(alias), "--once");
	}

	/** What departments sealed to the applicant, opened with a case file. */
	async notices(file: string): Promise<readonly { readonly group: string; readonly value: unknown }[]> {
		return (await this.done("case", "notices", file)) as unknown as { group: string; value: unknown }[];
	}

	async #run(words: readonly string[]) {
		// What a command lists must hold what the one before it did.
		await this.#city.listed();
		return await inProcess([...words, "--json"], { MINGJIAN_URL: this.#city.url, LANG: "en_GB.UTF-8" });
	}

	async #publish(id: string): Promise<void> {
		const { head } = this.packs.get(id)!;
		const key = (post: string) => this.#key(head.department, post);
		const { item } = await this.done(
			"pack",
			"publish",
			packFolder(id),
			...head.departments.flatMap(({ alias }) => ["--department", `${alias}=${this.account(alias)}`]),
			...["--seal", key("seal"), "--author", key("author")],
			...["--reviewer", key("first-reviewer"), "--reviewer", key("second-reviewer")],
		);
		this.#items.set(id, item as string);
	}

	async #keepKeys(alias: string): Promise<void> {
		mkdirSync(this.file(alias));
		const account = this.account(alias);
		writeFileSync(this.#key(alias, "seal"), keyOf(`seal of ${alias}`, account));
		writeFileSync(
			this.#key(alias, "sealing"),
			await formatSealingKey(secretOf(`sealing of ${alias}`), account),
		);
		for (const post of Object.keys(posts))
			writeFileSync(this.#key(alias, post), keyOf(`${post} of ${alias}`, this.officer(alias, post)));
	}

	#key(alias: string, post: string): string {
		return this.file(alias, `${post}.json`);
	}
}

function keyOf(name: string, account: string): string {
	return formatKeyFile({ algorithm: "Ed25519", secretKey: secretOf(name) }, { account });
}
