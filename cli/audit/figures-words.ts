import type { FigureDifference, FiguresReport } from "@mingjian/client/audit/figures/check-figures.ts";
import type { Language, Words } from "@mingjian/ledger/runtime/words.ts";
import { FigureRow, MetricsView } from "@mingjian/services/cases/views.ts";
import type { Terminal } from "../program/terminal.ts";
import { printable } from "../service-commands/describe-value.ts";

const mostShown = 20;

/** What came of recounting published figures, in lines; nothing where none were published. */
export function figuresLines(
	{ compared, differences }: FiguresReport,
	language: Language,
	terminal: Terminal,
): string[] {
	if (compared === 0 && differences.length === 0) return [];
	if (differences.length === 0)
		return [`${terminal.style("good", "✓")} ${terminal.style("bold", right(compared)[language])}`];
	const shown = differences.slice(0, mostShown).map((each) => `  ${printable(explain(each)[language])}`);
	const more = differences.length - shown.length;
	return [
		`${terminal.style("bad", "✗")} ${terminal.style("bold", wrong[language])}`,
		...shown,
		...(more > 0 ? [`  … +${more}`] : []),
	];
}

/** The same for programs. */
export function figuresMembers({ compared, months, differences }: FiguresReport, language: Language) {
	const worded = differences.map((each) => ({ ...each, message: explain(each)[language] }));
	return { ok: differences.length === 0, compared, months, differences: worded };
}

function right(compared: number): Words {
	return {
		zh: `公布的办件数据与账本一致：${compared} 组全部由办件过程重新统计得出`,
		en: `The published figures about cases come out of the record: ${compared} sets were counted anew`,
	};
}

const wrong: Words = {
	zh: "公布的办件数据与账本不一致",
	en: "Published figures about cases do not come out of the record",
};

function explain({ of, figure, published, recounted }: FigureDifference): Words {
	const place = [of.item, of.month].filter(Boolean).join(" ");
	const where = { zh: place || "全部事项", en: place || "all items" };
	if (figure === "")
		return { zh: `${where.zh}：账本上没有这组数据`, en: `${where.en}: the record has no such figures` };
	const name = nameOf(figure);
	return {
		zh: `${where.zh}：${name.zh} 公布为 ${shown(published)}，应为 ${shown(recounted)}`,
		en: `${where.en}: ${name.en} is published as ${shown(published)}, and is ${shown(recounted)}`,
	};
}

function nameOf(figure: string): Words {
	const declared = { ...MetricsView.properties, ...FigureRow.properties };
	const words = Object.hasOwn(declared, figure)
		? (declared[figure as keyof typeof declared] as { readonly words?: Words }).words
		: undefined;
	return words ?? { zh: figure, en: figure };
}

function shown(value: unknown): string {
	return value === undefined ? "—" : JSON.stringify(value);
}
