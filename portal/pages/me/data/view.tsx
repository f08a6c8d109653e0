import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Empty } from "../../../kit/empty.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { Day } from "../../../kit/when.tsx";
import { saidText } from "../../../parts/said.tsx";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import type { DataModel } from "./load.ts";
import { dataWords } from "./words.ts";

/** What lies sealed of a citizen, with the way to see it, to have it corrected or erased, and to show it to somebody. */
export function dataView({ matters }: DataModel, frame: Frame): View {
	const t = speak(dataWords, frame.language);
	const title = meNames.data[frame.language];
	const main = (
		<>
			<MeTrail frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			{matters.length === 0 ? (
				<Empty title={t.none}>
					<Onward href={link(frame, "/services")}>{t.services}</Onward>
				</Empty>
			) : null}
			{matters.map(({ title: name, contents }) => (
				<section>
					<h2>{saidText(name, frame)}</h2>
					<ul class="tasks">
						{contents.map((each) => (
							<li class="task">
								<div class="task-name">
									<a href={link(frame, `/me/data/${each.content}`)}>{each.name[frame.language]}</a>
									<p class="quiet">
										{t.sealed} <Day timeMs={each.sealedMs} frame={frame} />
									</p>
								</div>
								{each.state === "held" ? null : <Tag>{t[each.state]}</Tag>}
							</li>
						))}
					</ul>
				</section>
			))}
			<ul class="ways">
				<li>
					<Onward href={link(frame, "/me/access")}>{meNames.access[frame.language]}</Onward>
				</li>
				<li>
					<Onward href={link(frame, "/me/consents")}>{meNames.consents[frame.language]}</Onward>
				</li>
			</ul>
		</>
	);
	return { title, section: "me", main };
}
