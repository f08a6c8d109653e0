import type { Proved, ProvedEntry, ProvedState, PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { verifyProofFile } from "@mingjian/client/verify/verify-proof-file.ts";
import { explain } from "@mingjian/client/verify/words.ts";
import { plain } from "../program/language.ts";
import { showTime } from "../program/show-time.ts";
import { actWords, codeWords } from "./act-words.ts";
import { certificateFacts } from "./certificate-facts.ts";
import { type Fact, type Finding, refusal } from "./finding.ts";

/** What a proof file proves under a policy. */
export function verifyProof(bytes: Uint8Array, policy: PublishedPolicy): Finding {
	const verdict = verifyProofFile(bytes, policy);
	if (!verdict.ok) return refusal("proof", verdict.reason, explain(verdict.reason));
	return verdict.value.kind === "entry" ? entryFinding(verdict.value) : stateFinding(verdict.value, policy);
}

/** The record of a state proof as a file of evidence; undefined where the file proves none. */
export function provedState(bytes: Uint8Array, policy: PublishedPolicy): ProvedState | Finding {
	const verdict = verifyProofFile(bytes, policy);
	if (!verdict.ok) return refusal("proof", verdict.reason, explain(verdict.reason));
	if (verdict.value.kind === "state") return verdict.value;
	return refusal("proof", "status-not-state", {
		zh: "所给的文件证明的是一次登记，不是证照的状态",
		en: "the file proves an act, not how a certificate stands",
	});
}

function entryFinding({ entry, trusted }: ProvedEntry): Finding {
	const { id, index, size, code, payload, signatories, result } = entry;
	const { service, action, actor, onBehalfOf, issuedAt } = payload;
	const done = code === "ok";
	return {
		ok: true,
		kind: "entry",
		headline: done
			? { zh: "已证明：这次登记在账本上，签名有效", en: "Proved: this act is on the record, validly signed" }
			: {
					zh: "已证明：账本登记了对这次提交的拒绝",
					en: "Proved: the record holds that this act was refused",
				},
		facts: [
			[{ zh: "事项", en: "Act" }, actWords(service, action)],
			[{ zh: "登记人", en: "By" }, actor],
			...(onBehalfOf === undefined ? [] : [[{ zh: "代表", en: "For" }, onBehalfOf] satisfies Fact]),
			[{ zh: "签署时间", en: "Signed" }, showTime(issuedAt)],
			[{ zh: "结果", en: "Outcome" }, codeWords(code)],
			[{ zh: "标识", en: "Id" }, id],
			[{ zh: "位置", en: "Place" }, place(index, size)],
			...cosigned(trusted),
		],
		members: { entry: { id, index, size, code, payload, signatories, result } },
	};
}

function stateFinding(state: ProvedState, policy: PublishedPolicy): Finding {
	const { key, value, asOf, trusted } = state;
	const [collection, ...rest] = key.split("/");
	const name = rest.join("/");
	const certificate = collection === "certificates.certificate" ? certificateFacts(state, policy) : undefined;
	const facts: Fact[] = [
		[{ zh: "记录", en: "Record" }, key],
		...(certificate?.facts ??
			(value === undefined ? [] : [[{ zh: "内容", en: "Value" }, JSON.stringify(value)] satisfies Fact])),
		[{ zh: "截至", en: "As of" }, showTime(asOf.timeMs)],
		[
			{ zh: "位置", en: "Place" },
			{ zh: `高度 ${asOf.height}`, en: `height ${asOf.height}` },
		],
		...cosigned(trusted),
	];
	const absent: Finding["headline"] = {
		zh: `已证明：查无此记录（${name}）`,
		en: `Proved: there is no such record (${name})`,
	};
	const present = certificate?.headline ?? {
		zh: "已证明：账本上的这条记录如下",
		en: "Proved: the record says",
	};
	return {
		ok: true,
		kind: "state",
		headline: value === undefined ? absent : present,
		facts,
		...(asOf.newest ? {} : { cautions: [olderState] }),
		members: { key, value: value ?? null, absent: value === undefined, asOf, ...certificate?.members },
	};
}

const olderState = {
	zh: "签署检查点时账本上已有更新的区块，此后可能有变化",
	en: "the log had newer blocks when this was signed; the record may have changed since",
};

function place(index: number, size: number): Fact[1] {
	return { zh: `序号 ${index}（账本共 ${size} 项）`, en: `index ${index} in a log of ${size}` };
}

function cosigned({ cosigners, executors, late }: Proved["trusted"]): Fact[] {
	const named = (label: Fact[0], signed: Proved["trusted"]["cosigners"]): Fact[] =>
		signed.length === 0 ? [] : [[label, plain(signed.map(({ name }) => name).join(" "))]];
	return [
		...named({ zh: "见证方", en: "Cosigners" }, cosigners),
		...named({ zh: "执行方", en: "Executors" }, executors),
		...named({ zh: "已退出，不计入", en: "Had left, not counted" }, late),
	];
}
