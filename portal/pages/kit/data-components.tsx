import { link } from "../../frame/frame.ts";
import { BarChart } from "../../kit/bar-chart.tsx";
import { Card, Cards } from "../../kit/card.tsx";
import { Command } from "../../kit/command.tsx";
import { Facts } from "../../kit/facts.tsx";
import { LineChart } from "../../kit/line-chart.tsx";
import { Pager } from "../../kit/pager.tsx";
import { Qr } from "../../kit/qr.tsx";
import { Stats } from "../../kit/stat.tsx";
import { Table } from "../../kit/table.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { whole } from "../../words/format.ts";
import { nowhere, Part, type Shown } from "./part.tsx";

const counts = [412, 318, 97];
const perMonth = [120, 180, 160, 240, 310, 290, 355];

/** Many things at once: lists, tables, figures, charts. */
export function DataComponents(shown: Shown) {
	const { frame, t } = shown;
	const here = nowhere(frame);
	return (
		<Part id="data" title={t.data}>
			<Tabs
				label={t.tabs}
				current={here}
				tabs={[
					{ label: t.open, href: here, count: 3 },
					{ label: t.closed, href: `${here}?closed=1`, count: 12 },
				]}
			/>
			<Stats
				figures={[
					{ value: whole(827, frame.language), label: t.cases, note: t.thisMonth },
					{ value: "96.4%", label: t.satisfied },
				]}
			/>
			<DepartmentTable {...shown} />
			<Pager frame={frame} first={here} previous={here} next={`${here}?after=1`} />
			<p>
				<a class="onward" href={link(frame, "/kit/table")}>
					{t.longTable}
				</a>
			</p>
			<Charts {...shown} />
			<h3>{t.facts}</h3>
			<Facts
				rows={[
					[t.copyLabel, <span class="code">3f9c0a1b</span>],
					[t.department, t.civil],
					[t.days, whole(5, frame.language)],
				]}
			/>
			<h3>{t.cards}</h3>
			<Cards>
				<Card title={t.card} href={here}>
					<p class="quiet">{t.cardText}</p>
				</Card>
				<Card title={t.card}>
					<p class="quiet">{t.cardText}</p>
				</Card>
			</Cards>
			<Command label={t.copyLabel} lines={["curl -O https://example.org/policy.json"]} />
			<Qr text="https://example.org/verify#3f9c0a1b" label={t.qr} />
		</Part>
	);
}

function namesOf({ t }: Shown): readonly string[] {
	return [t.police, t.civil, t.housing];
}

function DepartmentTable(shown: Shown) {
	const { frame, t } = shown;
	const rows = namesOf(shown).map((name, at) => ({ name, count: counts[at]!, days: at + 2 }));
	return (
		<Table
			stacks
			caption={t.table}
			columns={[
				{ title: t.department, cell: ({ name }) => name },
				{ title: t.cases, cell: ({ count }) => whole(count, frame.language), numeric: true },
				{ title: t.days, cell: ({ days }) => days, numeric: true },
			]}
			rows={rows}
		/>
	);
}

function Charts(shown: Shown) {
	const { frame, t } = shown;
	const say = (value: number) => whole(value, frame.language);
	return (
		<>
			<BarChart
				frame={frame}
				title={t.chartBars}
				columns={[t.department, t.cases]}
				data={namesOf(shown).map((name, at) => ({ name, value: counts[at]! }))}
				say={say}
			/>
			<LineChart
				frame={frame}
				title={t.chartLine}
				columns={[t.month, t.cases]}
				data={perMonth.map((value, at) => ({ name: t.monthOf(at + 1), value }))}
				say={say}
			/>
		</>
	);
}
