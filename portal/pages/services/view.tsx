import { audiences } from "@mingjian/services/catalogue/choices.ts";
import { taskTypes } from "@mingjian/services/catalogue/task-types.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Pager } from "../../kit/pager.tsx";
import { Said } from "../../parts/said.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { ServiceRow, ServicesFilter, ServicesModel } from "./load.ts";
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
			<Themes model={model} frame={frame} t={t} />
			<Filter model={model} frame={frame} t={t} />
			<Rows model={model} frame={frame} t={t} />
		</>
	);
	return { title: t.title, section: "services", main };
}

function address(frame: Frame, filter: ServicesFilter, page = 1): string {
	const query = new URLSearchParams(Object.entries(filter) as [string, string][]);
	if (page > 1) query.set("page", String(page));
	return link(frame, `/services${query.size > 0 ? `?${query}` : ""}`);
}

function Themes({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="themes">
			<h2 id="themes">{t.byTheme}</h2>
			<ul class="chips">
				{model.themes.map(({ id, name, published }) => (
					<li>
						<a
							href={address(frame, { theme: id })}
							aria-current={id === model.filter.theme ? "true" : undefined}
						>
							{name[frame.language]} <span class="count">{published}</span>
						</a>
					</li>
				))}
			</ul>
			<p class="actions">
				<a class="onward" href={link(frame, "/life")}>
					{t.byEvent}
				</a>
				<a class="onward" href={link(frame, "/performance")}>
					{t.performance}
				</a>
			</p>
		</section>
	);
}

function Filter({ model, frame, t }: Part) {
	const { language } = frame;
	const { filter } = model;
	const choices = [
		["owner", t.owner, model.owners.map((each) => [each.owner, named(each, frame)])],
		["audience", t.audience, Object.entries(audiences).map(([code, name]) => [code, name[language]])],
		["theme", t.theme, model.themes.map(({ id, name }) => [id, name[language]])],
		["type", t.type, Object.entries(taskTypes).map(([code, name]) => [code, name[language]])],
	] as const;
	return (
		<form class="filter" method="get" action={link(frame, "/services")}>
			{choices.map(([name, label, options]) => (
				<div>
					<label for={name}>{label}</label>
					<select id={name} name={name}>
						<option value="">{t.all}</option>
						{options.map(([value, text]) => (
							<option value={value} selected={value === filter[name]}>
								{text}
							</option>
						))}
					</select>
				</div>
			))}
			<button type="submit" class="second">
				{t.apply}
			</button>
		</form>
	);
}

function named({ owner, name, published }: ServicesModel["owners"][number], { language }: Frame): string {
	return `${name?.[language] ?? owner} (${published})`;
}

function Rows({ model, frame, t }: Part) {
	const { filter, page, pages } = model;
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
					<Row row={row} frame={frame} t={t} />
				))}
			</ul>
			<Pager
				frame={frame}
				first={page > 1 ? address(frame, filter) : undefined}
				next={page < pages ? address(frame, filter, page + 1) : undefined}
			/>
		</section>
	);
}

function Row({ row, frame, t }: { readonly row: ServiceRow } & Omit<Part, "model">) {
	const { language } = frame;
	const said = [
		row.ownerName?.[language] ?? row.owner,
		row.audience.map((each) => audiences[each][language]).join(t.and),
		row.promisedDays === undefined ? "" : t.days(row.promisedDays),
		row.visits === undefined ? "" : t.visits(row.visits),
	].filter(Boolean);
	return (
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
				{said.map((each, at) => (
					<>
						{at > 0 ? <span class="dot" aria-hidden="true" /> : null}
						{each}
					</>
				))}
			</p>
		</li>
	);
}
