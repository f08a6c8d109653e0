import { readPolicy } from "@mingjian/client/verify/policy/read-policy.ts";
import type { PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { utf8 } from "@mingjian/ledger/crypto/bytes.ts";
import { fingerprint } from "../../policy/fingerprint.ts";
import { policyText } from "../../policy/policy-text.ts";
import { type Language, speak } from "../../words/words.ts";
import { judge } from "./judge.ts";
import { judgeWords } from "./judge-words.ts";
import { type Judgement, refused } from "./judgement.ts";
import { paragraph } from "./panel-view.ts";
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
	if (!given) return refused(judgeWords.nothing, language);
	if (given.length > mostBytes) return refused(judgeWords.tooLarge, language);
	const policy = await fetchPolicy(desk.dataset.fingerprint!);
	if (!policy) return refused(judgeWords.policy, language);
	const stateProof = (key: string) =>
		fetchBytes(`/v1/state/${key.split("/").map(encodeURIComponent).join("/")}`);
	return judge(given, { policy, language, nowMs: Date.now(), stateProof });
}

async function givenIn(desk: HTMLFormElement): Promise<Uint8Array | undefined> {
	const file = desk.querySelector<HTMLInputElement>("input[type=file]")!.files?.[0];
	const text = desk.querySelector("textarea")!.value;
	if (text.trim()) return utf8(text.trimStart());
	return file && file.size <= mostBytes ? new Uint8Array(await file.arrayBuffer()) : undefined;
}

async function fetchPolicy(expected: string): Promise<PublishedPolicy | undefined> {
	const text = await fetchText("/policy.json");
	const read = text === undefined ? undefined : readPolicy(text);
	return read?.ok && fingerprint(policyText(read.value)) === expected ? read.value : undefined;
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
