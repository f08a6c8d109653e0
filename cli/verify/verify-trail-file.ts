import {
	explainTrail,
	type ProvedRangeTrail,
	type ProvedRecordTrail,
} from "@mingjian/client/audit/trail-verdict.ts";
import { verifyTrail } from "@mingjian/client/audit/verify-trail.ts";
import type { EntryFacts, PublishedPolicy } from "@mingjian/client/verify/verdict.ts";
import { showTime } from "../program/show-time.ts";
import { actWords, codeWords } from "./act-words.ts";
import { type Fact, type Finding, refusal } from "./finding.ts";

/** Acts listed one by one for people; `--json` has them all. */
const mostShown = 40;

/** Whether a trail is whole and true. */
export function verifyTrailFile(bytes: Uint8Array, policy: PublishedPolicy): Finding {
	const verdict = verifyTrail(bytes, policy);
	if (!verdict.ok) {
		const words = explainTrail(verdict.reason);
		const { at } = verdict;
		const finding = refusal("trail", verdict.reason, words);
		return at === undefined
			? finding
			: {
					...finding,
					facts: [
						[
							{ zh: "位置", en: "Place" },
							{ zh: `第 ${at + 1} 项`, en: `item ${at + 1}` },
						],
					],
					members: { reason: verdict.reason, at },
				};
	}
	return verdict.value.kind === "record" ? recordFinding(verdict.value) : rangeFinding(verdict.value);
}

function recordFinding({ key, record, stamp, asOf, fromGenesis, entries }: ProvedRecordTrail): Finding {
	return {
		ok: true,
		kind: "trail",
		headline: {
			zh: `已证明：这条记录的全部 ${entries.length} 次登记都在这里，没有遗漏`,
			en: `Proved: all ${entries.length} acts that ever wrote this record are here, none is missing`,
		},
		facts: [
			[{ zh: "记录", en: "Record" }, key],
			...(fromGenesis
				? [
						[
							{ zh: "起始", en: "Beginning" },
							{ zh: "创世文件", en: "the genesis document" },
						] satisfies Fact,
					]
				: []),
			...listed(entries),
			[{ zh: "截至", en: "As of" }, showTime(asOf.timeMs)],
		],
		members: { key, record: record ?? null, stamp: stamp ?? null, asOf, fromGenesis, entries },
	};
}

function rangeFinding({ from, until, size, period, entries }: ProvedRangeTrail): Finding {
	const span: Fact[] = period
		? [
				[
					{ zh: "期间", en: "Period" },
					{
						zh: `${showTime(period.fromMs)} 至 ${showTime(period.untilMs)}`,
						en: `${showTime(period.fromMs)} to ${showTime(period.untilMs)}`,
					},
				],
			]
		: [];
	return {
		ok: true,
		kind: "trail",
		headline: {
			zh: `已证明：这段账本的全部 ${entries.length} 次登记都在这里，没有缺口`,
			en: `Proved: all ${entries.length} acts of this part of the log are here, without a gap`,
		},
		facts: [
			...span,
			[
				{ zh: "序号", en: "Leaves" },
				{
					zh: `${from} 至 ${until - 1}（账本共 ${size} 项）`,
					en: `${from} to ${until - 1} in a log of ${size}`,
				},
			],
			...listed(entries),
		],
		members: { from, until, size, period: period ?? null, entries },
	};
}

function listed(entries: readonly EntryFacts[]): Fact[] {
	const shown = entries.slice(0, mostShown).map(({ index, payload, code }): Fact => {
		const [act, ended] = [actWords(payload.service, payload.action), codeWords(code)];
		const by = payload.onBehalfOf ?? payload.actor;
		return [
			{ zh: `#${index}`, en: `#${index}` },
			{
				zh: `${showTime(payload.issuedAt)}  ${act.zh}  ${by}  ${ended.zh}`,
				en: `${showTime(payload.issuedAt)}  ${act.en}  ${by}  ${ended.en}`,
			},
		];
	});
	const more = entries.length - shown.length;
	return more > 0
		? [
				...shown,
				[
					{ zh: "…", en: "…" },
					{ zh: `另有 ${more} 项（--json 列出全部）`, en: `${more} more (--json lists all)` },
				],
			]
		: shown;
}
