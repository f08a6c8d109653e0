import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import type { Flow } from "@mingjian/services/cases/flow-schema.ts";
import type { PackCase } from "./pack-cases.ts";
import type { PackCity } from "./pack-city.ts";

const prefix = "department:";

/** What officers write to the applicant. */
export const reasons = { granted: "符合条件，准予办理", denied: "不符合条件，不予办理" } as const;

/** The command lines one pack is driven with, as its flow says who must speak. */
export class PackRun {
	readonly flow: Flow;
	readonly department: string;
	/** Whether a grant ends with a certificate. */
	readonly certificate: boolean;
	/** The law of a refusal, as an option. */
	readonly clause: readonly string[];
	readonly #city: PackCity;
	readonly #id: string;
	readonly #row: PackCase;

	constructor(city: PackCity, id: string, row: PackCase) {
		const pack = city.packs.get(id)!;
		this.flow = pack.flow as unknown as Flow;
		this.department = pack.head.department;
		this.certificate = pack.certificate !== undefined;
		this.clause = ["--clause", JSON.stringify(row.clause)];
		this.#city = city;
		this.#id = id;
		this.#row = row;
	}

	get fourEyes(): boolean {
		return this.#deciding.fourEyes === true;
	}

	/** Alias of the department that decides appeals. */
	get appealOffice(): string {
		return aliasOf(this.flow.appeal!.office.department);
	}

	/** Options by which an officer of the pack's department acts. */
	as(post: string): string[] {
		return this.#city.as(this.department, post);
	}

	officer(post: string): string {
		return this.#city.officer(this.department, post);
	}

	/** The words of `apply`, without who applies. */
	applyWords(name: string, more: object): string[] {
		const materials = this.#row.materials.flatMap((code) => ["--material", this.material(code)]);
		const item = this.#city.item(this.#id);
		return [
			"apply",
			item,
			"--answers",
			this.answersFile(name, more),
			...materials,
			"--keep",
			this.#kept(name),
		];
	}

	/** Applies; gives the case and the applicant's file. */
	async apply(name: string, more: object, who: readonly string[]): Promise<{ case: string; file: string }> {
		const { case: id, file } = await this.#city.done(...this.applyWords(name, more), ...who);
		assert.equal((await this.#city.case(id as string)).status, "submitted");
		return { case: id as string, file: file as string };
	}

	/** Writes the answers of today to a file; gives the value of `--answers`. */
	answersFile(name: string, more: object): string {
		const path = this.#city.file(`${this.#id}-${name}-answers.json`);
		writeFileSync(path, JSON.stringify({ ...this.#row.answers(this.#city.day), ...more }));
		return `@${path}`;
	}

	/** Writes a material to a file; gives the value of `--material`. */
	material(code: string): string {
		const path = this.#city.file(`${this.#id}-${code}.pdf`);
		writeFileSync(path, `${code} of ${this.#id}`);
		return `${code}=${path}`;
	}

	/** Accepts it if nobody did, and every office of every stage before the decision agrees. */
	async reviewed(id: string, post = "reviewer"): Promise<void> {
		const city = this.#city;
		if ((await city.case(id)).status === "submitted")
			await city.done("cases", "accept", "--case", id, ...this.as("clerk"));
		for (const { id: stage, offices } of this.flow.stages.filter((each) => !each.decides))
			for (const { department } of offices) {
				const who = city.as(aliasOf(department), post);
				await city.done("cases", "review", "--case", id, "--stage", stage, "--outcome", "agree", ...who);
			}
		assert.equal((await city.case(id)).status, "reviewing");
	}

	/** The first officer decides; where the flow wants four eyes, not also in the second's place. */
	async decide(
		id: string,
		outcome: "granted" | "denied",
		[first, second]: readonly [string, string],
	): Promise<void> {
		const city = this.#city;
		const { feeFen } = this.#row;
		const priced = outcome === "granted" && feeFen !== undefined;
		const fee = priced ? ["--fee-fen", `${feeFen}`] : [];
		const bare = ["cases", "decide", "--case", id, "--outcome", outcome, ...this.clause];
		const words = ["case", "decide", id, "--outcome", outcome, ...this.clause, ...fee];
		if (priced) assert.equal(await city.refused(...bare, ...this.as(first)), "cases/fee-needed");
		const said = await city.done(...words, "--text", reasons[outcome], ...this.as(first));
		assert.equal(said.status, this.fourEyes ? "reviewing" : "decided");
		if (!this.fourEyes) return;
		assert.equal(await city.refused(...bare, ...fee, ...this.as(first)), "cases/second-officer");
		assert.equal((await city.done(...words, ...this.as(second))).status, "decided");
	}

	/** Reviews, decision, certificate and delivery by named officers. */
	async grantByOfficers(id: string): Promise<void> {
		await this.reviewed(id);
		await this.decide(id, "granted", ["decider", "second"]);
		const sealing = this.#city.sealing(this.department);
		if (this.certificate) await this.#city.done("case", "issue", id, ...sealing, ...this.as("clerk"));
		else await this.deliver(id);
	}

	async deliver(id: string): Promise<void> {
		await this.#city.done("cases", "deliver", "--case", id, "--channel", "electronic", ...this.as("clerk"));
	}

	#kept(name: string): string {
		return this.#city.file(`${this.#id}-${name}.mjcase.json`);
	}

	get #deciding() {
		return this.flow.stages.find(({ decides }) => decides)!;
	}
}

function aliasOf(department: string): string {
	return department.slice(prefix.length);
}
