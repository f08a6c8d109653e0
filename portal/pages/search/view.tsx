import type { ComponentChildren } from "preact";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { EntryList } from "../../parts/entry-list.tsx";
import { Said } from "../../parts/said.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { SearchModel } from "./load.ts";
import { searchWords } from "./words.ts";

interface Part {
	readonly model: SearchModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof searchWords>;
}

export function searchView(model: SearchModel, frame: Frame): View {
	const t = speak(searchWords, frame.language);
	const title = model.asked ? t.titleFor(model.asked) : t.title;
	const main = (
		<>
			<h1>{title}</h1>
			<SearchBox frame={frame} asked={model.asked} />
			{model.asked ? <Results model={model} frame={frame} t={t} /> : <p>{t.start}</p>}
		</>
	);
	return { title, main };
}

function Results(part: Part) {
	const { model, frame, t } = part;
	const { services, departments, certificates, entries, places, certificateFault } = model;
	const found = services.total + departments.total + certificates.total + entries.length + places.length;
	return (
		<>
			{certificateFault ? <Fault {...part} /> : null}
			{found === 0 && !certificateFault ? <Nothing {...part} /> : null}
			<Group name={t.entries} id="entries" total={entries.length} shown={entries.length} t={t}>
				<EntryList entries={entries} frame={frame} />
			</Group>
			<Group name={t.certificates} id="certificates" {...counts(certificates)} t={t}>
				<Certificates {...part} />
			</Group>
			<Group name={t.services} id="services" {...counts(services)} t={t}>
				<Services {...part} />
			</Group>
			<Group name={t.departments} id="departments" {...counts(departments)} t={t}>
				<Departments {...part} />
			</Group>
			<Group name={t.places} id="places" total={places.length} shown={places.length} t={t}>
				<ul class="hits">
					{places.map(({ path, name }) => (
						<li>
							<a class="hit-title" href={link(frame, path)}>
								{name[frame.language]}
							</a>
						</li>
					))}
				</ul>
			</Group>
		</>
	);
}

function counts({ rows, total }: { readonly rows: readonly unknown[]; readonly total: number }) {
	return { total, shown: rows.length };
}

function Group(given: {
	readonly name: string;
	readonly id: string;
	readonly total: number;
	readonly shown: number;
	readonly t: Part["t"];
	readonly children: ComponentChildren;
}) {
	const { name, id, total, shown, t, children } = given;
	if (total === 0) return null;
	return (
		<section aria-labelledby={id}>
			<h2 id={id}>
				{name} <span class="count">{t.count(total, shown)}</span>
			</h2>
			{children}
		</section>
	);
}

function Services({ model, frame }: Part) {
	return (
		<ul class="hits">
			{model.services.rows.map(({ code, title, summary, ownerName }) => (
				<li>
					<a class="hit-title" href={link(frame, `/services/${code}`)}>
						<Said text={title} frame={frame} />
					</a>
					{summary ? (
						<p>
							<Said text={summary} frame={frame} />
						</p>
					) : null}
					{ownerName ? <p class="quiet">{ownerName[frame.language]}</p> : null}
				</li>
			))}
		</ul>
	);
}

function Departments({ model, frame }: Part) {
	return (
		<ul class="hits">
			{model.departments.rows.map(({ account, name }) => (
				<li>
					<a class="hit-title" href={link(frame, `/services?owner=${encodeURIComponent(account)}`)}>
						{name?.[frame.language] ?? account}
					</a>
				</li>
			))}
		</ul>
	);
}

function Certificates({ model, frame }: Part) {
	return (
		<ul class="hits">
			{model.certificates.rows.map(({ identifier, type, publicFields }) => (
				<li>
					<a class="hit-title" href={link(frame, `/certificates/${identifier}`)}>
						{type?.[frame.language] ?? identifier}
					</a>
					{publicFields.length > 0 ? <p lang="zh-CN">{publicFields.join(" · ")}</p> : null}
					<p class="code quiet">{identifier}</p>
				</li>
			))}
		</ul>
	);
}

function Fault({ model, frame, t }: Part) {
	const unknown = model.certificateFault === "unknown";
	return (
		<div class="notice notice-warn">
			<p>{unknown ? t.unknown : t.misspelt}</p>
			{unknown ? (
				<p>
					<a
						class="onward"
						href={link(frame, `/explorer/state/certificates.certificate/${model.asked.toUpperCase()}`)}
					>
						{t.proveAbsent}
					</a>
				</p>
			) : null}
		</div>
	);
}

function Nothing({ frame, t }: Part) {
	return (
		<div class="notice">
			<p>
				<strong>{t.nothing}</strong>
			</p>
			<p>{t.advice}</p>
			<p class="actions">
				<a class="onward" href={link(frame, "/services")}>
					{t.browse}
				</a>
				<a class="onward" href={link(frame, "/explorer")}>
					{t.browseEntries}
				</a>
			</p>
		</div>
	);
}
