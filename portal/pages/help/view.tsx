import { type Frame, link, type View } from "../../frame/frame.ts";
import { Said } from "../../parts/said.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { HelpModel } from "./load.ts";
import { helpWords } from "./words.ts";

interface Part {
	readonly model: HelpModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof helpWords>;
}

export function helpView(model: HelpModel, frame: Frame): View {
	const t = speak(helpWords, frame.language);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<SearchBox frame={frame} />
			<Questions frame={frame} t={t} />
			<Offices model={model} frame={frame} t={t} />
		</>
	);
	return { title: t.title, section: "help", main };
}

function Questions({ frame, t }: Omit<Part, "model">) {
	const given = [
		[t.find, t.findText, "/services", t.toServices],
		[t.real, t.realText, "/verify", t.toVerify],
		[t.wrong, t.wrongText],
		[t.disagree, t.disagreeText],
		[t.easier, t.easierText, "/accessibility", t.toAccessibility],
	] as const;
	return (
		<section aria-labelledby="questions">
			<h2 id="questions">{t.questions}</h2>
			{given.map(([question, answer, path, name]) => (
				<details class="question">
					<summary>{question}</summary>
					<p>{answer}</p>
					{path ? (
						<p>
							<a class="onward" href={link(frame, path)}>
								{name}
							</a>
						</p>
					) : null}
				</details>
			))}
		</section>
	);
}

function Offices({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="offices">
			<h2 id="offices">{t.offices}</h2>
			{model.offices.length === 0 ? <p>{t.none}</p> : null}
			<ul class="cards">
				{model.offices.map(({ office, owner, ownerName, services }) => (
					<li>
						<h3>
							<Said text={office.name} frame={frame} />
						</h3>
						<p class="quiet">{ownerName?.[frame.language]}</p>
						<dl class="pairs">
							<dt>{t.address}</dt>
							<dd>
								<Said text={office.address} frame={frame} />
							</dd>
							<dt>{t.phone}</dt>
							<dd>
								<a href={`tel:${office.phone.replaceAll(/[^0-9+]/g, "")}`}>{office.phone}</a>
							</dd>
							{office.hours ? (
								<>
									<dt>{t.hours}</dt>
									<dd>
										<Said text={office.hours} frame={frame} />
									</dd>
								</>
							) : null}
						</dl>
						<p>
							<a class="onward" href={link(frame, `/services?owner=${encodeURIComponent(owner)}`)}>
								{t.services(services)}
							</a>
						</p>
					</li>
				))}
			</ul>
		</section>
	);
}
