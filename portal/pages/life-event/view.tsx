import type { Text } from "../../city/subject.ts";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Said } from "../../parts/said.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { LifeEventModel } from "./load.ts";
import { lifeEventWords } from "./words.ts";

interface Part {
	readonly model: LifeEventModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof lifeEventWords>;
}

export function lifeEventView(model: LifeEventModel, frame: Frame): View {
	const t = speak(lifeEventWords, frame.language);
	const title = model.name[frame.language];
	const main = (
		<article>
			<p class="over">
				<a href={link(frame, "/life")}>{t.all}</a>
			</p>
			<h1>{title}</h1>
			<p class="lead">{model.lead[frame.language]}</p>
			<div class="guide">
				<Glance model={model} frame={frame} t={t} />
				<div>
					<Steps model={model} frame={frame} t={t} />
					<Materials model={model} frame={frame} t={t} />
				</div>
			</div>
			<p>
				<a class="onward" href={link(frame, "/life")}>
					{t.others}
				</a>
			</p>
		</article>
	);
	return { title, section: "services", main };
}

function Glance({ model, t }: Part) {
	const rows = [
		[t.services, String(model.steps.length)],
		[t.mostVisits, t.visits(model.visits)],
		[t.longest, t.days(model.longestDays)],
	] as const;
	return (
		<aside class="glance" aria-labelledby="glance">
			<h2 id="glance">{t.glance}</h2>
			<dl>
				{rows.map(([name, value]) => (
					<div>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</aside>
	);
}

function Steps({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="steps">
			<h2 id="steps">{t.steps}</h2>
			<ol class="steps">
				{model.steps.map(({ why, line, promisedDays, visits }) => (
					<li>
						<a class="step-link" href={link(frame, `/services/${line.code}`)}>
							<Said text={line.title} frame={frame} />
						</a>
						<p>{why[frame.language]}</p>
						<p class="quiet">
							{line.ownerName?.[frame.language] ?? line.owner}
							{promisedDays === undefined ? null : (
								<>
									<span class="dot" aria-hidden="true" />
									{t.days(promisedDays)}
								</>
							)}
							{visits === undefined ? null : (
								<>
									<span class="dot" aria-hidden="true" />
									{t.visits(visits)}
								</>
							)}
						</p>
					</li>
				))}
			</ol>
		</section>
	);
}

function Materials({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="wanted">
			<h2 id="wanted">{t.wanted}</h2>
			<p class="quiet">{t.wantedLead}</p>
			<Names names={model.wanted} frame={frame} none={t.none} />
			{model.held.length > 0 ? (
				<div class="held">
					<h3>{t.held}</h3>
					<Names names={model.held} frame={frame} none={t.none} />
				</div>
			) : null}
		</section>
	);
}

function Names({
	names,
	frame,
	none,
}: {
	readonly names: readonly Text[];
	readonly frame: Frame;
	readonly none: string;
}) {
	if (names.length === 0) return <p>{none}</p>;
	return (
		<ul class="ticks">
			{names.map((name) => (
				<li>
					<Said text={name} frame={frame} />
				</li>
			))}
		</ul>
	);
}
