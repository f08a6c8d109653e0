import { stampedRecord } from "@mingjian/client/verify/stamped-record.ts";
import type { ProvedEntry, ProvedState } from "@mingjian/client/verify/verdict.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { moment } from "../../words/format.ts";
import { speak } from "../../words/words.ts";
import { judgeWords } from "./judge-words.ts";
import { type Grounds, type Judgement, refused } from "./judgement.ts";

/** Says what a proof file proves under the policy. */
export function judgeProof(file: Uint8Array, grounds: Grounds): Judgement {
	const verdict = verifyProofFile(file, grounds.policy);
	if (!verdict.ok) return refused(explain(verdict.reason), grounds.language);
	return verdict.value.kind === "entry"
		? judgeEntry(verdict.value, grounds)
		: judgeState(verdict.value, grounds);
}

function judgeEntry({ entry }: ProvedEntry, { language }: Grounds): Judgement {
	const t = speak(judgeWords, language);
	const { payload, index, size, code, id } = entry;
	return {
		good: true,
		headline: code === "ok" ? t.entry : t.refusedEntry,
		facts: [
			[t.act, `${payload.service}/${payload.action}`],
			[t.by, payload.onBehalfOf ?? payload.actor],
			[t.signed, moment(payload.issuedAt, language)],
			[t.code, code],
			[t.place, t.placeText(index, size)],
			[t.says, JSON.stringify(payload.input)],
		],
		page: `/explorer/r/${id}`,
	};
}

function judgeState({ key, value, asOf }: ProvedState, { language }: Grounds): Judgement {
	const t = speak(judgeWords, language);
	const shown = stampedRecord(value)?.record ?? value;
	return {
		good: true,
		headline: value === undefined ? t.absent : t.state,
		facts: [
			[t.key, key],
			[t.asOf, moment(asOf.timeMs, language)],
			...(shown === undefined ? [] : ([[t.says, JSON.stringify(shown)]] as const)),
		],
		page: `/explorer/state/${key}`,
	};
}
