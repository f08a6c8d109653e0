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
	async apply(item: string): Promise<string> {
		const draft = await this.fillIn(item);
		const receipt = await this.sign(await this.#led(`${draft}/check`, {}));
		return /cases\/([0-9a-f]{64})/.exec(receipt)![1]!;
	}

	/** Answers everything and hands every material in; gives the draft's page. */
	async fillIn(item: string): Promise<string> {
		const { browser } = this;
		await browser.get(`/me/apply/${item}`);
		const draft = await this.#led(`/me/apply/${item}`, { fit: "yes" });
		for (const [at, answers] of sections.entries()) {
			const path = `${draft}/${sectionIds[at]}`;
			await browser.get(path);
			const fields = new URLSearchParams(answers);
			for (const name of Object.keys(answers)) fields.append("shown", name);
			await this.#led(path, fields);
		}
		for (const code of ["grounds", "boundary"]) await this.upload(draft, code);
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
