import type { Frame, View } from "../../../frame/frame.ts";
import { Inset } from "../../../kit/inset.tsx";
import { day } from "../../../words/format.ts";
import { speak } from "../../../words/words.ts";
import { ownGroundsPage } from "../own-grounds-page.tsx";
import type { AppealModel } from "./load.ts";
import { appealWords } from "./words.ts";

/** What somebody has against an outcome: the outcome with its reasons above, their own words below. */
export function appealView(model: AppealModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(appealWords, language);
	const above = (
		<>
			<p class="lead">{t.lead(t[model.outcome], day(model.untilMs, language))}</p>
			{model.reasons.map(({ from, text }) => (
				<Inset>
					<p class="quiet">{t.reasons(from[language])}</p>
					<p lang="zh-CN">{text}</p>
				</Inset>
			))}
		</>
	);
	return ownGroundsPage(model, frame, { at: "appeal", t, above });
}
