import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { TextArea } from "../../../kit/text-area.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { type HearingModel, mostLetters } from "./load.ts";
import { hearingWords } from "./words.ts";

/** A demand for a hearing: what it is by which law, and the applicant's own words below. */
export function hearingView(model: HearingModel, frame: Frame): View {
	const t = speak(hearingWords, frame.language);
	const fault = model.fault && t[model.fault];
	const path = `/me/cases/${model.case}`;
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: saidText(model.title, frame), path }]} />
			<ErrorSummary frame={frame} faults={fault ? [{ name: "grounds", text: fault }] : []} />
			<h1>{t.title}</h1>
			{model.trouble ? (
				<Notice tone="error" title={t.trouble} live>
					<p>{model.trouble[frame.language]}</p>
				</Notice>
			) : null}
			<p class="lead">{t.lead(model.clause)}</p>
			<form method="post" action={link(frame, `${path}/hearing`)} noValidate>
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
