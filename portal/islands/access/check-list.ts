import { type ListVerdict, verifyDisclosureList } from "@mingjian/client/seal/verify-disclosure-list.ts";
import type { VerifyReason } from "@mingjian/client/verify/verdict.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { accessWords } from "../../pages/me/access/words.ts";
import { moment, whole } from "../../words/format.ts";
import { type Language, speak, type Words } from "../../words/words.ts";
import { fetchBytes, fetchTrust } from "../verify/trust.ts";
import { islandWords } from "../verify/words.ts";

/** Why files are no whole list, beside what can be wrong with any proof. */
const listWords: Readonly<Record<string, Words>> = {
	"list-empty": { zh: "没有证明", en: "there is no proof" },
	"list-order": { zh: "证明不是这份清单的", en: "a proof is of something else" },
	"list-record": { zh: "有一次打开缺少记录", en: "the record of an opening is missing" },
	"list-not-ended": { zh: "清单后面还有别的打开", en: "there are openings after the last one listed" },
};

/** Checks on this device that a list of openings is whole, and says so beside it. Never throws: what cannot be checked is not verified. */
export async function checkAccess(place: HTMLElement): Promise<void> {
	const { access: tag = "", proofs = "[]", fingerprint = "", language = "zh" } = place.dataset;
	const said = language as Language;
	const t = speak(accessWords, said);
	const policy = await fetchTrust(fingerprint);
	if (typeof policy === "string") return show(place, "bad", t.notWhole(speak(islandWords, said)[policy]));
	const files = await Promise.all((JSON.parse(proofs) as string[]).map(fetchBytes));
	const reached = files.filter((file) => file !== undefined);
	if (reached.length < files.length)
		return show(place, "bad", t.notWhole(speak(islandWords, said).fileUnreached));
	const verdict = verifyDisclosureList(reached, policy, tag);
	if (!verdict.ok) return show(place, "bad", t.notWhole(reasonOf(verdict, said)));
	const { disclosures, asOf } = verdict.value;
	show(place, "good", t.whole(whole(disclosures.length, said), moment(asOf.timeMs, said)));
}

function reasonOf({ reason }: Extract<ListVerdict, { readonly ok: false }>, language: Language): string {
	return (listWords[reason] ?? explain(reason as VerifyReason))[language];
}

function show(place: HTMLElement, state: "good" | "bad", text: string): void {
	const verdict = place.querySelector<HTMLElement>("[data-verdict]")!;
	verdict.dataset.state = state;
	const line = document.createElement("p");
	line.textContent = text;
	verdict.replaceChildren(line);
}
