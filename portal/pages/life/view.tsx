import { type Frame, link, type View } from "../../frame/frame.ts";
import { SearchBox } from "../../parts/search-box.tsx";
import { speak } from "../../words/words.ts";
import type { LifeModel } from "./load.ts";
import { lifeWords } from "./words.ts";

export function lifeView({ events }: LifeModel, frame: Frame): View {
	const { language } = frame;
	const t = speak(lifeWords, language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<ul class="cards">
				{events.map(({ id, name, lead, services }) => (
					<li>
						<h2>
							<a class="card-link" href={link(frame, `/life/${id}`)}>
								{name[language]}
							</a>
						</h2>
						<p>{lead[language]}</p>
						<p class="quiet">{t.services(services)}</p>
					</li>
				))}
			</ul>
			<SearchBox frame={frame} />
			<p>
				<a class="onward" href={link(frame, "/services")}>
					{t.catalogue}
				</a>
			</p>
		</>
	);
	return { title: t.title, section: "services", main };
}
