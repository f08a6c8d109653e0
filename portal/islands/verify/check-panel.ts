import { stampedRecord } from "@mingjian/client/verify/stamped-record.ts";
import type { ProofPolicy, Proved } from "@mingjian/client/verify/verdict.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import type { Check } from "../../parts/verify-words.ts";
import { day, moment } from "../../words/format.ts";
import { type Language, type Spoken, speak } from "../../words/words.ts";
import { PanelView } from "./panel-view.ts";
import { factsOfProof } from "./proof-facts.ts";
import { stepOfReason } from "./step-of-reason.ts";
import { fetchBytes, fetchTrust, pin } from "./trust.ts";
import { islandWords } from "./words.ts";

/** What the page says that its proof proves. */
interface Claim {
	readonly address: string;
	readonly subject: string;
	readonly detail: string;
	readonly fingerprint: string;
	readonly language: Language;
}

interface Bench {
	readonly claim: Claim;
	readonly view: PanelView;
	readonly t: Spoken<typeof islandWords>;
}

/** Makes every check of a panel on this device and shows each as it ends. Never throws: what cannot be checked is not verified. */
export async function checkPanel(panel: HTMLElement): Promise<void> {
	const claim = panel.dataset as unknown as Claim;
	const t = speak(islandWords, claim.language);
	const bench = { claim, t, view: new PanelView(panel, t) };
	bench.view.begin();
	const policy = await fetchTrust(claim.fingerprint);
	if (typeof policy === "string") return bench.view.fail("policy", t[policy]);
	bench.view.pass("policy", pinNote(bench, policy));
	const file = await fetchBytes(claim.address);
	if (!file) return bench.view.fail("file", t.fileUnreached);
	checkFile(file, policy, bench);
}

function checkFile(file: Uint8Array, policy: ProofPolicy, bench: Bench): void {
	const { view, t, claim } = bench;
	const begun = performance.now();
	const verdict = verifyProofFile(file, policy);
	const ms = (performance.now() - begun).toFixed(0);
	if (!verdict.ok) {
		const step = stepOfReason(verdict.reason) ?? "file";
		view.fail(step, explain(verdict.reason)[claim.language]);
		return;
	}
	const proved = verdict.value;
	for (const [check, note] of notesOf(proved, t)) view.pass(check, note);
	if (isClaimed(proved, claim)) {
		view.pass("same", t.good);
		view.show(factsOfProof(proved));
		view.succeed(`${conclusion(proved, bench)} ${t.took(ms)}`);
	} else view.fail("same", t.sameFailed);
}

function pinNote({ claim, t }: Bench, { ledger }: ProofPolicy): string {
	const kept = pin(ledger, claim.fingerprint);
	if (!kept) return t.pinnedFirst;
	const date = day(kept.sinceMs, claim.language);
	return kept.fingerprint === claim.fingerprint ? t.pinnedSame(date) : t.pinnedOther(date);
}

function notesOf(proved: Proved, t: Bench["t"]): readonly (readonly [Check, string])[] {
	const { logKeys, cosigners, executors, late, checkpoint } = proved.trusted;
	const named = (signers: typeof late) => signers.map(({ name }) => name);
	const names = [...logKeys, ...named([...cosigners, ...executors])].join(", ");
	const left = late.length === 0 ? "" : t.notCounted(named(late).join(", "));
	const common = [
		["file", t.good],
		["checkpoint", `${t.cosigned(names)}${left}`],
	] as const;
	if (proved.kind === "state") {
		const included = t.place(checkpoint.size - 1, checkpoint.size);
		return [
			...common,
			["included", proved.asOf.newest ? included : t.good],
			["state", proved.asOf.newest ? t.newest : t.good],
		];
	}
	const { index, size, signatories } = proved.entry;
	const keys = signatories.map(({ algorithm, keyId }) => `${algorithm} ${keyId}`).join(", ");
	return [...common, ["included", t.place(index, size)], ["signed", t.signedBy(keys)]];
}

function isClaimed(proved: Proved, { subject, detail }: Claim): boolean {
	if (proved.kind === "entry") return proved.entry.id === subject && String(proved.entry.index) === detail;
	if (proved.key !== subject) return false;
	if (detail === "absent" || proved.value === undefined)
		return detail === "absent" && proved.value === undefined;
	return (stampedRecord(proved.value)?.history ?? "") === detail;
}

function conclusion(proved: Proved, { t, claim }: Bench): string {
	if (proved.kind === "entry") return t.verifiedEntry(proved.entry.index, proved.entry.size);
	const time = moment(proved.asOf.timeMs, claim.language);
	return proved.value === undefined ? t.verifiedAbsent(time) : t.verifiedState(time);
}
