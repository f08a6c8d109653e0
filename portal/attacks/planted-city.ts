// biome-ignore-all lint/correctness/noUndeclaredDependencies: tests run a whole city, portal and all
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CertificateFile } from "@mingjian/client/credential/certificate.ts";
import type { FormSchema } from "../kit/forms/question.ts";
import { writeAnswers } from "../kit/forms/write-answers.ts";
import { CaseStaff } from "../testing/case-staff.ts";
import type { OpenCity } from "../testing/open-city.ts";
import { PlainBrowser } from "../testing/plain-browser.ts";
import { SoftPasskey } from "../testing/soft-passkey.ts";
import { foreignElement, hostileValue } from "./hostile-text.ts";
import { office, plantOffice } from "./planted-office.ts";

/** Who may go to planted addresses; the last three work in the office that designs a service and decides. */
export type Goer = "nobody" | "citizen" | "officer" | "clerk" | "designer" | "reviewer" | "deliverer";

/** Addresses that no link leads to, by who may go there. */
export interface Planted {
	readonly citizen: PlainBrowser;
	readonly account: string;
	readonly addresses: Readonly<Record<Goer, readonly string[]>>;
	readonly case: string;
}

/** A file's name that would be markup. */
export const hostileFileName = `图'"><${foreignElement} onclick=alert(1)><img src=x onerror=alert(1)>.pdf`;
export const pdf = "%PDF-1.7\n% nothing to see\n%%EOF\n";
const item = "land-pre-approval";

/**
 * A citizen whose answers and file names are all hostile, as far as the forms take them: one case handed in, one accepted, one decided, one not accepted, one draft left open, a
 * certificate being shown; and officers who wrote no better. `published` is called before anybody applies: rules are in force an hour later.
 */
export async function plant(city: OpenCity, published: () => void = () => {}): Promise<Planted> {
	const staff = new CaseStaff(city);
	const code = await staff.publish(item);
	const decidedCode = await staff.publish(office.pack);
	published();
	const { file, account } = permitOfASeat(city);
	const citizen = await new PlainBrowser(city.address).takeSeat(account);
	const handed = await begin(citizen, code);
	await answerAll(citizen, handed);
	const id = await handIn(citizen, handed);
	const accepted = await apply(citizen, code);
	await (await staff.officer("natural-resources", "clerk")).accept(accepted);
	const decided = await apply(citizen, decidedCode);
	const declined = await apply(citizen, decidedCode);
	const officers = await plantOffice(city, staff, { item: decidedCode, decided, declined });
	const open = await begin(citizen, code);
	const sections = await answerAll(citizen, open);
	await citizen.get("/me/wallet");
	await citizen.post("/me/wallet", {}, { files: { certificate: file } });
	const certificate = `/me/wallet/${(JSON.parse(await file.text()) as CertificateFile).identifier}`;
	const { body } = await citizen.get(`${certificate}.json?show=yes&field=name`);
	const shown = new URL((JSON.parse(body) as { readonly code: string }).code).pathname;
	return {
		citizen,
		account,
		case: id,
		addresses: {
			...officers,
			nobody: [
				`/services/${decidedCode}/check`,
				shown,
				await recovery(city),
				"/recover",
				"/sign-in",
				"/sign-up",
			],
			citizen: [
				`/me/apply/${code}`,
				`/me/cases/${id}/receipt`,
				`/me/cases/${decided}`,
				`/me/cases/${declined}`,
				`/me/cases/${declined}/appeal`,
				`/me/cases/${accepted}/hearing`,
				...sections.map((section) => `${open}/${section}`),
				`${open}/materials`,
				`${open}/check`,
				`${certificate}?show=yes&field=name`,
				await waitingToBeSigned(citizen),
				"/sign-out",
				"/not-for-you",
			],
			clerk: [
				`/work/cases/${id}`,
				`/work/cases/${id}/open`,
				`/work/cases/${id}/say/return?stage=intake`,
				"/work/keys",
			],
			officer: [`/work/cases/${id}`, "/work/recovery", "/work/act/identity/change-roles"],
		},
	};
}

function permitOfASeat(city: OpenCity): { readonly file: File; readonly account: string } {
	const seats = new Set(city.seats.map(({ account }) => account));
	for (const name of readdirSync(city.examples).filter((each) => each.endsWith(".mjcert.json"))) {
		const text = readFileSync(join(city.examples, name), "utf8");
		const { holder } = JSON.parse(text) as CertificateFile;
		if (holder && seats.has(holder.account)) return { file: new File([text], name), account: holder.account };
	}
	throw new TypeError("nobody one can sign in as holds a certificate");
}

async function begin(citizen: PlainBrowser, code: string): Promise<string> {
	await citizen.get(`/me/apply/${code}`);
	const { location } = await citizen.post(`/me/apply/${code}`, { fit: "yes" });
	return location!;
}

interface Questions {
	readonly schema: FormSchema;
	readonly section: string;
}

/** Answers every page of a draft's form; gives the pages' names. */
async function answerAll(citizen: PlainBrowser, draft: string): Promise<string[]> {
	const sections: string[] = [];
	const { body } = await citizen.get(draft);
	let at = new RegExp(`${draft}/([a-z-]+)"`).exec(body)![1]!;
	while (at !== "materials" && at !== "check") {
		const { schema } = JSON.parse((await citizen.get(`${draft}/${at}.json`)).body) as Questions;
		const answers = hostileValue(schema, () => {}) as Parameters<typeof writeAnswers>[1];
		const written = Object.entries(writeAnswers(schema, answers)) as [string, string][];
		const shown = Object.keys(schema.properties).map((name): [string, string] => ["shown", name]);
		await citizen.get(`${draft}/${at}`);
		const { location, status } = await citizen.post(
			`${draft}/${at}`,
			new URLSearchParams([...written, ...shown]),
		);
		if (location === undefined) throw new TypeError(`${at} did not take its answers: ${status}`);
		if (!sections.includes(at)) sections.push(at);
		at = location.split("/").at(-1)!;
	}
	for (const material of at === "materials" ? await materialsOf(citizen, draft) : []) {
		const files = { [`file-${material}`]: new File([pdf], hostileFileName, { type: "application/pdf" }) };
		await citizen.post(`${draft}/materials`, { code: material }, { files });
	}
	return sections;
}

async function apply(citizen: PlainBrowser, code: string): Promise<string> {
	const draft = await begin(citizen, code);
	await answerAll(citizen, draft);
	return handIn(citizen, draft);
}

async function materialsOf(citizen: PlainBrowser, draft: string): Promise<string[]> {
	const { body } = await citizen.get(`${draft}/materials`);
	return [...body.matchAll(/name="code" value="([^"]+)"/g)].map(([, code]) => code!);
}

async function handIn(citizen: PlainBrowser, draft: string): Promise<string> {
	await citizen.get(`${draft}/check`);
	const { location } = await citizen.post(`${draft}/check`, {});
	await citizen.get(location!);
	const signed = await citizen.post(location!, { way: "demo" });
	return /cases\/([0-9a-f]{64})/.exec(signed.location ?? "")![1]!;
}

/** Somebody's new passkey on its way to a counter. */
async function recovery(city: OpenCity): Promise<string> {
	const somebody = new PlainBrowser(city.address);
	const { body } = await somebody.get("/recover");
	const response = new SoftPasskey(city.address).made(challengeIn(body));
	return (await somebody.post("/recover", { response })).location!;
}

async function waitingToBeSigned(citizen: PlainBrowser): Promise<string> {
	await citizen.get("/me/security");
	return (await citizen.post("/me/security", { do: "cancel-recovery" })).location!;
}

/** The challenge a page asks a device to answer. */
export function challengeIn(html: string): string {
	return /&quot;challenge&quot;:&quot;([\w-]+)&quot;/.exec(html)![1]!;
}
