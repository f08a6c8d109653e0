import { type Frame, link, type View } from "../../../frame/frame.ts";
import { ButtonLink } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { sayAnswer } from "../../../kit/forms/say-answer.ts";
import { Notice } from "../../../kit/notice.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { SummaryList } from "../../../kit/summary-list.tsx";
import { Day } from "../../../kit/when.tsx";
import { saidText } from "../../../parts/said.tsx";
import { day, whole } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import { Consenting, Consents, consentFaults } from "./consenting.tsx";
import { Erasing } from "./erasing.tsx";
import type { ContentModel } from "./load.ts";
import { contentWords } from "./words.ts";

export interface Part {
	readonly model: ContentModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof contentWords>;
}

/** One sealed content: what it says, who may open it, whom else it is shown to, and how to have it corrected or erased. */
export function contentView(model: ContentModel, frame: Frame): View {
	const t = speak(contentWords, frame.language);
	const title = model.name[frame.language];
	const part = { model, frame, t };
	const held = model.erasedMs === undefined;
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: meNames.data[frame.language], path: "/me/data" }]} />
			<ErrorSummary frame={frame} faults={consentFaults(part)} />
			<h1>{title}</h1>
			{model.trouble ? (
				<Notice tone="error" title={t.trouble} live>
					<p>{model.trouble[frame.language]}</p>
				</Notice>
			) : null}
			<p class="lead">
				{t.of(saidText(model.title, frame))} <Day timeMs={model.sealedMs} frame={frame} />
			</p>
			<Request {...part} />
			{held ? <Says {...part} /> : <p>{t.erased}</p>}
			<Readers {...part} />
			<Consents {...part} />
			{held ? <Consenting {...part} /> : null}
			<Rights {...part} />
			<Onward href={link(frame, `/me/cases/${model.case}`)}>{t.toCase}</Onward>
		</>
	);
	return { title, section: "me", islands: ["kit"], main };
}

function Request({ model, frame, t }: Part) {
	const { request, replacedBy } = model;
	if (!request) return null;
	const { kind, dueMs, outcome, basis, late } = request;
	const said = outcome ? t[`${kind}-${outcome}`] : t[`${kind}-open`](day(dueMs, frame.language));
	return (
		<Notice tone={outcome ? "plain" : "warn"}>
			<p>
				{said}
				{late ? t.late : null}
			</p>
			{basis ? <p class="quiet" lang="zh-CN">{`${basis.law}第${basis.article}条`}</p> : null}
			{replacedBy ? <Onward href={link(frame, `/me/data/${replacedBy}`)}>{t.newer}</Onward> : null}
		</Notice>
	);
}

function Says({ model, frame, t }: Part) {
	const { says } = model;
	if (!says) return null;
	return (
		<section aria-labelledby="says">
			<h2 id="says">{t.says}</h2>
			<p class="quiet">{t.saysText}</p>
			{says.kind === "answers" ? (
				<SummaryList
					frame={frame}
					rows={says.rows.map(({ name, question, value }) => ({
						label: question.words?.[frame.language] ?? name,
						value: sayAnswer({ name, question }, value, frame.language),
					}))}
				/>
			) : (
				<p lang={says.kind === "text" ? "zh-CN" : undefined}>
					{says.kind === "text" ? says.text : t.file(whole(Math.ceil(says.bytes / 1024), frame.language))}
				</p>
			)}
		</section>
	);
}

function Readers({ model, frame, t }: Part) {
	const { law, article } = model.basis;
	return (
		<section aria-labelledby="readers">
			<h2 id="readers">{t.readers}</h2>
			<ul>
				{model.departments.map((name) => (
					<li>{name[frame.language]}</li>
				))}
			</ul>
			<p class="quiet">
				{t.basis} <span lang="zh-CN">{`${law}第${article}条`}</span>
			</p>
			<Onward href={link(frame, "/me/access")}>{meNames.access[frame.language]}</Onward>
		</section>
	);
}

function Rights({ model, frame, t }: Part) {
	if (model.erasedMs !== undefined || (model.request && !model.request.outcome)) return null;
	return (
		<section aria-labelledby="rights">
			<h2 id="rights">{t.rights}</h2>
			<p>{t.rightsText}</p>
			{model.correctable ? (
				<p class="actions">
					<ButtonLink kind="second" href={link(frame, `/me/data/${model.content}/correct`)}>
						{t.correct}
					</ButtonLink>
				</p>
			) : null}
			<Erasing model={model} frame={frame} t={t} />
		</section>
	);
}
