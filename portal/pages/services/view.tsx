import { taskTypes } from "@mingjian/services/catalogue/task-types.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Pager } from "../../parts/pager.tsx";
import { Said } from "../../parts/said.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { ServicesModel } from "./load.ts";
import { servicesWords } from "./words.ts";

interface Part {
	readonly model: ServicesModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof servicesWords>;
}

export function servicesView(model: ServicesModel, frame: Frame): View {
	const t = speak(servicesWords, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<SearchBox frame={frame} />
			<Filter model={model} frame={frame} t={t} />
			<Rows model={model} frame={frame} t={t} />
		</>
	);
	return { title: t.title, section: "services", main };
}

function Filter({ model, frame, t }: Part) {
	const { language } = frame;
	return (
		<form class="filter" method="get" action={link(frame, "/services")}>
			<div>
				<label for="owner">{t.owner}</label>
				<select id="owner" name="owner">
					<option value="">{t.all}</option>
					{model.owners.map(({ owner, name, published }) => (
						<option value={owner} selected={owner === model.filter.owner}>
							{`${name?.[language] ?? owner} (${published})`}
						</option>
					))}
				</select>
			</div>
			<div>
				<label for="type">{t.type}</label>
				<select id="type" name="type">
					<option value="">{t.all}</option>
					{Object.entries(taskTypes).map(([code, words]) => (
						<option value={code} selected={code === model.filter.type}>
							{words[language]}
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
	const { owner, type, after } = model.filter;
	const address = (next?: string) => {
		const query = new URLSearchParams();
		if (owner) query.set("owner", owner);
		if (type) query.set("type", type);
		if (next) query.set("after", next);
		return link(frame, `/services${query.size > 0 ? `?${query}` : ""}`);
	};
	return (
		<section aria-labelledby="list">
			<h2 id="list">
				{t.list} <span class="count">{t.total(whole(model.total, frame.language))}</span>
			</h2>
			{model.rows.length === 0 ? (
				<p class="notice">
					{t.none} <a href={link(frame, "/services")}>{t.clear}</a>
				</p>
			) : null}
			<ul class="hits">
				{model.rows.map((row) => (
					<li>
						<a class="hit-title" href={link(frame, `/services/${row.code}`)}>
							<Said text={row.title} frame={frame} />
						</a>
						{row.summary ? (
							<p>
								<Said text={row.summary} frame={frame} />
							</p>
						) : null}
						<p class="quiet">
							{row.ownerName?.[frame.language] ?? row.owner}
							<span class="dot" aria-hidden="true" />
							{taskTypes[row.taskType][frame.language]}
						</p>
					</li>
				))}
			</ul>
			<Pager
				frame={frame}
				first={after ? address() : undefined}
				next={model.next ? address(model.next) : undefined}
			/>
		</section>
	);
}
