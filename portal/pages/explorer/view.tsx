import { manifests } from "@mingjian/services/manifests.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Pager } from "../../kit/pager.tsx";
import { EntryList } from "../../parts/entry-list.tsx";
import { LastAnchor } from "../../parts/last-anchor.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { ExplorerModel } from "./load.ts";
import { explorerWords } from "./words.ts";

interface Part {
	readonly model: ExplorerModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof explorerWords>;
}

const views = [
	["/explorer/blocks", "blocksView"],
	["/departments", "departmentsView"],
	["/explorer/contracts", "contractsView"],
	["/register", "landView"],
] as const;

// The index counts no further.
const mostCounted = 10_000;

export function explorerView(model: ExplorerModel, frame: Frame): View {
	const t = speak(explorerWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<ul class="chips">
				{views.map(([path, name]) => (
					<li>
						<a href={link(frame, path)}>{t[name]}</a>
					</li>
				))}
			</ul>
			<Filter {...part} />
			<Rows {...part} />
			<section aria-labelledby="log">
				<h2 id="log">{t.log}</h2>
				<dl class="facts">
					<div>
						<dt>{t.leaves}</dt>
						<dd>{whole(model.size, frame.language)}</dd>
					</div>
					<div>
						<dt>{t.blocks}</dt>
						<dd>{whole(model.height + 1, frame.language)}</dd>
					</div>
				</dl>
				{model.anchor ? <LastAnchor anchor={model.anchor} frame={frame} /> : null}
				<p>
					<a class="onward" href="/checkpoint">
						{t.checkpoint}
					</a>
				</p>
			</section>
		</>
	);
	return { title: t.title, section: "explorer", main };
}

function Filter({ model, frame, t }: Part) {
	const { service, oldest, done } = model.filter;
	return (
		<form class="filter" method="get" action={link(frame, "/explorer")}>
			<div>
				<label for="service">{t.service}</label>
				<select id="service" name="service">
					<option value="">{t.all}</option>
					{manifests.map(({ id, title }) => (
						<option value={id} selected={id === service}>
							{title[frame.language]}
						</option>
					))}
				</select>
			</div>
			<div>
				<label for="result">{t.result}</label>
				<select id="result" name="result">
					<option value="">{t.all}</option>
					<option value="done" selected={done === true}>
						{t.done}
					</option>
				</select>
			</div>
			<div>
				<label for="order">{t.order}</label>
				<select id="order" name="order">
					<option value="">{t.newest}</option>
					<option value="oldest" selected={oldest === true}>
						{t.oldest}
					</option>
				</select>
			</div>
			<button type="submit" class="second">
				{t.apply}
			</button>
		</form>
	);
}

function Rows({ model, frame, t }: Part) {
	const { service, oldest, done, after } = model.filter;
	const address = (next?: string) => {
		const query = new URLSearchParams();
		if (service) query.set("service", service);
		if (done) query.set("result", "done");
		if (oldest) query.set("order", "oldest");
		if (next) query.set("after", next);
		return link(frame, `/explorer${query.size > 0 ? `?${query}` : ""}`);
	};
	return (
		<section aria-labelledby="entries">
			<h2 id="entries">
				{t.entries} <Total model={model} frame={frame} t={t} />
			</h2>
			{model.entries.length === 0 ? (
				<p class="notice">
					{t.none} <a href={link(frame, "/explorer")}>{t.clear}</a>
				</p>
			) : (
				<EntryList entries={model.entries} frame={frame} />
			)}
			<Pager
				frame={frame}
				first={after ? address() : undefined}
				next={model.next ? address(model.next) : undefined}
			/>
		</section>
	);
}

function Total({ model, frame, t }: Part) {
	const { total } = model;
	if (total === undefined) return null;
	const text = whole(total, frame.language);
	return <span class="count">{total >= mostCounted ? t.atLeast(text) : t.total(text)}</span>;
}
