import { officeRoles } from "@mingjian/services/cases/choices.ts";
import type { FlowChartView } from "@mingjian/services/cases/views.ts";
import type { Frame } from "../frame/frame.ts";
import { type Catalogue, speak, type Words } from "../words/words.ts";
import { layoutOf, type Placed } from "./flow-layout.ts";

/** The chart of a flow, with the names of its departments by their accounts. */
export interface Chart extends Pick<FlowChartView, "nodes" | "edges"> {
	readonly names: Readonly<Record<string, Words>>;
}

const words = {
	days: (days: number) => ({
		zh: `${days} 个工作日`,
		en: days === 1 ? "1 working day" : `${days} working days`,
	}),
	fourEyes: { zh: "双人复核", en: "two officers" },
	lines: { zh: "每一步之后", en: "What follows each step" },
} as const satisfies Catalogue;

interface ChartSetting {
	readonly chart: Chart;
	readonly label: string;
	readonly frame: Frame;
}

/** A flow as boxes and arrows, and the same in words below. */
export function FlowChart({ chart, label, frame }: ChartSetting) {
	const { width, height, boxes, lines } = layoutOf(chart);
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
			<section class="table" tabIndex={0} aria-label={label}>
				<svg
					class="flow-chart"
					width={width}
					height={height}
					viewBox={`0 0 ${width} ${height}`}
					aria-hidden="true"
				>
					<defs>
						<marker
							id="arrow"
							viewBox="0 0 8 8"
							refX="7"
							refY="4"
							markerWidth="7"
							markerHeight="7"
							orient="auto-start-reverse"
						>
							<path d="M0 0 8 4 0 8z" class="flow-arrow" />
						</marker>
					</defs>
					{lines.map(({ points, both }) => (
						<polyline
							points={points.map((point) => point.join(",")).join(" ")}
							class="flow-line"
							marker-end="url(#arrow)"
							marker-start={both ? "url(#arrow)" : undefined}
						/>
					))}
					{boxes.map((box) => (
						<Box box={box} frame={frame} />
					))}
				</svg>
			</section>
			<InWords chart={chart} frame={frame} />
		</>
	);
}

function Box({ box, frame }: { readonly box: Placed; readonly frame: Frame }) {
	const { node, x, y, width, height } = box;
	const t = speak(words, frame.language);
	const { days, title, kind } = node;
	const middle = x + width / 2;
	const said = title[frame.language];
	const titles = inLines(said, frame.language === "zh" ? 10 : 19);
	// One line with its days stands at 25 and 43 of the box's 56 pixels.
	const first = 33 - (titles.length - 1) * 8 - (days === undefined ? 0 : 8);
	return (
		<g>
			<rect
				x={x}
				y={y}
				width={width}
				height={height}
				rx={kind === "start" || kind === "end" ? height / 2 : 4}
				class={`flow-box flow-${kind}`}
			/>
			{titles.map((line, at) => (
				<text x={middle} y={y + first + at * 15} class="flow-title">
					{line}
				</text>
			))}
			{days === undefined ? null : (
				<text x={middle} y={y + first + titles.length * 15 + 3} class="flow-days">
					{t.days(days)}
				</text>
			)}
		</g>
	);
}

function InWords({ chart, frame }: Omit<ChartSetting, "label">) {
	const t = speak(words, frame.language);
	const titles = new Map(chart.nodes.map(({ id, title }) => [id, title[frame.language]]));
	return (
		<ol class="steps">
			{chart.nodes.map(({ id, title, days, offices = [], fourEyes }) => {
				const after = chart.edges.filter(({ from }) => from === id);
				const by = offices.map(
					({ department, role }) =>
						`${chart.names[department]?.[frame.language] ?? department} · ${officeRoles[role][frame.language]}`,
				);
				return (
					<li>
						<strong>{title[frame.language]}</strong>
						{days === undefined ? null : <> {t.days(days)}</>}
						{fourEyes ? <> · {t.fourEyes}</> : null}
						{by.length > 0 ? <p class="quiet">{by.join(frame.language === "zh" ? "；" : "; ")}</p> : null}
						{after.length > 0 ? (
							<p class="quiet">
								→{" "}
								{after
									.map(
										({ to, title: when }) => `${titles.get(to)}${when ? ` (${when[frame.language]})` : ""}`,
									)
									.join(", ")}
							</p>
						) : null}
					</li>
				);
			})}
		</ol>
	);
}

/** A title in one line or two of so many letters, broken between words where it has any; what is longer still is cut. */
function inLines(title: string, most: number): readonly string[] {
	const letters = [...title];
	if (letters.length <= most) return [title];
	const space = title.lastIndexOf(" ", most);
	const at = space > 0 ? space : Math.ceil(letters.length / 2);
	const [head, rest] = [letters.slice(0, at), letters.slice(space > 0 ? at + 1 : at)];
	return [head, rest].map((line) =>
		line.length > most ? `${line.slice(0, most - 1).join("")}…` : line.join(""),
	);
}
