import { caseStatuses } from "@mingjian/services/cases/choices.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Empty } from "../../kit/empty.tsx";
import { Pager } from "../../kit/pager.tsx";
import { Day } from "../../kit/when.tsx";
import { OnRecord } from "../../parts/on-record.tsx";
import { Said } from "../../parts/said.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import { LandMap } from "./land-map.tsx";
import type { LandCase, LandModel } from "./load.ts";
import { landWords } from "./words.ts";

interface Part {
	readonly model: LandModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof landWords>;
}

export function landView(model: LandModel, frame: Frame): View {
	const t = speak(landWords, frame.language);
	const markers = new Map(
		model.rows.flatMap(({ parcel, marker }) => (parcel && marker ? [[parcel, marker]] : [])),
	);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<Filter model={model} frame={frame} t={t} />
			<section aria-labelledby="map">
				<h2 id="map">{t.map}</h2>
				<LandMap map={model.map} markers={markers} label={t.mapOf(markers.size)} frame={frame} />
				<p class="quiet">{t.made}</p>
			</section>
			<Rows model={model} frame={frame} t={t} />
		</>
	);
	return { title: t.title, section: "explorer", main };
}

function Filter({ model, frame, t }: Part) {
	return (
		<form class="filter" method="get" action={link(frame, "/register")}>
			<div>
				<label for="q">{t.find}</label>
				<p class="hint" id="q-hint">
					{t.findHint}
				</p>
				<input id="q" name="q" value={model.asked} maxLength={100} aria-describedby="q-hint" />
			</div>
			<div>
				<label for="status">{t.status}</label>
				<select id="status" name="status">
					<option value="">{t.all}</option>
					{Object.entries(caseStatuses).map(([code, name]) => (
						<option value={code} selected={code === model.status}>
							{name[frame.language]}
						</option>
					))}
				</select>
			</div>
			<button type="submit" class="second">
				{t.apply}
			</button>
		</form>
	);
}

function Rows({ model, frame, t }: Part) {
	const address = (next?: string) => {
		const query = new URLSearchParams();
		if (model.asked) query.set("q", model.asked);
		if (model.status) query.set("status", model.status);
		if (next) query.set("after", next);
		return link(frame, `/register${query.size > 0 ? `?${query}` : ""}`);
	};
	return (
		<section aria-labelledby="list">
			<h2 id="list">{t.list}</h2>
			{model.rows.length === 0 ? (
				<Empty title={t.none}>
					<p>{t.noneText}</p>
					<p>
						<a class="onward" href={link(frame, "/services?theme=land")}>
							{t.guides}
						</a>
					</p>
				</Empty>
			) : (
				<ul class="hits">
					{model.rows.map((row) => (
						<Row row={row} frame={frame} t={t} />
					))}
				</ul>
			)}
			<Pager
				frame={frame}
				first={model.after ? address() : undefined}
				next={model.next ? address(model.next) : undefined}
			/>
		</section>
	);
}

function Row({ row, frame, t }: { readonly row: LandCase } & Omit<Part, "model">) {
	const { language } = frame;
	return (
		<li>
			<a class="hit-title" href={link(frame, `/explorer/state/cases.case/${row.id}`)}>
				{row.title ? <Said text={row.title} frame={frame} /> : row.item}
			</a>
			<p lang="zh-CN">{Object.values(row.public).join(" · ")}</p>
			<p class="quiet">
				<span class="tag">{caseStatuses[row.status][language]}</span>
				{row.marker ? (
					<>
						<span class="dot" aria-hidden="true" />
						{t.onMap(row.marker)}
					</>
				) : null}
				{row.departmentName ? (
					<>
						<span class="dot" aria-hidden="true" />
						{row.departmentName[language]}
					</>
				) : null}
			</p>
			<p class="quiet">
				{t.submitted} <Day timeMs={row.submittedMs} frame={frame} />
				{row.deadlineMs === undefined ? null : (
					<>
						<span class="dot" aria-hidden="true" />
						{t.due} <Day timeMs={row.deadlineMs} frame={frame} />
					</>
				)}
			</p>
			<OnRecord frame={frame} to={`/explorer/state/cases.case/${row.id}`} />
		</li>
	);
}
