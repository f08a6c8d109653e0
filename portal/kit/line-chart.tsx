import { axisEnd, type ChartSetting, type Datum } from "./chart-data.ts";
import { ChartTable } from "./chart-table.tsx";
import type { Told } from "./told.ts";

const width = 640;
const height = 240;
const left = 64;
const bottom = 32;
const top = 12;
const right = 24;
const mostNames = 6;

/** How a value changed over time, drawn by the server; the same as a table below. */
export function LineChart(setting: ChartSetting & Told) {
	const { title, data } = setting;
	return (
		<figure class="chart">
			<figcaption>{title}</figcaption>
			<svg class="line-chart" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
				<Axis {...setting} />
				<polyline
					class="line"
					points={pointsOf(data)
						.map(([x, y]) => `${x},${y}`)
						.join(" ")}
				/>
				{pointsOf(data).map(([x, y]) => (
					<circle class="line-point" cx={x} cy={y} r="4" />
				))}
			</svg>
			<ChartTable {...setting} />
		</figure>
	);
}

function Axis({ data, say }: ChartSetting) {
	const end = axisEnd(data);
	const points = pointsOf(data);
	const every = Math.ceil(data.length / mostNames);
	return (
		<g class="axis">
			{[0, 0.5, 1].map((share) => {
				const y = height - bottom - share * (height - bottom - top);
				return (
					<>
						<line x1={left} x2={width - right} y1={y} y2={y} />
						<text x={left - 8} y={y + 4} text-anchor="end">
							{say(end * share)}
						</text>
					</>
				);
			})}
			{data.map(({ name }, at) =>
				at % every === 0 ? (
					<text x={points[at]![0]} y={height - 8} text-anchor="middle">
						{name}
					</text>
				) : null,
			)}
		</g>
	);
}

function pointsOf(data: readonly Datum[]): [number, number][] {
	const end = axisEnd(data);
	const step = (width - left - right) / Math.max(1, data.length - 1);
	return data.map(({ value }, at) => [
		Math.round(left + at * step),
		Math.round(height - bottom - (value / end) * (height - bottom - top)),
	]);
}
