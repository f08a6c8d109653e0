import { serviceTitle } from "../../city/outcome.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Facts } from "../../kit/facts.tsx";
import { When } from "../../kit/when.tsx";
import { LastAnchor } from "../../parts/last-anchor.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { StatusModel } from "./load.ts";
import { statusWords } from "./words.ts";

interface Part {
	readonly model: StatusModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof statusWords>;
}

export function statusView(model: StatusModel, frame: Frame): View {
	const t = speak(statusWords, frame.language);
	const ok = model.state === "ok";
	const main = (
		<>
			<h1>{t.title}</h1>
			<div class={`standing ${ok ? "standing-good" : "standing-bad"}`}>
				<p class="standing-word">{ok ? t.ok : t.behind}</p>
				<p>{ok ? t.okText : t.behindText}</p>
			</div>
			<Node model={model} frame={frame} t={t} />
			<Services model={model} frame={frame} t={t} />
		</>
	);
	return { title: t.title, section: "help", main };
}

function Node({ model, frame, t }: Part) {
	const number = (value: number) => whole(value, frame.language);
	const rows = [
		[t.last, <When timeMs={model.lastBlockMs} frame={frame} />],
		[t.blocks, number(model.height + 1)],
		[t.entries, number(model.entries)],
		[t.records, number(model.records)],
		[t.waiting, number(model.waiting)],
		[t.lag, number(model.behind)],
		[t.up, <When timeMs={model.startedMs} frame={frame} />],
	] as const;
	return (
		<section aria-labelledby="node">
			<h2 id="node">{t.node}</h2>
			<Facts rows={rows} />
			{model.anchor ? <LastAnchor anchor={model.anchor} frame={frame} /> : null}
			<p class="quiet">{t.machine}</p>
			<p>
				<a class="onward" href="/checkpoint">
					{t.checkpoint}
				</a>
			</p>
		</section>
	);
}

function Services({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="services">
			<h2 id="services">{t.services}</h2>
			<table class="figures">
				<thead>
					<tr>
						<th scope="col">{t.service}</th>
						<th scope="col" class="number">
							{t.entries}
						</th>
					</tr>
				</thead>
				<tbody>
					{model.services.map(({ id, entries }) => (
						<tr>
							<th scope="row">
								<a href={link(frame, `/explorer?service=${id}`)}>{serviceTitle(id)[frame.language]}</a>
							</th>
							<td class="number">{entries === undefined ? "–" : whole(entries, frame.language)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
