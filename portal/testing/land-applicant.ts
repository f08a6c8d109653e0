import { PlainBrowser } from "./plain-browser.ts";

const pdf = "%PDF-1.4\n% a plan\n";

/** What is asked, page by page. */
const sections: readonly Readonly<Record<string, string>>[] = [
	{ projectName: "青竹路学校", projectCode: "2026-449900-48-01-100023", approval: "approve" },
	{ parcel: "PS-2026-0017", location: "青竹路以北、学府街以东" },
	{ areaSquareMetres: "32000", farmlandSquareMetres: "0" },
	{ basicFarmland: "no" },
	{ developer: "坪山市教育局", creditCode: "11449900MB9D00041T" },
	{ contactName: "林小满", contactPhone: "13800138000" },
];
const sectionIds = ["project", "site", "land", "basic-farmland", "developer", "contact"];

/** Everything asked for an item, page by page, and the codes of its materials. */
export interface FilledIn {
	readonly pages: readonly (readonly [string, Readonly<Record<string, string>>])[];
	/** Names of questions whose answers are written in several fields, such as a date. */
	readonly dates?: readonly string[];
	readonly materials: readonly string[];
}

const land: FilledIn = {
	pages: sections.map((answers, at) => [sectionIds[at]!, answers] as const),
	materials: ["grounds", "boundary"],
};

/** Somebody who asks for a first residence permit. */
export const residence: FilledIn = {
	pages: [
		["purpose", { purpose: "first" }],
		["person", { name: "林小满", citizenNumber: "11010519491231002X", sex: "女", birthDate: "1949-12-31" }],
		["household", { registeredHere: "no" }],
		["residence", { address: "青竹路 8 号 2 栋 301", since: "2024-03-27", ground: "work" }],
		["contact", { phone: "13800138000" }],
	],
	dates: ["birthDate", "since"],
	materials: ["photo", "proof"],
};

/** A citizen of the demo city who applies for pre-approval of land by forms alone, without a script. */
export class LandApplicant {
	readonly browser: PlainBrowser;

	private constructor(browser: PlainBrowser) {
		this.browser = browser;
	}

	/** Signs in as a person of the demo city. */
	static async enter(address: string, account: string): Promise<LandApplicant> {
		const browser = new PlainBrowser(address);
		await browser.get("/sign-in");
		const { status } = await browser.post("/sign-in", { way: "demo", account });
		if (status !== 303) throw new Error(`${account} is not let in: ${status}`);
		return new LandApplicant(browser);
	}

	/** Applies; gives the number of the case. */
	async apply(item: string, filled: FilledIn = land): Promise<string> {
		const draft = await this.fillIn(item, filled);
		const receipt = await this.sign(await this.seal(draft));
		return /cases\/([0-9a-f]{64})/.exec(receipt)![1]!;
	}

	/** Seals a draft that is filled in; gives the path of the page that signs it. */
	async seal(draft: string): Promise<string> {
		return this.#led(`${draft}/check`, {});
	}

	/** Answers everything and hands every material in; gives the draft's page. */
	async fillIn(item: string, { pages, dates = [], materials }: FilledIn = land): Promise<string> {
		const { browser } = this;
		await browser.get(`/me/apply/${item}`);
		const draft = await this.#led(`/me/apply/${item}`, { fit: "yes" });
		for (const [section, answers] of pages) {
			const path = `${draft}/${section}`;
			await browser.get(path);
			const fields = new URLSearchParams();
			for (const [name, value] of Object.entries(answers)) {
				if (dates.includes(name))
					for (const [at, part] of ["year", "month", "day"].entries())
						fields.append(`${name}-${part}`, value.split("-")[at]!);
				else fields.append(name, value);
				fields.append("shown", name);
			}
			await this.#led(path, fields);
		}
		for (const code of materials) await this.upload(draft, code);
		return draft;
	}

	/** Uploads a material of a draft. */
	async upload(draft: string, code: string): Promise<void> {
		const form = new FormData();
		form.set("code", code);
		form.set(`file-${code}`, new File([pdf], "plan.pdf", { type: "application/pdf" }));
		await this.browser.get(`${draft}/materials`);
		await this.#led(`${draft}/materials`, form);
	}

	/** Hands in the materials of a case that was returned anew, up to the signature. */
	async correct(caseId: string, ...codes: string[]): Promise<void> {
		const page = await this.#led(`/me/cases/${caseId}`, { do: "correct" });
		const draft = /^\/me\/drafts\/[^/]+/.exec(page)![0];
		for (const code of codes) await this.upload(draft, code);
		await this.sign(await this.#led(`${draft}/check`, {}));
	}

	/** Grades a case, the first time or again. */
	async rate(caseId: string, grade: number, doing: "rate" | "rate-again" = "rate"): Promise<void> {
		await this.sign(await this.#led(`/me/cases/${caseId}`, { do: doing, grade: String(grade) }));
	}

	/** Demands the hearing that an item's flow grants. */
	async demandHearing(caseId: string, grounds: string): Promise<void> {
		await this.sign(await this.#led(`/me/cases/${caseId}/hearing`, { grounds }));
	}

	/** Signs what waits with the demonstration key; where that leads. */
	async sign(path: string): Promise<string> {
		return this.#led(path, { way: "demo" });
	}

	async text(path: string): Promise<string> {
		return (await this.browser.get(path)).body;
	}

	async #led(
		path: string,
		fields: Readonly<Record<string, string>> | URLSearchParams | FormData,
	): Promise<string> {
		await this.browser.get(path);
		const { location, status, body } = await this.browser.post(path, fields);
		if (location === undefined) throw new Error(`${path} led nowhere (${status}): ${body.slice(0, 4000)}`);
		return location;
	}
}
