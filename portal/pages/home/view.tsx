import { type Frame, link, type View } from "../../frame/frame.ts";
import { Mark } from "../../frame/mark.tsx";
import { Command } from "../../kit/command.tsx";
import { When } from "../../kit/when.tsx";
import { EntryList } from "../../parts/entry-list.tsx";
import { Said } from "../../parts/said.tsx";
import { SearchBox } from "../../parts/search-box.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { HomeModel } from "./load.ts";
import { homeWords } from "./words.ts";

type Words = Spoken<typeof homeWords>;
interface Part {
	readonly model: HomeModel;
	readonly frame: Frame;
	readonly t: Words;
}

export function homeView(model: HomeModel, frame: Frame): View {
	const t = speak(homeWords, frame.language);
	const part = { model, frame, t };
	const main = (
		<>
			<div class="hero">
				<div class="hero-words">
					<h1>{t.headline}</h1>
					<p class="lead">{t.lead(frame.city[frame.language])}</p>
					<SearchBox frame={frame} />
				</div>
				<Mark size={280} class="mark hero-mark" cast="full" />
			</div>
			<Numbers {...part} />
			<Proves t={t} />
			<div class="columns">
				<Latest {...part} />
				<Wanted {...part} />
			</div>
			<Check {...part} />
		</>
	);
	return { title: t.title, main };
}

function Numbers({ model, frame, t }: Part) {
	const facts = [
		[model.services, t.services, "/services"],
		[model.departments, t.departments, "/departments"],
		[model.certificates, t.certificates, "/verify"],
		[model.entries, t.entries, "/explorer"],
	] as const;
	return (
		<section class="numbers" aria-labelledby="numbers">
			<h2 id="numbers" class="quiet">
				{t.numbers}
			</h2>
			<ul>
				{facts.map(([count, name, path]) => (
					<li>
						<a href={link(frame, path)}>
							<strong>{whole(count, frame.language)}</strong> <span>{name}</span>
						</a>
					</li>
				))}
			</ul>
			{model.lastEntryMs === undefined ? null : (
				<p class="quiet">
					{t.last}
					<When timeMs={model.lastEntryMs} frame={frame} />
				</p>
			)}
		</section>
	);
}

function Proves({ t }: { readonly t: Words }) {
	const given = [
		[t.provesGuide, t.provesGuideText],
		[t.provesCertificate, t.provesCertificateText],
		[t.provesWho, t.provesWhoText],
		[t.provesAnywhere, t.provesAnywhereText],
	] as const;
	return (
		<section aria-labelledby="proves">
			<h2 id="proves">{t.proves}</h2>
			<div class="proves">
				{given.map(([title, text]) => (
					<div>
						<h3>{title}</h3>
						<p>{text}</p>
					</div>
				))}
			</div>
		</section>
	);
}

function Latest({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="latest">
			<h2 id="latest">{t.latest}</h2>
			<EntryList entries={model.latest} frame={frame} />
			<p>
				<a class="onward" href={link(frame, "/explorer")}>
					{t.allEntries}
				</a>
			</p>
		</section>
	);
}

function Wanted({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="wanted">
			<h2 id="wanted">{t.find}</h2>
			<ul class="wanted">
				{model.wanted.map(({ code, title }) => (
					<li>
						<a href={link(frame, `/services/${code}`)}>
							<Said text={title} frame={frame} />
						</a>
					</li>
				))}
			</ul>
			<p class="actions">
				<a class="onward" href={link(frame, "/services")}>
					{t.allServices}
				</a>
				<a class="onward" href={link(frame, "/life")}>
					{t.lifeEvents}
				</a>
			</p>
		</section>
	);
}

function Check({ model, frame, t }: Part) {
	const { publicUrl } = frame;
	const at = model.example ?? 0;
	return (
		<section class="check" aria-labelledby="check">
			<h2 id="check">{t.check}</h2>
			<p>{t.checkLead}</p>
			<Command
				label={t.checkCommand}
				lines={[
					`curl -o policy.json ${publicUrl}/policy.json`,
					`curl -o entry-${at}.tlog-proof ${publicUrl}/v1/entries/${at}/proof`,
					`npm run mingjian -- verify entry-${at}.tlog-proof --policy policy.json`,
				]}
			/>
			<p>{t.checkForeign}</p>
			<Command
				label={t.foreignCommand}
				lines={[
					"cd testing/foreign",
					`vkey=$(curl -s ${publicUrl}/policy.txt | sed -n 's/^log-key //p')`,
					`go run . -log ${publicUrl} -vkey "$vkey"`,
				]}
			/>
			<p class="actions">
				<a class="button" href={link(frame, "/verify")}>
					{t.openVerify}
				</a>
				<a class="onward" href={link(frame, "/learn")}>
					{t.openLearn}
				</a>
			</p>
		</section>
	);
}
