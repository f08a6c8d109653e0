import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { EntryList } from "../../parts/entry-list.tsx";
import { type Spoken, speak, type Words } from "../../words/words.ts";
import type { ContractModel } from "./load.ts";
import { contractWords } from "./words.ts";

interface Part {
	readonly model: ContractModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof contractWords>;
}

export function contractView(model: ContractModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(contractWords, language);
	const title = model.title[language];
	const part = { model, frame, t };
	const places = [
		{ title: t.explorer, path: "/explorer" },
		{ title: t.contracts, path: "/explorer/contracts" },
	];
	const main = (
		<article>
			<Breadcrumb places={places} frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{model.summary[language]}</p>
			<p class="quiet">
				{t.version(model.version)}
				<span class="dot" aria-hidden="true" />
				<span class="code">{model.id}</span>
			</p>
			<Actions {...part} />
			<Coded heading={t.refusals} id="refusals" rows={model.refusals} {...part} />
			<Coded heading={t.roles} id="roles" rows={model.roles} {...part} />
			<Collections {...part} />
			<Latest {...part} />
		</article>
	);
	return { title, section: "explorer", main };
}

function Actions({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="actions">
			<h2 id="actions">{t.actions}</h2>
			<dl class="facts">
				{model.actions.map(({ name, title, summary, fourEyes }) => (
					<div>
						<dt>
							{title[frame.language]}
							<span class="code block">{name}</span>
						</dt>
						<dd>
							{summary[frame.language]} {fourEyes ? <span class="tag">{t.fourEyes}</span> : null}
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

interface Table {
	readonly heading: string;
	readonly id: string;
	readonly rows: readonly { readonly code: string; readonly words: Words }[];
}

function Coded({ heading, id, rows, frame, t }: Table & Part) {
	if (rows.length === 0) return null;
	return (
		<details class="question" id={id}>
			<summary>
				{heading} <span class="count">{t.count(rows.length)}</span>
			</summary>
			<dl class="facts">
				{rows.map(({ code, words }) => (
					<div>
						<dt class="code">{code}</dt>
						<dd>{words[frame.language]}</dd>
					</div>
				))}
			</dl>
		</details>
	);
}

function Collections({ model, t }: Part) {
	return (
		<section aria-labelledby="collections">
			<h2 id="collections">{t.collections}</h2>
			<dl class="facts">
				{model.collections.map(({ name, history }) => (
					<div>
						<dt class="code">{name}</dt>
						<dd>{history ? t.history : t.current}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function Latest({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="latest">
			<h2 id="latest">{t.latest}</h2>
			<EntryList entries={model.latest} frame={frame} />
			<p class="actions">
				<a class="onward" href={link(frame, `/explorer?service=${model.id}`)}>
					{t.all}
				</a>
				<a class="onward" href="/openapi.json">
					{t.api}
				</a>
			</p>
		</section>
	);
}
