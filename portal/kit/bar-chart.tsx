import { axisEnd, type ChartSetting } from "./chart-data.ts";
import { ChartTable } from "./chart-table.tsx";
import type { Told } from "./told.ts";

/** Values side by side as bars, each with its figure, drawn by the server; the same as a table below. */
export function BarChart(setting: ChartSetting & Told) {
	const { title, data, say } = setting;
	const end = axisEnd(data);
	return (
		<figure class="chart">
			<figcaption>{title}</figcaption>
			<div class="bars" aria-hidden="true">
				{data.map(({ name, value }) => (
					<div class="bar-row">
						<span class="bar-name">{name}</span>
						<svg
							class="bar"
							viewBox="0 0 100 10"
							preserveAspectRatio="none"
							focusable="false"
							aria-hidden="true"
						>
							<rect class="bar-rest" width="100" height="10" />
							<rect class="bar-value" width={((value / end) * 100).toFixed(2)} height="10" />
						</svg>
						<span class="bar-figure">{say(value)}</span>
					</div>
				))}
			</div>
			<ChartTable {...setting} />
		</figure>
	);
}
