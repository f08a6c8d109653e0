import type { Frame, View } from "../../../frame/frame.ts";
import { speak } from "../../../words/words.ts";
import { ownGroundsPage } from "../own-grounds-page.tsx";
import type { HearingModel } from "./load.ts";
import { hearingWords } from "./words.ts";

/** A demand for a hearing: what it is by which law, and the applicant's own words below. */
export function hearingView(model: HearingModel, frame: Frame): View {
	const t = speak(hearingWords, frame.language);
	return ownGroundsPage(model, frame, {
		at: "hearing",
		t,
		above: <p class="lead">{t.lead(model.clause)}</p>,
	});
}
