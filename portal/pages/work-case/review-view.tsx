import { type Frame, link } from "../../frame/frame.ts";
import { Button, ButtonLink } from "../../kit/button.tsx";
import { Details } from "../../kit/details.tsx";
import { sayAnswer } from "../../kit/forms/say-answer.ts";
import { Inset } from "../../kit/inset.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Tag } from "../../kit/tag.tsx";
import { When } from "../../kit/when.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { day, whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { RuleTrace } from "../../work/rule-traces.ts";
import type { EvidenceLevel, OpenedReview, Review } from "./review.ts";
import { reviewWords } from "./review-words.ts";

interface Given {
	readonly id: string;
	readonly review: Review;
	readonly frame: Frame;
}

interface Part extends Given {
	readonly t: Spoken<typeof reviewWords>;
}

interface OpenedPart extends Part {
	readonly opened: OpenedReview;
}

/** What is sealed in a case: how it is opened, and what of it is open now. */
export function SealedReview(given: Given) {
	const { review, frame } = given;
	const part = { ...given, t: speak(reviewWords, frame.language) };
	return (
		<section aria-labelledby="opened">
			<h2 id="opened">{part.t.title}</h2>
			<ToOpen {...part} />
			{review.hidden.length > 0 ? (
				<p class="quiet">{part.t.hidden(review.hidden.map((each) => each[frame.language]))}</p>
			) : null}
			<Requests {...part} />
			{review.opened ? <Opened {...part} opened={review.opened} /> : null}
		</section>
	);
}

/** What was asked for of what other departments hold, and the way to ask. */
function Requests({ id, review, frame, t }: Part) {
	const { requests, mayAsk } = review;
	if (requests.length === 0 && !mayAsk) return null;
	const tones = { waiting: "warn", given: "ok", ended: "plain" } as const;
	return (
		<>
			<h3>{t.requests}</h3>
			{requests.length === 0 ? null : (
				<ul>
					{requests.map(({ title, askedMs, standing, untilMs }) => (
						<li>
							{title[frame.language]} <Tag tone={tones[standing]}>{t[standing]}</Tag>
							<br />
							<span class="quiet">
								{t.asked} <When timeMs={askedMs} frame={frame} />
								{untilMs === undefined ? null : ` · ${t.lasts(day(untilMs, frame.language))}`}
							</span>
						</li>
					))}
				</ul>
			)}
			{mayAsk ? (
				<p>
					<a class="onward" href={link(frame, `/work/cases/${id}/ask`)}>
						{t.ask}
					</a>
				</p>
			) : null}
		</>
	);
}

function ToOpen({ id, review, frame, t }: Part) {
	const { keys, closed, mayOpen } = review;
	if (closed === 0) return null;
	if (!mayOpen)
		return (
			<Notice>
				<p>{t.notOpener(closed)}</p>
			</Notice>
		);
	if (keys !== "open")
		return (
			<Notice tone="warn">
				<p>{t[keys]}</p>
				<p>
					<a href={link(frame, `/work/keys?next=/work/cases/${id}`)}>{t.keys}</a>
				</p>
			</Notice>
		);
	return (
		<Notice>
			<p>{t.closed(closed)}</p>
			<p class="actions">
				<ButtonLink kind="second" href={link(frame, `/work/cases/${id}/open`)}>
					{t.open}
				</ButtonLink>
			</p>
		</Notice>
	);
}

function Opened(part: OpenedPart) {
	const { id, opened, frame, t } = part;
	return (
		<>
			{opened.fault ? (
				<Notice tone="error">
					<p>{t.fault(opened.fault)}</p>
				</Notice>
			) : null}
			<form method="post" action={link(frame, `/work/cases/${id}`)}>
				<Csrf frame={frame} />
				<p>
					{t.until} <When timeMs={opened.untilMs} frame={frame} />
				</p>
				<p class="actions">
					<Button kind="second" name="do" value="close">
						{t.close}
					</Button>
				</p>
			</form>
			{[...opened.sections, ...opened.shown].map(({ title, rows }) => (
				<>
					<h3>{title[frame.language]}</h3>
					<dl class="facts">
						{rows.map((row) => (
							<div>
								<dt>{row.question.words?.[frame.language] ?? row.name}</dt>
								<dd>
									{sayAnswer(row, row.value, frame.language)} <Level level={row.level} t={t} />
								</dd>
							</div>
						))}
					</dl>
				</>
			))}
			<OpenedMaterials {...part} />
			<Details summary={t.levels}>
				<ul>
					{(["A", "B", "C", "D"] as const).map((level) => (
						<li>
							{level} {t[`level${level}`]}
						</li>
					))}
				</ul>
			</Details>
			<Letters {...part} />
			<Traces {...part} />
		</>
	);
}

function Level({ level, t }: { readonly level: EvidenceLevel; readonly t: Part["t"] }) {
	return <Tag tone={level === "A" || level === "B" ? "ok" : "plain"}>{`${t.level} ${level}`}</Tag>;
}

function OpenedMaterials({ id, opened, frame, t }: OpenedPart) {
	if (opened.materials.length === 0) return null;
	return (
		<>
			<h3>{t.materials}</h3>
			<ul>
				{opened.materials.map(({ code, title, bytes, level }) => (
					<li>
						<a href={link(frame, `/work/cases/${id}/materials/${code}`)} download>
							{title[frame.language]}
						</a>{" "}
						<span class="quiet">{t.bytes(whole(bytes, frame.language))}</span> <Level level={level} t={t} />
					</li>
				))}
			</ul>
		</>
	);
}

function Letters({ opened, frame, t }: OpenedPart) {
	const written = opened.letters.filter(({ applicants }) => !applicants);
	const grounds = opened.letters.filter(({ applicants }) => applicants);
	return (
		<>
			<Written title={t.grounds} letters={grounds} frame={frame} />
			<Written title={t.letters} letters={written} frame={frame} />
		</>
	);
}

interface WrittenLetters {
	readonly title: string;
	readonly letters: OpenedReview["letters"];
	readonly frame: Frame;
}

function Written({ title, letters, frame }: WrittenLetters) {
	if (letters.length === 0) return null;
	return (
		<>
			<h3>{title}</h3>
			{letters.map(({ sealedMs, text }) => (
				<Inset>
					<p class="quiet">
						<When timeMs={sealedMs} frame={frame} />
					</p>
					<p lang="zh-CN">{text}</p>
				</Inset>
			))}
		</>
	);
}

function Traces(part: OpenedPart) {
	const { opened, t } = part;
	if (opened.traces.length === 0) return null;
	return (
		<>
			<h3>{t.traces}</h3>
			{opened.traces.map((trace) => (
				<Trace {...part} trace={trace} />
			))}
		</>
	);
}

function Trace({ trace, frame, t }: OpenedPart & { readonly trace: RuleTrace }) {
	const { language } = frame;
	const { recorded, human } = trace;
	return (
		<Details summary={`${t[trace.end]}: ${trace.title[language]}`} open>
			<p>
				{recorded ? (
					<Tag tone={recorded.same ? "ok" : "error"}>{recorded.same ? t.same : t.differs}</Tag>
				) : (
					<Tag>{t.unrecorded}</Tag>
				)}{" "}
				{recorded?.same ? <Level level="A" t={t} /> : null}{" "}
				<span class="quiet">{t.version(trace.rule, trace.version)}</span>
			</p>
			<dl class="facts">
				{trace.facts.map(({ title, value }) => (
					<div>
						<dt>{title[language]}</dt>
						<dd>{value === undefined ? t.unknown : sayFact(value, t)}</dd>
					</div>
				))}
			</dl>
			{human ? <p>{t.human(human[language])}</p> : null}
			<ol>
				{trace.lines.map((line) => (
					<li>{line[language]}</li>
				))}
			</ol>
		</Details>
	);
}

function sayFact(value: string, t: Part["t"]): string {
	return value === "true" ? t.yes : value === "false" ? t.no : value;
}
