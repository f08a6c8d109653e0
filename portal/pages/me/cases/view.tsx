import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Empty } from "../../../kit/empty.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Pager } from "../../../kit/pager.tsx";
import { type Catalogue, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import { CaseList } from "./case-list.tsx";
import type { CasesModel } from "./load.ts";

const words = {
	none: { zh: "还没有办件", en: "No applications yet" },
	forOthers: { zh: "代别人办的", en: "Handled for others" },
	services: { zh: "看看能办什么事", en: "See what you can apply for" },
} as const satisfies Catalogue;

/** All of a citizen's applications. */
export function casesView({ cases, next, forOthers }: CasesModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const title = meNames.cases[frame.language];
	const here = link(frame, "/me/cases");
	const main = (
		<>
			<MeTrail frame={frame} />
			<h1>{title}</h1>
			{cases.length === 0 ? (
				<Empty title={t.none}>
					<Onward href={link(frame, "/services")}>{t.services}</Onward>
				</Empty>
			) : (
				<CaseList cases={cases} frame={frame} />
			)}
			{forOthers.length > 0 ? (
				<section aria-labelledby="for-others">
					<h2 id="for-others">{t.forOthers}</h2>
					<CaseList cases={forOthers} frame={frame} />
				</section>
			) : null}
			<Pager
				frame={frame}
				first={frame.here.includes("after=") ? here : undefined}
				next={next ? `${here}?after=${encodeURIComponent(next)}` : undefined}
			/>
		</>
	);
	return { title, section: "me", main };
}
