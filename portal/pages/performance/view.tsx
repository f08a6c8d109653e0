import { type Frame, link, type View } from "../../frame/frame.ts";
import { BarChart } from "../../kit/bar-chart.tsx";
import { Empty } from "../../kit/empty.tsx";
import { Pager } from "../../kit/pager.tsx";
import { Stats } from "../../kit/stat.tsx";
import { Table } from "../../kit/table.tsx";
import { columnsOf, days, share } from "../../parts/figure-columns.ts";
import { Said } from "../../parts/said.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { PerformanceModel } from "./load.ts";
import { performanceWords } from "./words.ts";

type Words = Spoken<typeof performanceWords>;
interface Part {
	readonly model: PerformanceModel;
	readonly frame: Frame;
	readonly t: Words;
}

export function performanceView(model: PerformanceModel, frame: Frame): View {
	const t = speak(performanceWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			{model.all.submitted === 0 ? <NoCases {...part} /> : <Figures {...part} />}
			<p class="quiet">{t.again}</p>
		</>
	);
	return { title: t.title, section: "services", main };
}

function NoCases({ frame, t }: Part) {
	return (
		<Empty title={t.empty}>
			<p>{t.emptyText}</p>
			<p>
				<a class="onward" href={link(frame, "/services")}>
					{t.guides}
				</a>
			</p>
		</Empty>
	);
}

function Figures(part: Part) {
	const { model, frame, t } = part;
	const { all } = model;
	const figures = [
		[t.submitted, whole(all.submitted, frame.language)],
		[t.decided, whole(all.decided, frame.language)],
		[t.median, days(all.medianDays, t)],
		[t.p90, days(all.p90Days, t)],
		[t.overdue, share(all.overduePermille, t)],
		[t.satisfied, share(all.satisfiedPermille, t)],
	] as const;
	return (
		<>
			<section aria-labelledby="all">
				<h2 id="all">{t.all}</h2>
				<Stats figures={figures.map(([label, value]) => ({ label, value }))} />
			</section>
			<BarChart
				title={t.ratings}
				data={all.ratings.map((value, at) => ({ name: t.stars(at + 1), value })).reverse()}
				columns={[t.grade, t.cases]}
				say={(value) => whole(value, frame.language)}
				frame={frame}
			/>
			{all.complaints === 0 ? null : (
				<section aria-labelledby="complaints">
					<h2 id="complaints">{t.complaints}</h2>
					<p>{t.complaintsText}</p>
					<Stats
						figures={[
							{ label: t.badRatings, value: whole(all.complaints, frame.language) },
							{ label: t.answered, value: whole(all.complaintsAnswered, frame.language) },
							{ label: t.answeredLate, value: whole(all.complaintsLate, frame.language) },
							{
								label: t.betterAgain,
								value: whole(
									all.ratingsAgain.slice(2).reduce((sum, count) => sum + count, 0),
									frame.language,
								),
							},
						]}
					/>
				</section>
			)}
			<section aria-labelledby="departments">
				<h2 id="departments">{t.byDepartment}</h2>
				<Table
					stacks
					caption={t.byDepartment}
					captionHidden
					columns={[
						{
							title: t.department,
							cell: ({ department, name }) => (
								<a class="cell-link" href={link(frame, `/services?owner=${encodeURIComponent(department)}`)}>
									{name?.[frame.language] ?? department}
								</a>
							),
						},
						...columnsOf((row: PerformanceModel["departments"][number]) => row.figures, frame, t),
					]}
					rows={model.departments}
				/>
			</section>
			<Months {...part} />
		</>
	);
}

function Months({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="months">
			<h2 id="months">{t.byMonth}</h2>
			<Table
				stacks
				caption={t.byMonth}
				captionHidden
				columns={[
					{
						title: t.item,
						cell: ({ item, title }) => (
							<a class="cell-link" href={link(frame, `/services/${item}`)}>
								<Said text={title} frame={frame} />
							</a>
						),
					},
					{ title: t.month, cell: ({ month }) => month },
					...columnsOf((row: PerformanceModel["months"][number]) => row, frame, t),
				]}
				rows={model.months}
			/>
			<Pager
				frame={frame}
				first={model.after ? link(frame, "/performance") : undefined}
				next={model.next ? link(frame, `/performance?after=${encodeURIComponent(model.next)}`) : undefined}
			/>
		</section>
	);
}
