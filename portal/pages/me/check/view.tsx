import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { sayAnswer } from "../../../kit/forms/say-answer.ts";
import { fieldOf } from "../../../kit/forms/say-faults.ts";
import { Notice } from "../../../kit/notice.tsx";
import { SummaryList } from "../../../kit/summary-list.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { OnBehalf } from "../on-behalf.tsx";
import { draftPath } from "../open-draft.ts";
import type { CheckModel } from "./load.ts";
import { checkWords } from "./words.ts";

interface Part {
	readonly model: CheckModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof checkWords>;
}

/** Every answer once more, who will be able to read what, and the way to sign. */
export function checkView(model: CheckModel, frame: Frame): View {
	const t = speak(checkWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<MeTrail
				frame={frame}
				below={[{ title: saidText(model.service, frame), path: draftPath({ id: model.draft }) }]}
			/>
			<h1>{t.title}</h1>
			{model.behalf ? <OnBehalf account={model.behalf} frame={frame} /> : null}
			{model.trouble ? (
				<Notice tone="error" title={t.trouble} live>
					<p>{model.trouble.words[frame.language]}</p>
					<ul hidden={model.trouble.details.length === 0}>
						{model.trouble.details.map((each) => (
							<li>{each[frame.language]}</li>
						))}
					</ul>
				</Notice>
			) : null}
			<Answers {...part} />
			<Readers {...part} />
			<form method="post" action={link(frame, draftPath({ id: model.draft }, "check"))}>
				<Csrf frame={frame} />
				<p>{t.declare}</p>
				<p class="actions">
					<Button>{t.sign}</Button>
					<a href={link(frame, draftPath({ id: model.draft }))}>{t.list}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title, section: "me", main };
}

function Answers({ model, frame, t }: Part) {
	const to = (page: string) => link(frame, draftPath({ id: model.draft }, page));
	return (
		<>
			{model.sections.map(({ id, title, rows }) => (
				<section aria-labelledby={`of-${id}`}>
					<h2 id={`of-${id}`}>{title[frame.language]}</h2>
					<SummaryList
						frame={frame}
						rows={rows.map(({ name, question }) => {
							const label = question.words?.[frame.language] ?? name;
							const value = sayAnswer({ name, question }, model.answers[name], frame.language);
							return { label, value, change: `${to(id)}#${fieldOf(name, question)}`, changes: label };
						})}
					/>
				</section>
			))}
			{model.materials.length > 0 ? (
				<section aria-labelledby="materials">
					<h2 id="materials">{t.materials}</h2>
					<SummaryList
						frame={frame}
						rows={model.materials.map(({ title, file }) => ({
							label: title[frame.language],
							value: file ?? t.none,
							change: to("materials"),
							changes: title[frame.language],
						}))}
					/>
				</section>
			) : null}
		</>
	);
}

function Readers({ model, frame, t }: Part) {
	return (
		<>
			{model.public.length > 0 ? (
				<Notice title={t.public}>
					<p>{t.publicText}</p>
					<ul>
						{model.public.map(({ title, value, law }) => (
							<li>
								{title[frame.language]}: <strong>{value}</strong>{" "}
								<span class="quiet">
									{t.law} <span lang="zh-CN">{law}</span>
								</span>
							</li>
						))}
					</ul>
				</Notice>
			) : null}
			<Notice title={t.who}>
				<p>{t.whoText}</p>
				<ul>
					{model.departments.map((name) => (
						<li>{name[frame.language]}</li>
					))}
				</ul>
			</Notice>
		</>
	);
}
