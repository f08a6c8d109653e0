import type { MetricsView } from "@mingjian/services/cases/views.ts";
import type { Frame } from "../frame/frame.ts";
import type { Column } from "../kit/table.tsx";
import type { performanceWords } from "../pages/performance/words.ts";
import { whole } from "../words/format.ts";
import type { Spoken } from "../words/words.ts";

type FigureWords = Spoken<typeof performanceWords>;
type Counted = Omit<MetricsView, "handling">;

/** The columns of a table of figures: how many, how fast, how well. */
export function columnsOf<R>(figuresOf: (row: R) => Counted, frame: Frame, t: FigureWords): Column<R>[] {
	const shown: readonly (readonly [string, (of: Counted) => string])[] = [
		[t.submitted, ({ submitted }) => whole(submitted, frame.language)],
		[t.decided, ({ decided }) => whole(decided, frame.language)],
		[t.median, ({ medianDays }) => days(medianDays, t)],
		[t.approval, ({ approvalPermille }) => share(approvalPermille, t)],
		[t.automation, ({ automationPermille }) => share(automationPermille, t)],
		[t.overdue, ({ overduePermille }) => share(overduePermille, t)],
		[t.satisfied, (of) => satisfied(of, t)],
	];
	return shown.map(([title, say]) => ({ title, cell: (row: R) => say(figuresOf(row)), numeric: true }));
}

/** Working days in words; a dash where nothing was counted. */
export function days(value: number | undefined, t: FigureWords): string {
	return value === undefined ? t.none : t.days(value);
}

/** A share per thousand as per cent; a dash where nothing was counted. */
export function share(permille: number | undefined, t: FigureWords): string {
	return permille === undefined ? t.none : t.percent(permille);
}

/** A share of few ratings would tell what single people said. */
const leastRatings = 5;

/** The share of good ratings; of few ratings it says only that they are few. */
export function satisfied(
	{ ratings, satisfiedPermille }: Pick<Counted, "ratings" | "satisfiedPermille">,
	t: FigureWords,
): string {
	const count = ratings.reduce((sum, each) => sum + each, 0);
	return count > 0 && count < leastRatings ? t.fewRatings : share(satisfiedPermille, t);
}
