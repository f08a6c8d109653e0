import { appealOutcomes, decisions, opinions, stepKinds } from "@mingjian/services/cases/choices.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button, ButtonLink } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Inset } from "../../../kit/inset.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { type Moment, Timeline } from "../../../kit/timeline.tsx";
import { When } from "../../../kit/when.tsx";
import { Specials } from "../../../parts/case-specials.tsx";
import { saidText } from "../../../parts/said.tsx";
import { day, yuan } from "../../../words/format.ts";
import { speak, type Words } from "../../../words/words.ts";
import { CaseTag } from "../cases/case-list.tsx";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import { OnBehalf } from "../on-behalf.tsx";
import { hasReceipt, receiptPath } from "../receipt/receipted.ts";
import { Doing, type Part } from "./doing.tsx";
import type { CaseModel, CaseMoment } from "./load.ts";
import { Rating } from "./rating.tsx";
import { caseWords } from "./words.ts";

/** An application: where it stands, what happened, what comes next, and what one can do. */
export function caseView(model: CaseModel, frame: Frame): View {
	const t = speak(caseWords, frame.language);
	const title = saidText(model.title, frame);
	const part = { model, frame, t };
	const main = (
		<>
			<MeTrail frame={frame} below={[{ title: meNames.cases[frame.language], path: "/me/cases" }]} />
			<ErrorSummary frame={frame} faults={model.fault ? [{ name: "grade", text: t.rateFault }] : []} />
			<h1>{title}</h1>
			{model.behalf ? <OnBehalf account={model.behalf} frame={frame} /> : null}
			<div data-live={model.key} data-seen={model.seen} data-offline={t.offline}>
				<Standing {...part} />
				<Specials specials={model.specials} frame={frame} />
				<Correction {...part} />
				<Asked {...part} />
				<Letters {...part} />
				<Life {...part} />
				<Hearing {...part} />
				<Appeal {...part} />
				<Rating {...part} />
			</div>
			<ul class="ways">
				<li>
					<Onward href={link(frame, `/me/cases/${model.id}/receipt`)}>{t.receipt}</Onward>
				</li>
				<li>
					<Onward href={link(frame, "/me/access")}>{t.access}</Onward>
				</li>
			</ul>
			<Withdrawal {...part} />
		</>
	);
	return { title, section: "me", islands: ["kit", "live-case"], main };
}

function Standing({ model, frame, t }: Part) {
	const { status, department, promisedMs, daysLeft, decision } = model;
	return (
		<>
			<p class="actions">
				<CaseTag status={status} frame={frame} />
				<span>
					{t.by}
					{department[frame.language]}
				</span>
			</p>
			{promisedMs === undefined ? null : (
				<p class="lead">
					{t.promised(day(promisedMs, frame.language))}
					{daysLeft === undefined ? null : (
						<>
							<span class="dot" aria-hidden="true" />
							{t.left(daysLeft)}
						</>
					)}
				</p>
			)}
			{decision ? (
				<Notice tone={decision.outcome === "granted" ? "ok" : "error"} title={t[decision.outcome]}>
					{decision.feeFen === undefined ? null : <p>{t.fee(yuan(decision.feeFen, frame.language))}</p>}
				</Notice>
			) : null}
		</>
	);
}

function Correction({ model, frame, t }: Part) {
	if (!model.correction) return null;
	const { materials, deadlineMs } = model.correction;
	return (
		<Notice tone="warn" title={t.correct}>
			<p>{deadlineMs === undefined ? t.correctAny : t.correctBy(day(deadlineMs, frame.language))}</p>
			<ul>
				{materials.map((title) => (
					<li>{title[frame.language]}</li>
				))}
			</ul>
			{model.doing.includes("correct") ? (
				<Doing model={model} frame={frame} doing="correct">
					<Button>{t.correctGo}</Button>
				</Doing>
			) : null}
			{model.elsewhere ? <p>{t.elsewhere}</p> : null}
		</Notice>
	);
}

/** What departments ask to see; each content is shown, and consented to, on its own page. */
function Asked({ model, frame, t }: Part) {
	const { language } = frame;
	return (
		<>
			{model.asked.map(({ from, title, days, answered, paths }) => (
				<Notice tone={answered ? "plain" : "warn"} title={answered ? t.askedAnswered : t.asked}>
					<p>{t.askedFor(from[language], title[language], days)}</p>
					{answered || paths.length > 0 ? null : <p>{t.askedNothing}</p>}
					{answered ? (
						<p>
							<a href={link(frame, "/me/consents")}>{t.askedConsents}</a>
						</p>
					) : (
						<p class="actions">
							{paths.map((path) => (
								<ButtonLink href={link(frame, path)}>{t.askedGo}</ButtonLink>
							))}
						</p>
					)}
				</Notice>
			))}
		</>
	);
}

function Letters({ model, frame, t }: Part) {
	if (model.letters.length === 0) return null;
	return (
		<section aria-labelledby="letters">
			<h2 id="letters">{t.letters}</h2>
			<p class="quiet">{t.lettersText}</p>
			{model.letters.map(({ kind, from, sealedMs, text }) => (
				<Inset>
					<p class="quiet">
						{t[kind]}
						<span class="dot" aria-hidden="true" />
						{from[frame.language]}
						<span class="dot" aria-hidden="true" />
						<When timeMs={sealedMs} frame={frame} />
					</p>
					<p lang="zh-CN">{text}</p>
				</Inset>
			))}
		</section>
	);
}

function Life({ model, frame, t }: Part) {
	const moments: Moment[] = [
		...model.moments.map((each): Moment => momentOf(each, { model, frame, t })),
		...model.now.map(
			(title): Moment => ({
				title: (
					<>
						{t.now}
						<span class="dot" aria-hidden="true" />
						{title[frame.language]}
					</>
				),
				timeMs: undefined,
				state: "now",
			}),
		),
		...model.ahead.map(
			(title): Moment => ({ title: title[frame.language], timeMs: undefined, state: "ahead" }),
		),
	];
	return (
		<section aria-labelledby="life">
			<h2 id="life">{t.life}</h2>
			<p class="quiet" role="status" data-live-note={t.live}>
				{t.reload}
			</p>
			<Timeline moments={moments} frame={frame} />
		</section>
	);
}

const outcomes: Readonly<Record<string, Words>> = { ...opinions, ...decisions, ...appealOutcomes };
const stopping = new Set(["declined", "lapsed", "returned"]);

function momentOf(
	{ step, department, stage, procedure, entry }: CaseMoment,
	{ model: { id: caseId }, frame, t }: Part,
): Moment {
	const { language } = frame;
	const more = [
		stage?.[language],
		procedure?.[language],
		step.outcome && outcomes[step.outcome]?.[language],
		step.grade === undefined ? undefined : t.grade(step.grade),
		department?.[language],
	].filter((each) => each !== undefined);
	return {
		title: stepKinds[step.act][language],
		timeMs: step.atMs,
		state: stopping.has(step.act) || step.outcome === "denied" ? "stopped" : "done",
		text: (
			<>
				{more.length > 0 ? <p>{more.join(" · ")}</p> : null}
				{step.clause ? (
					<p class="quiet" lang="zh-CN">
						{`《${step.clause.law}》${step.clause.article}`}
					</p>
				) : null}
				{entry === undefined ? null : (
					<p>
						<a href={link(frame, `/explorer/r/${entry}`)}>{t.entry(entry)}</a>
						{hasReceipt(step.act) ? (
							<>
								<span class="dot" aria-hidden="true" />
								<a href={link(frame, receiptPath(caseId, entry))}>{t.receiptOf}</a>
							</>
						) : null}
					</p>
				)}
			</>
		),
	};
}

function Hearing({ model, frame, t }: Part) {
	const { hearing, doing } = model;
	if (!hearing || !doing.includes("demand-hearing")) return null;
	return (
		<section aria-labelledby="hearing">
			<h2 id="hearing">{t.hearing}</h2>
			<p>{t.hearingText}</p>
			<p class="actions">
				<ButtonLink kind="second" href={link(frame, `/me/cases/${model.id}/hearing`)}>
					{t.hearingGo}
				</ButtonLink>
			</p>
		</section>
	);
}

function Appeal({ model, frame, t }: Part) {
	const { appealUntilMs, doing, elsewhere } = model;
	if (appealUntilMs === undefined || !(doing.includes("appeal") || elsewhere)) return null;
	return (
		<section aria-labelledby="appeal">
			<h2 id="appeal">{t.appeal}</h2>
			<p>{t.appealText(day(appealUntilMs, frame.language))}</p>
			{doing.includes("appeal") ? (
				<p class="actions">
					<ButtonLink kind="second" href={link(frame, `/me/cases/${model.id}/appeal`)}>
						{t.appealGo}
					</ButtonLink>
				</p>
			) : (
				<p>{t.elsewhere}</p>
			)}
		</section>
	);
}

function Withdrawal({ model, frame, t }: Part) {
	if (!model.doing.includes("withdraw")) return null;
	return (
		<>
			<p class="actions">
				<Button type="button" kind="second" opens="withdraw">
					{t.withdraw}
				</Button>
			</p>
			<Dialog id="withdraw" title={t.withdrawTitle} frame={frame}>
				<p>{t.withdrawText}</p>
				<Doing model={model} frame={frame} doing="withdraw">
					<Button kind="warn">{t.withdraw}</Button>
				</Doing>
			</Dialog>
		</>
	);
}
