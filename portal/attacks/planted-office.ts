// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { actFor } from "@mingjian/client/cases/department-access.ts";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { manifests } from "@mingjian/services/manifests.ts";
import type { CaseStaff } from "../testing/case-staff.ts";
import { seatOf } from "../testing/office.ts";
import type { OpenCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { hostileTexts } from "./hostile-text.ts";

/** What was handed in to the office: cases that wait there, and the item they are of. */
export interface OfficeWork {
	readonly item: string;
	/** To be decided, and not to be accepted. */
	readonly decided: string;
	readonly declined: string;
}

/** The office that designs, reviews and decides. */
export const office = { alias: "civil-affairs", title: "民政局", pack: "elderly-allowance" } as const;
/** Every action a manifest has, as the form an officer would find it in. */
export const everyActForm: readonly string[] = manifests.flatMap(({ id, actions }) =>
	Object.keys(actions).map((action) => `/work/act/${id}/${action}`),
);
// Short enough for every field of words.
const words = { zh: `恶意${hostileTexts[2]}`, en: `Evil ${hostileTexts[2]}` };

/** Officers whose reasons, clauses, rules, notes, guides and questions are hostile; gives the addresses of who designs, reviews and delivers. */
export async function plantOffice(city: OpenCity, staff: CaseStaff, { item, decided, declined }: OfficeWork) {
	const { alias, title } = office;
	const said = {
		clause: { law: hostileTexts[2]!, article: hostileTexts[2]! },
		text: hostileTexts[0]!,
	};
	const clerk = await staff.officer(alias, "clerk");
	await clerk.accept(decided);
	for (const post of ["decider", "second"] as const) {
		const officer = await staff.officer(alias, post);
		const at = await officer.take(decided);
		if (at.case.status !== "decided") await officer.decide(at, "denied", said);
	}
	await clerk.decline(await clerk.take(declined), said);
	await putForward(staff);
	const designer = await new PlainBrowser(city.address).takeSeat(seatOf(city, `${title}目录编辑`).account);
	const designs = [await design(designer, item), await designNew(designer)];
	return {
		designer: ["/work/design", "/work/design/new", ...designs, ...everyActForm],
		reviewer: ["/work/design", `/work/rules/${office.pack}`, ...everyActForm],
		deliverer: [`/work/cases/${decided}/deliver`, `/work/cases/${declined}`, ...everyActForm],
	};
}

/** The next version of the office's rule with hostile words throughout, objected to in such words. */
async function putForward(staff: CaseStaff): Promise<void> {
	const { alias, pack } = office;
	const path = join(import.meta.dirname, `../../services/packs/${pack}/rule-${pack}.json`);
	const rule = reworded(JSON.parse(readFileSync(path, "utf8"))) as object;
	const author = await staff.officer(alias, "author");
	const department = author.setting.department;
	const effectiveFromMs = Date.now() + 30 * 86_400_000;
	const { result } = await actFor(author.setting, "rulebook/draft", {
		rule: { ...rule, department, effectiveFromMs } as Json,
	});
	const reviewer = await staff.officer(alias, "first-reviewer");
	const judged = { ...(result as object), verdict: "object", note: hostileTexts[1]! } as Json;
	await actFor(reviewer.setting, "rulebook/review", judged);
}

/** A copy with hostile words in place of all. */
function reworded(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(reworded);
	if (typeof value !== "object" || value === null) return value;
	if (Object.hasOwn(value, "zh")) return words;
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, reworded(member)]));
}

/** The published item opened to change, one question of it asked in hostile words. Gives its address. */
async function design(designer: PlainBrowser, item: string): Promise<string> {
	await designer.get("/work/design");
	const { location } = await designer.post("/work/design", { item });
	const question = `${location!}/question/name`;
	const { body } = await designer.get(question);
	const fields = new URLSearchParams({
		revision: /name="revision" value="(\d+)"/.exec(body)![1]!,
		"words.zh": words.zh,
		"words.en": words.en,
		"hint.zh": words.zh,
		"hint.en": words.en,
		kind: "text",
		least: "2",
		most: "50",
		required: "yes",
		page: "person",
		place: "group:person",
	});
	await led(designer, question, fields);
	return location!;
}

async function designNew(designer: PlainBrowser): Promise<string> {
	const path = "/work/design/new";
	await designer.get(path);
	const titles = ["title", "law", "article"].flatMap((name) => [
		[`${name}.zh`, words.zh],
		[`${name}.en`, words.en],
	]);
	const more = { basic: "990G0099990001", taskType: "07", audience: "person" };
	return led(designer, path, new URLSearchParams([...titles, ...Object.entries(more)]));
}

async function led(browser: PlainBrowser, path: string, fields: URLSearchParams): Promise<string> {
	const { location, status, body } = await browser.post(path, fields);
	if (location === undefined)
		throw new TypeError(`${path} was not taken: ${status} ${/<main[\s\S]*/.exec(body)?.[0].slice(0, 2000)}`);
	return location;
}
