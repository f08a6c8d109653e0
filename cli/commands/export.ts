import { exportRangeTrail } from "@mingjian/client/audit/export-range-trail.ts";
import { exportRecordTrail } from "@mingjian/client/audit/export-record-trail.ts";
import { refusedError, usageError } from "../program/cli-error.ts";
import type { Command, Invocation } from "../program/command.ts";
import { plain } from "../program/language.ts";
import { integerOption } from "../program/parse-options.ts";
import { Progress } from "../program/progress.ts";
import { readTime } from "../program/show-time.ts";
import { connect, urlOption } from "../remote/connect.ts";
import { deliver, outOption } from "./proof.ts";

/** `mingjian export`: an auditor's complete trail of a record, a period or a part of the log. */
export const exportTrail: Command = {
	summary: { zh: "导出完整、可证明无缺口的轨迹", en: "Export a complete trail, provably without gaps" },
	options: [
		{
			name: "record",
			value: "KEY",
			about: { zh: "一条记录的全部登记：集合/键", en: "everything that ever wrote a record: collection/key" },
		},
		{ name: "from", value: "TIME", about: { zh: "期间开始（含）", en: "beginning of a period" } },
		{
			name: "until",
			value: "TIME",
			about: { zh: "期间结束（不含，默认现在）", en: "end of it, not included (now if not given)" },
		},
		{ name: "first", value: "N", about: { zh: "账本序号，起", en: "first log index" } },
		{ name: "last", value: "N", about: { zh: "账本序号，止", en: "last log index" } },
		outOption,
		urlOption,
	],
	notes: [
		{
			zh: "三选一：--record，--from/--until，--first/--last。得到的文件用 mingjian verify 离线核验：有遗漏、添加或改动都会被发现。",
			en: "One of --record, --from/--until, --first/--last. mingjian verify checks the file offline: what is missing, added or changed shows.",
		},
	],
	examples: [
		"export --record certificates.certificate/IDENTIFIER --out licence.trail.json",
		"export --from 2026-03-01 --until 2026-04-01 --out march.trail.json",
	],
	async run(invocation) {
		const { values, terminal, language } = invocation;
		const client = connect(values.url, invocation);
		const bar = new Progress(terminal, { zh: "导出", en: "Exporting" }[language]);
		const progress = (done: number, of: number) => bar.at(done, of);
		const wanted = wantedOf(invocation);
		try {
			const file =
				"record" in wanted
					? await exportRecordTrail(client, wanted.record, { progress })
					: await exportRangeTrail(client, wanted, { progress });
			return deliver(file, invocation);
		} catch (error) {
			if (error instanceof RangeError) throw unusableRange(error);
			throw error;
		}
	},
};

type Wanted =
	| { readonly record: string }
	| { readonly fromMs: number; readonly untilMs: number }
	| { readonly from: number; readonly until: number };

function wantedOf({ values }: Pick<Invocation, "values">): Wanted {
	const { record, from, until, first, last } = values;
	const given = [record, from ?? until, first ?? last].filter((each) => each !== undefined).length;
	if (
		given !== 1 ||
		(from === undefined && until !== undefined) ||
		(first === undefined) !== (last === undefined)
	) {
		throw usageError("export-what", {
			zh: "请给出其中一种：--record 键；--from 时间 [--until 时间]；--first N --last N",
			en: "give one of: --record KEY; --from TIME [--until TIME]; --first N --last N",
		});
	}
	if (record !== undefined) return { record };
	if (from !== undefined)
		return periodOf(timeOf("from", from), until === undefined ? Date.now() : timeOf("until", until));
	const bounds = [0, Number.MAX_SAFE_INTEGER - 1] as const;
	return { from: integerOption("first", first!, bounds), until: integerOption("last", last!, bounds) + 1 };
}

function periodOf(fromMs: number, untilMs: number): Wanted {
	if (fromMs < untilMs) return { fromMs, untilMs };
	throw usageError("period-empty", { zh: "--until 应晚于 --from", en: "--until must be later than --from" });
}

function timeOf(name: string, text: string): number {
	const timeMs = readTime(text);
	if (timeMs !== undefined) return timeMs;
	throw usageError(
		"option-value",
		{
			zh: `--${name} 应为日期或时间，如 2026-03-01`,
			en: `--${name} must be a day or a time, such as 2026-03-01`,
		},
		{ details: [plain(text)] },
	);
}

function unusableRange(error: RangeError) {
	return refusedError(
		"export-range",
		{
			zh: "账本没有这一段，或一份轨迹装不下",
			en: "the log has no such part, or it is too long for one trail",
		},
		{ details: [plain(error.message)] },
	);
}
