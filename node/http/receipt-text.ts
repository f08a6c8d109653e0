import type { Language } from "@mingjian/ledger/runtime/words.ts";
import { isReceipt, type Receipt, type Rejection } from "../pipeline/receipt.ts";
import type { Codes } from "./problems/codes.ts";
import type { Fault } from "./problems/fault-words.ts";
import { type Problem, problemOf, refusalOf } from "./problems/problem.ts";

/** A receipt as JSON text, written by hand: ids and codes have no character that JSON escapes. */
export function receiptText({ id, index, height, timeMs, code, result }: Receipt): string {
	return `{"id":"${id}","index":${index},"height":${height},"timeMs":${timeMs},"code":"${code}","result":${JSON.stringify(result)}}`;
}

/** True for a receipt whose transaction was carried out. */
export function isDone(answer: Receipt | Rejection): answer is Receipt {
	return answer.code === "ok" && isReceipt(answer);
}

/** The problem document of an answer that is not a done receipt: a refusal on the record, or a rejection at the door. */
export function problemOfAnswer(codes: Codes, answer: Receipt | Rejection, language: Language): Problem {
	if (isReceipt(answer)) return refusalOf(codes, answer, language);
	return problemOf(codes, answer.code, language, inputFaults(answer));
}

// Faults of an action's input are reported where the input stands in the payload.
function inputFaults({ faults = [] }: Rejection): Fault[] {
	return faults.map((fault) => ({ ...fault, pointer: `/input${fault.pointer}` }));
}
