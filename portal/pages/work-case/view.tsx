import { type Frame, link, type View } from "../../frame/frame.ts";
import { ButtonLink } from "../../kit/button.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Tag } from "../../kit/tag.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { When } from "../../kit/when.tsx";
import { Specials } from "../../parts/case-specials.tsx";
import { PartyName } from "../../parts/party.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { LogLine, WorkCaseModel } from "./load.ts";
import { SealedReview } from "./review-view.tsx";
import { workCaseWords } from "./words.ts";

interface Part {
	readonly model: WorkCaseModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof workCaseWords>;
}

export function workCaseView(model: WorkCaseModel, frame: Frame): View {
	const t = speak(workCaseWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{model.title[frame.language]}</h1>
			<p class="code quiet">{model.id}</p>
			<div class="side-by-side">
				<div>
					<Application {...part} />
					<Materials {...part} />
					{model.review ? <SealedReview id={model.id} review={model.review} frame={frame} /> : null}
					<Rules {...part} />
				</div>
				<div>
					<Specials specials={model.specials} frame={frame} />
					<Deeds {...part} />
					<Opinions {...part} />
					<History {...part} />
				</div>
			</div>
			<p class="actions">
				<a href={link(frame, "/work")}>{t.back}</a>
				<a href={link(frame, `/explorer/state/cases.case/${model.id}`)}>{t.history}</a>
			</p>
		</>
	);
	return { title: model.title[frame.language], main };
}

function Application({ model, frame, t }: Part) {
	const { language } = frame;
	return (
		<section aria-labelledby="facts">
			<h2 id="facts">{t.facts}</h2>
			<dl class="facts">
				<div>
					<dt>{t.status}</dt>
					<dd>{model.status[language]}</dd>
				</div>
				{model.daysLeft === undefined ? null : (
					<div>
						<dt>{t.left}</dt>
						<dd>
							<Tag tone={model.daysLeft < 0 ? "error" : "ok"}>{t.days(model.daysLeft)}</Tag>
						</dd>
					</div>
				)}
				<div>
					<dt>{t.submitted}</dt>
					<dd>
						<When timeMs={model.submittedMs} frame={frame} />
					</dd>
				</div>
				<div>
					<dt>{t.applicant}</dt>
					<dd class="code">{model.applicant}</dd>
				</div>
				{model.public.map(({ label, value }) => (
					<div>
						<dt>{label[language]}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function Materials({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="materials">
			<h2 id="materials">{t.materials}</h2>
			{model.materials.length === 0 ? <p>{t.none}</p> : null}
			<ul>
				{model.materials.map(({ title, sealed }) => (
					<li>
						{title[frame.language]} {sealed ? <Tag>{t.sealed}</Tag> : null}
					</li>
				))}
			</ul>
		</section>
	);
}

function Rules({ model, frame, t }: Part) {
	if (model.rules.length === 0) return null;
	return (
		<section aria-labelledby="rules">
			<h2 id="rules">{t.rules}</h2>
			<dl class="facts">
				{model.rules.map(({ label, basis }) => (
					<div>
						<dt>{label[frame.language]}</dt>
						<dd>
							{t.rule(basis.rule, basis.version)}
							<br />
							<span class="quiet">{t.trace}</span> <span class="code">{basis.decision}</span>
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}

function Deeds({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="deeds">
			<h2 id="deeds">{t.deeds}</h2>
			{model.idle ? (
				<Notice>
					<p>{t[model.idle]}</p>
				</Notice>
			) : null}
			<p class="actions">
				{model.deeds.map(({ label, path }, at) => (
					<ButtonLink href={link(frame, path)} kind={at === 0 ? "main" : "second"}>
						{label[frame.language]}
					</ButtonLink>
				))}
			</p>
		</section>
	);
}

function Opinions({ model, frame, t }: Part) {
	if (model.opinions.length === 0) return null;
	const { language } = frame;
	return (
		<section aria-labelledby="opinions">
			<h2 id="opinions">{t.opinions}</h2>
			<ul>
				{model.opinions.map(({ stage, department, outcome, clause, proposed }) => (
					<li>
						{stage[language]} · <PartyName party={department} frame={frame} /> · {outcome[language]}
						{clause ? <span lang="zh-CN"> {clause}</span> : null}{" "}
						{proposed ? <Tag tone="info">{t.proposed}</Tag> : null}
					</li>
				))}
			</ul>
		</section>
	);
}

function History({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="log">
			<h2 id="log">{t.log}</h2>
			<Timeline
				frame={frame}
				moments={model.log.map((line) => ({
					title: line.what[frame.language],
					timeMs: line.atMs,
					text: <Told line={line} frame={frame} />,
					state: "done",
				}))}
			/>
		</section>
	);
}

function Told({ line, frame }: { readonly line: LogLine; readonly frame: Frame }) {
	const { stage, procedure, department, by, clause } = line;
	return (
		<p>
			{stage ? `${stage[frame.language]} · ` : ""}
			{procedure ? `${procedure[frame.language]} · ` : ""}
			{department ? (
				<>
					<PartyName party={department} frame={frame} /> ·{" "}
				</>
			) : null}
			<PartyName party={by} frame={frame} />
			{clause ? ` · ${clause}` : ""}
		</p>
	);
}
