import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { fingerprint } from "../../policy/fingerprint.ts";
import { policyText } from "../../policy/policy-text.ts";
import { type Language, speak, type Words } from "../../words/words.ts";
import { judge } from "./judge.ts";
import { judgeWords } from "./judge-words.ts";
import { type Judgement, refused } from "./judgement.ts";
import { paragraph } from "./panel-view.ts";
import { scanWords } from "./scan/words.ts";
import { fetchBytes, fetchText } from "./trust.ts";

const mostBytes = 64 << 20;

/** Judges what the form holds and shows the verdict. Never throws: what cannot be checked is not verified. */
export async function verifyDesk(desk: HTMLFormElement): Promise<void> {
	const language = desk.dataset.language as Language;
	const t = speak(judgeWords, language);
	const place = desk.querySelector<HTMLElement>("[data-verdict]")!;
	place.dataset.state = "busy";
	place.replaceChildren(paragraph(t.busy));
	const judged = await judgeDesk(desk, language);
	show(place, judged, language);
}

async function judgeDesk(desk: HTMLFormElement, language: Language): Promise<Judgement> {
	const given = await givenIn(desk);
	if (!(given instanceof Uint8Array)) return refused(given, language);
	const policy = await fetchPolicy(desk);
	if (!policy) return refused(judgeWords.policy, language);
	const stateProof = (key: string) =>
		fetchBytes(`/v1/state/${key.split("/").map(encodeURIComponent).join("/")}`);
	return judge(given, { policy, language, nowMs: Date.now(), stateProof });
}

/** What was pasted, else the file, else the text of the QR code in a picture; or why there is nothing to judge. */
async function givenIn(desk: HTMLFormElement): Promise<Uint8Array | Words> {
	const text = desk.querySelector("textarea")!.value;
	if (text.trim()) return utf8(text.trimStart());
	const file = desk.querySelector<HTMLInputElement>("input[type=file]")!.files?.[0];
	if (!file) return judgeWords.nothing;
	if (file.size > mostBytes) return judgeWords.tooLarge;
	return file.type.startsWith("image/") ? codeIn(file) : new Uint8Array(await file.arrayBuffer());
}

async function codeIn(file: File): Promise<Uint8Array | Words> {
	const { codeReader, pictureOf } = await import("./scan/read-code.ts");
	const read = await codeReader().catch(() => undefined);
	if (!read) return scanWords.noReader;
	const picture = await pictureOf(file);
	const text = picture && (await read(picture));
	return text ? utf8(text) : scanWords.noCode;
}

// The city's fingerprint covers what proofs are checked by; the page's own covers the departments' keys and names as well.
async function fetchPolicy({ dataset }: HTMLFormElement): Promise<PublishedPolicy | undefined> {
	const text = await fetchText("/policy.json");
	if (text === undefined || fingerprint(text) !== dataset.document) return undefined;
	const read = readPolicy(text);
	return read.ok && fingerprint(policyText(read.value)) === dataset.fingerprint ? read.value : undefined;
}

function show(
	place: HTMLElement,
	{ good, headline, facts, caution, page }: Judgement,
	language: Language,
): void {
	const t = speak(judgeWords, language);
	const list = document.createElement("dl");
	list.className = "facts";
	for (const [label, value] of facts) list.append(fact(label, value));
	const parts: HTMLElement[] = [paragraph(headline, "verdict-word"), list];
	if (caution) parts.push(paragraph(caution, "notice notice-warn"));
	if (page) parts.push(onward(language === "zh" ? page : `/en${page}`, t.page));
	place.dataset.state = good ? "good" : "bad";
	place.replaceChildren(...parts);
}

function fact(label: string, value: string): HTMLElement {
	const row = document.createElement("div");
	const [term, said] = [document.createElement("dt"), document.createElement("dd")];
	term.textContent = label;
	said.textContent = value;
	row.append(term, said);
	return row;
}

function onward(address: string, text: string): HTMLElement {
	const link = document.createElement("a");
	link.href = address;
	link.textContent = text;
	link.className = "onward";
	return link;
}
