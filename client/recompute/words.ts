// A catalogue: what a recomputation found, in words a person can act on.
import type { Words } from "@mingjian/ledger/runtime/words.ts";
import { humanReasons } from "@mingjian/services/rulebook/rules/human.ts";
import { traceWords } from "@mingjian/services/rulebook/rules/trace-words.ts";
import type { Difference, DifferenceCode, Recomputed } from "./recompute.ts";

/** What each difference means. */
export const differenceWords: Readonly<Record<DifferenceCode, Words>> = {
	"rule-text": {
		zh: "文件中的规则文本不是决定所依据的文本。",
		en: "The rule in the file is not the text the decision followed.",
	},
	"rule-period": {
		zh: "该规则文本在决定适用的时点不具效力。",
		en: "That text was not in force at the time the decision is as of.",
	},
	department: {
		zh: "作出决定的部门不是制定该规则的部门。",
		en: "The department that decided is not the one that made the rule.",
	},
	"fact-set": {
		zh: "文件中的事实与决定所承诺的事实不一一对应。",
		en: "The facts in the file are not the ones the decision committed to.",
	},
	"fact-value": {
		zh: "该事实与决定时使用的不同：内容或盐值被改动，或当时用的就是另一个值。",
		en: "This fact is not the one decided over: it or its salt was changed, or another value was used.",
	},
	"source-set": {
		zh: "文件没有带齐决定在账本上写明的密封内容，无法核对事实取自何处。",
		en: "The file does not bring just the sealed contents the decision names on the record, so where its facts come from cannot be checked.",
	},
	"source-value": {
		zh: "文件中这份密封内容与账本上的承诺值不符：不是当时密封的内容。",
		en: "This sealed content in the file does not open its commitment on the record: it is not what was sealed.",
	},
	"fact-not-sealed": {
		zh: "决定所用的事实与密封的申请内容不一致。",
		en: "The fact decided over is not what the sealed application says.",
	},
	"other-case": {
		zh: "该决定不是对这份办件文件所记的办件作出的。",
		en: "The decision is not about the case of this case file.",
	},
	"source-not-own": {
		zh: "决定依据的这份密封内容不是您最近提交的内容。",
		en: "The decision rests on a sealed content that is not among those you handed in last.",
	},
	"fact-not-given": {
		zh: "决定所用的事实与您提交的内容不一致。",
		en: "The fact decided over is not what you handed in.",
	},
	"to-a-person": {
		zh: "按该规则和事实不应自动决定，应由人工办理。",
		en: "By this rule and these facts nothing is decided: a person must.",
	},
	outcome: {
		zh: "重算的结果与登记的结果不同。",
		en: "The outcome worked out again is not the one on the record.",
	},
	trace: {
		zh: "重算的过程与登记的承诺值不符。",
		en: "How it comes about is not what was committed to.",
	},
	"proof-refused": {
		zh: "附带的证明不成立，不能证明该决定已登记。",
		en: "The proof in the file is not good, so it does not show that the decision is on the record.",
	},
	"proof-of-other-record": {
		zh: "附带的证明是另一条记录的。",
		en: "The proof in the file is of another record.",
	},
	"record-differs": {
		zh: "账本上的决定与文件所写的不同。",
		en: "The decision on the record is not the one in the file.",
	},
};

const verdictWords: Readonly<Record<Recomputed["verdict"], Words>> = {
	same: { zh: "重算结果与登记的决定一致。", en: "Worked out again, the decision is the same." },
	different: {
		zh: "重算结果与登记的决定不一致。您可以凭此提出异议。",
		en: "Worked out again, the decision differs. You can object on this ground.",
	},
	unreadable: {
		zh: "这不是完整的决定文件：内容残缺或格式不对。",
		en: "This is not a whole decision file: it is damaged or of another kind.",
	},
};
const provedWords: Words = {
	zh: "该决定已证明在账本上。",
	en: "The decision is proved to be on the record.",
};
const unprovedWords: Words = {
	zh: "没有核对账本：文件不带证明，或没有给出信任政策。",
	en: "The record was not checked: the file has no proof, or no trust policy was given.",
};

/** One difference in words, both languages, with the values where there are any. */
export function explainDifference({ code, where, recorded, recomputed }: Difference): Words {
	const { zh, en } = differenceWords[code];
	const reason = code === "to-a-person" ? humanReasons[where as keyof typeof humanReasons] : undefined;
	const values =
		recorded === undefined && recomputed === undefined ? undefined : [recorded, recomputed].map(shown);
	const place = reason || where === "" ? { zh: "", en: "" } : { zh: `${where}：`, en: `${where}: ` };
	return {
		zh: `${place.zh}${zh}${reason?.zh ?? ""}${values ? `登记：${values[0]}；重算：${values[1]}。` : ""}`,
		en: `${place.en}${en}${reason ? ` ${reason.en}` : ""}${values ? ` On the record: ${values[0]}; worked out: ${values[1]}.` : ""}`,
	};
}

/** The verdict in words and, of a file that could be read, whether the record was checked. */
export function explainStanding({ verdict, proved }: Recomputed): {
	readonly headline: Words;
	readonly proof?: Words;
} {
	const headline = verdictWords[verdict];
	return verdict === "unreadable" ? { headline } : { headline, proof: proved ? provedWords : unprovedWords };
}

/** A whole recomputation, line by line: the verdict, whether it was proved, what differs, and how the outcome comes about. */
export function explainRecomputed(found: Recomputed): readonly Words[] {
	const { differences, evaluation } = found;
	const { headline, proof } = explainStanding(found);
	return [
		headline,
		...(proof ? [proof] : []),
		...differences.map(explainDifference),
		...(evaluation?.kind === "decided" ? evaluation.trace.map(traceWords) : []),
	];
}

function shown(value: unknown): string {
	return value === undefined ? "—" : JSON.stringify(value);
}
