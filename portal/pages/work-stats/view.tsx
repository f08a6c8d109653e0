import { type Frame, link, type View } from "../../frame/frame.ts";
import { BarChart } from "../../kit/bar-chart.tsx";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/empty.tsx";
import { Select } from "../../kit/select.tsx";
import { Stats } from "../../kit/stat.tsx";
import { Day } from "../../kit/when.tsx";
import { columnsOf, days, satisfied, share } from "../../parts/figure-columns.ts";
import { Said } from "../../parts/said.tsx";
import { TitledTable } from "../../parts/titled-table.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import { performanceWords } from "../performance/words.ts";
import { workWords } from "../work/words.ts";
import type { LoadLine, WorkStatsModel } from "./load.ts";
import { workStatsWords } from "./words.ts";

interface Part {
	readonly model: WorkStatsModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof workStatsWords>;
}

/** A department in figures: what is open and with whom, and what its cases came to. */
export function workStatsView(model: WorkStatsModel, frame: Frame): View {
	const t = speak(workStatsWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<Breadcrumb places={[{ title: speak(workWords, frame.language).title, path: "/work" }]} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead(model.department[frame.language])}</p>
			<Load {...part} />
			<Months {...part} />
			<Figures {...part} />
		</>
	);
	return { title: t.title, main };
}

function Load({ model, frame, t }: Part) {
	const count = (value: number) => whole(value, frame.language);
	const nameOf = ({ officer }: LoadLine) =>
		officer ? (officer.name?.[frame.language] ?? officer.account) : t.nobody;
	return (
		<TitledTable<LoadLine>
			stacks
			id="load"
			title={t.load}
			empty={<Empty title={t.nothing}>{null}</Empty>}
			rows={model.load}
			columns={[
				{ title: t.officer, cell: nameOf },
				{ title: t.open, cell: ({ open }) => count(open), numeric: true },
				{ title: t.overdue, cell: ({ overdue }) => count(overdue), numeric: true },
				{ title: t.paused, cell: ({ paused }) => count(paused), numeric: true },
				{
					title: t.soonest,
					cell: ({ soonestMs }) => (soonestMs === undefined ? "–" : <Day timeMs={soonestMs} frame={frame} />),
				},
			]}
		>
			<p class="quiet">{t.total(count(model.open))}</p>
		</TitledTable>
	);
}

function Months({ model, frame, t }: Part) {
	return (
		<form method="get" action={link(frame, "/work/stats")} class="narrow">
			<Select
				name="month"
				label={t.month}
				frame={frame}
				value={model.month}
				options={[
					{ value: "", label: t.always },
					...model.months.map((month) => ({ value: month, label: month })),
				]}
			/>
			<p class="actions">
				<Button kind="second">{t.show}</Button>
			</p>
		</form>
	);
}

function Figures({ model, frame, t }: Part) {
	const p = speak(performanceWords, frame.language);
	const { figures } = model;
	if (!figures || figures.submitted === 0) return <Empty title={t.none}>{null}</Empty>;
	const count = (value: number) => whole(value, frame.language);
	const shown = [
		[p.submitted, count(figures.submitted)],
		[p.decided, count(figures.decided)],
		[p.median, days(figures.medianDays, p)],
		[p.p90, days(figures.p90Days, p)],
		[p.overdue, share(figures.overduePermille, p)],
		[p.satisfied, satisfied(figures, p)],
	] as const;
	return (
		<>
			<section aria-labelledby="figures">
				<h2 id="figures">{t.figures}</h2>
				<Stats figures={shown.map(([label, value]) => ({ label, value }))} />
			</section>
			<BarChart
				title={p.ratings}
				data={figures.ratings.map((value, at) => ({ name: p.stars(at + 1), value })).reverse()}
				columns={[p.grade, p.cases]}
				say={count}
				frame={frame}
			/>
			<TitledTable
				stacks
				id="items"
				title={t.items}
				rows={model.items}
				columns={[
					{
						title: p.item,
						cell: ({ item, title }) => (
							<a class="cell-link" href={link(frame, `/services/${item}`)}>
								<Said text={title} frame={frame} />
							</a>
						),
					},
					{ title: p.month, cell: ({ month }) => month },
					...columnsOf((row: WorkStatsModel["items"][number]) => row, frame, p),
				]}
			/>
		</>
	);
}
