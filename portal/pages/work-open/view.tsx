import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Checkboxes } from "../../kit/checkboxes.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Radios } from "../../kit/radios.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { speak } from "../../words/words.ts";
import type { WorkOpenModel } from "./load.ts";
import { openReasons, workOpenWords } from "./words.ts";

export function workOpenView(model: WorkOpenModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(workOpenWords, language);
	const { fault } = model;
	const field = fault === "reason" ? "reason" : "content";
	const back = `/work/cases/${model.id}`;
	const main = (
		<>
			<h1>{t.title}</h1>
			<ErrorSummary faults={fault ? [{ name: field, text: t[fault] }] : []} frame={frame} />
			<p class="lead">{model.title[language]}</p>
			<Notice tone="warn">
				<p>{t.first}</p>
			</Notice>
			<dl class="facts">
				<div>
					<dt>{t.purpose}</dt>
					<dd>
						{model.title[language]} <span class="code quiet">{model.purpose}</span>
					</dd>
				</div>
				<div>
					<dt>{t.basis}</dt>
					<dd lang="zh-CN">{model.basis}</dd>
				</div>
			</dl>
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<Checkboxes
					frame={frame}
					name="content"
					label={t.what}
					hint={t.least}
					error={fault === "nothing" ? t.nothing : undefined}
					values={model.chosen}
					options={model.parts.map(({ content, title, kind }) => ({
						value: content,
						label: `${title[language]} · ${t[kind]}`,
					}))}
				/>
				<Radios
					frame={frame}
					name="reason"
					label={t.why}
					error={fault === "reason" ? t.reason : undefined}
					value={model.reason}
					options={Object.entries(openReasons).map(([value, words]) => ({ value, label: words[language] }))}
				/>
				<p class="actions">
					<Button>{t.go}</Button>
					<a href={link(frame, back)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title, main, islands: ["kit"] };
}
