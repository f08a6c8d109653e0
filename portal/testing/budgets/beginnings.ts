// biome-ignore-all lint/correctness/noUndeclaredDependencies: it runs a whole city, portal and all
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "@mingjian/ledger/record/payload.ts";
import { rules } from "@mingjian/services/rulebook/state.ts";
import { challengeIn } from "../../attacks/planted-city.ts";
import { LandApplicant } from "../land-applicant.ts";
import { actAs, seatOf } from "../office.ts";
import type { OpenCity } from "../open-city.ts";
import { PlainBrowser } from "../plain-browser.ts";
import { SoftPasskey } from "../soft-passkey.ts";
import { handleCases } from "./handled-cases.ts";

const office = "坪山市自然资源和规划局";
const homes = { citizen: "/me", officer: "/work", operator: "/ops" } as const;
const dayMs = 86_400_000;

/**
 * Who reads the pages, and where each of them begins: the citizens of the demo city, everybody in the office its land cases are handled by, and
 * its operator. What is only there while somebody is at it is begun: an application that waits for its signature, one to be handed over, one to
 * be objected to, a certificate in a wallet, the draft of a service, a rule in review, a recovery.
 */
export async function beginnings(city: OpenCity): Promise<ReadonlyMap<string, readonly string[]>> {
	const item = landItem(city);
	const begin = new Map<string, readonly string[]>();
	for (const { account, kind, title } of city.seats)
		if (kind !== "officer" || title.zh.startsWith(office)) begin.set(account, [homes[kind]]);
	const also = (account: string, paths: readonly string[]) =>
		begin.set(account, [...(begin.get(account) ?? []), ...paths]);
	const { account: citizen } = city.seats.findLast(({ kind }) => kind === "citizen")!;
	also(citizen, [...(await drafted(city, citizen, item)), "/not-for-you", "/sign-out", await recovery(city)]);
	const { granted, declined } = await handleCases(city, citizen, item);
	also(citizen, [`/me/cases/${declined}/appeal`, "/me/data"]);
	also(seatOf(city, `${office}窗口受理`).account, [`/work/cases/${granted}/deliver`]);
	also(await holder(city), ["/me/wallet"]);
	const { account: editor } = seatOf(city, `${office}目录编辑`);
	also(editor, [await designed(city, editor, item)]);
	await ruleInReview(city);
	return begin;
}

function landItem({ node, configuration }: OpenCity): string {
	const file = join(import.meta.dirname, "../../../services/packs/land-pre-approval/pack.json");
	const { basic } = JSON.parse(readFileSync(file, "utf8")) as { readonly basic: string };
	const start = `${basic}-${configuration.city.divisionCode.padEnd(12, "0")}`;
	const { rows } = node.queryContext("cases").find({ name: "cases.flow", schema: {} }, { limit: 100 });
	const found = rows.find(({ key }) => key.startsWith(start));
	if (!found) throw new TypeError("nobody can apply for land");
	return found.key;
}

/** The page before an application, a draft that is filled in, and the page that asks for its signature. */
async function drafted(city: OpenCity, account: string, item: string): Promise<readonly string[]> {
	const applicant = await LandApplicant.enter(city.address, account);
	const draft = await applicant.fillIn(item);
	return [`/me/apply/${item}`, draft, await applicant.seal(draft)];
}

/** A published service opened to be changed. */
async function designed(city: OpenCity, account: string, item: string): Promise<string> {
	const editor = await new PlainBrowser(city.address).takeSeat(account);
	await editor.get("/work/design");
	const { location, status } = await editor.post("/work/design", { item });
	if (location === undefined) throw new TypeError(`${item} cannot be designed: ${status}`);
	return location;
}

/** Somebody with a certificate in their wallet. */
async function holder(city: OpenCity): Promise<string> {
	for (const name of readdirSync(city.examples).filter((each) => /^residence.*\.mjcert\.json$/.test(each))) {
		const text = readFileSync(join(city.examples, name), "utf8");
		const { holder: of } = JSON.parse(text) as { readonly holder?: { readonly account: string } };
		if (!city.seats.some(({ account }) => account === of?.account)) continue;
		const browser = await new PlainBrowser(city.address).takeSeat(of!.account);
		await browser.get("/me/wallet");
		const certificate = new File([text], name, { type: "application/json" });
		const { status } = await browser.post("/me/wallet", new FormData(), { files: { certificate } });
		if (status === 303) return of!.account;
	}
	throw new TypeError("nobody one can sign in as holds a certificate");
}

/** The page of somebody who takes a new passkey to a counter. */
async function recovery(city: OpenCity): Promise<string> {
	const browser = new PlainBrowser(city.address);
	const { body } = await browser.get("/recover");
	const response = new SoftPasskey(city.address).made(challengeIn(body));
	const { location } = await browser.post("/recover", { response });
	if (location === undefined) throw new TypeError("no recovery was begun");
	return location;
}

/** Puts the next version of the office's first rule forward, for two officers to review. */
async function ruleInReview(city: OpenCity): Promise<void> {
	const editor = seatOf(city, `${office}目录编辑`);
	const department = seatOf(city, `${office}窗口受理`).opens!.department;
	const { rows } = city.node.queryContext("rulebook").find(rules, { where: { department }, limit: 1 });
	const [{ key: id } = { key: "" }] = rows;
	const answer = await fetch(`${city.address}/v1/rulebook/rule?id=${id}&version=1`);
	const { shown } = ((await answer.json()) as { result: { shown: { rule: Readonly<Record<string, Json>> } } })
		.result;
	const rule = { ...shown.rule, effectiveFromMs: city.node.head().timeMs + dayMs };
	await actAs(city, editor, { act: "rulebook/draft", input: { rule }, onBehalfOf: department });
}
