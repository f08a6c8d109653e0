import type { ComponentChildren } from "preact";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { When } from "../../kit/when.tsx";
import { FactList } from "../../parts/fact-list.tsx";
import { PartyName } from "../../parts/party.tsx";
import { Said, saidText } from "../../parts/said.tsx";
import { VerifyPanel } from "../../parts/verify-panel.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { EntryModel } from "./load.ts";
import { entryWords } from "./words.ts";

interface Part {
	readonly model: EntryModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof entryWords>;
}

export function entryView(model: EntryModel, frame: Frame): View {
	const t = speak(entryWords, frame.language);
	const { line } = model;
	const act = line.title[frame.language];
	const subject = line.subject ? saidText(line.subject, frame) : "";
	const part = { model, frame, t };
	const main = (
		<article>
			<p class="over">{t.number(model.entry.index)}</p>
			<h1>
				{act}
				{line.subject ? (
					<span class="h1-subject">
						<Said text={line.subject} frame={frame} />
					</span>
				) : null}
			</h1>
			<Facts {...part} />
			<VerifyPanel offered={model.offered} frame={frame} />
			<Signed {...part} />
			<p class="actions">
				<a class="onward" href={link(frame, "/explorer")}>
					{t.back}
				</a>
			</p>
		</article>
	);
	const title = [act, subject].filter(Boolean).join(" · ");
	return { title, section: "explorer", islands: ["verify-proof"], main };
}

function Facts({ model, frame, t }: Part) {
	const { entry, line, actor, about, issuedAtMs } = model;
	const rows: readonly (readonly [string, ComponentChildren] | undefined)[] = [
		[t.who, <PartyName party={line.party} frame={frame} />],
		actor.account === line.party.account ? undefined : [t.by, <PartyName party={actor} frame={frame} />],
		[t.when, <When timeMs={entry.timeMs} frame={frame} />],
		issuedAtMs === undefined ? undefined : [t.signedAt, <When timeMs={issuedAtMs} frame={frame} />],
		[t.result, <Outcome model={model} frame={frame} t={t} />],
		[t.place, <Place model={model} frame={frame} t={t} />],
		[t.id, <span class="code">{entry.id}</span>],
	];
	return (
		<section aria-labelledby="facts">
			<h2 id="facts" class="hidden">
				{t.facts}
			</h2>
			<dl class="facts">
				{rows.map((row) =>
					row ? (
						<div>
							<dt>{row[0]}</dt>
							<dd>{row[1]}</dd>
						</div>
					) : null,
				)}
			</dl>
			{about ? (
				<p>
					<a
						class="onward"
						href={link(frame, `/${about.kind === "service" ? "services" : "certificates"}/${about.id}`)}
					>
						{about.kind === "service" ? t.service : t.certificate}
					</a>
				</p>
			) : null}
		</section>
	);
}

function Place({ model: { entry }, frame, t }: Part) {
	return (
		<a class="cell-link" href={link(frame, `/explorer/b/${entry.height}`)}>
			{t.placeText(whole(entry.index, frame.language), whole(entry.height, frame.language))}
		</a>
	);
}

function Outcome({ model: { line }, frame, t }: Part) {
	if (line.done) return <span class="tag tag-ok">{t.done}</span>;
	return (
		<>
			<span class="tag tag-error">{t.refused.replace(/[：:]\s*$/, "")}</span> {line.outcome[frame.language]}
		</>
	);
}

function Signed({ model, frame, t }: Part) {
	const { input, result, entry } = model;
	return (
		<section aria-labelledby="input">
			<h2 id="input">{t.input}</h2>
			{input.length > 0 ? <FactList facts={input} frame={frame} /> : <p>{t.large}</p>}
			{result.length > 0 ? (
				<>
					<h3>{t.answered}</h3>
					<FactList facts={result} frame={frame} />
				</>
			) : null}
			<p>
				<a class="onward" href={`/v1/entries/${entry.index}/parts`}>
					{t.raw}
				</a>
			</p>
		</section>
	);
}
