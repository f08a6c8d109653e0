import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Inset } from "../../../kit/inset.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { TextArea } from "../../../kit/text-area.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { day } from "../../../words/format.ts";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { type AppealModel, mostLetters } from "./load.ts";
import { appealWords } from "./words.ts";

/** What somebody has against an outcome: the outcome with its reasons above, their own words below. */
export function appealView(model: AppealModel, frame: Frame): View {
	const t = speak(appealWords, frame.language);
	const { language } = frame;
	const fault = model.fault && t[model.fault];
	const path = `/me/cases/${model.case}`;
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: saidText(model.title, frame), path }]} />
			<ErrorSummary frame={frame} faults={fault ? [{ name: "grounds", text: fault }] : []} />
			<h1>{t.title}</h1>
			{model.trouble ? (
				<Notice tone="error" title={t.trouble} live>
					<p>{model.trouble[language]}</p>
				</Notice>
			) : null}
			<p class="lead">{t.lead(t[model.outcome], day(model.untilMs, language))}</p>
			{model.reasons.map(({ from, text }) => (
				<Inset>
					<p class="quiet">{t.reasons(from[language])}</p>
					<p lang="zh-CN">{text}</p>
				</Inset>
			))}
			<form method="post" action={link(frame, `${path}/appeal`)} noValidate>
				<Csrf frame={frame} />
				<TextArea
					frame={frame}
					name="grounds"
					label={t.grounds}
					hint={t.hint}
					value={model.written}
					maxLength={mostLetters}
					error={fault}
				/>
				<p class="actions">
					<Button>{t.send}</Button>
					<a href={link(frame, path)}>{t.back}</a>
				</p>
			</form>
		</>
	);
	return { title: t.title, section: "me", islands: ["kit"], main };
}
