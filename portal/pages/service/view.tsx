import { audiences, onlineDepths } from "@mingjian/services/catalogue/choices.ts";
import { taskTypes } from "@mingjian/services/catalogue/task-types.ts";
import type { ComponentChildren } from "preact";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { ButtonLink } from "../../kit/button.tsx";
import { Day, When } from "../../kit/when.tsx";
import { OnRecord } from "../../parts/on-record.tsx";
import { Said, saidText } from "../../parts/said.tsx";
import { yuan } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import { GuideBody } from "./guide.tsx";
import type { ServiceModel } from "./load.ts";
import { serviceWords } from "./words.ts";

interface Part {
	readonly model: ServiceModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof serviceWords>;
}

export function serviceView(model: ServiceModel, frame: Frame): View {
	const t = speak(serviceWords, frame.language);
	const { shown, item } = model.view;
	const title = shown?.guide.title ?? item.title;
	const summary = shown ? shown.guide.summary : item.summary;
	const part = { model, frame, t };
	const main = (
		<article>
			<h1>
				<Said text={title} frame={frame} />
			</h1>
			{summary ? (
				<p class="lead">
					<Said text={summary} frame={frame} />
				</p>
			) : null}
			<Standing {...part} />
			{model.online || model.checkable ? (
				<p class="actions">
					{model.online ? (
						<ButtonLink href={link(frame, `/me/apply/${item.code}`)}>{t.apply}</ButtonLink>
					) : null}
					{model.checkable ? (
						<a class="onward" href={link(frame, `/services/${item.code}/check`)}>
							{t.check}
						</a>
					) : null}
				</p>
			) : null}
			<div class="guide">
				<Glance {...part} />
				<div>{shown ? <GuideBody guide={shown.guide} frame={frame} t={t} /> : null}</div>
			</div>
			<Record {...part} />
		</article>
	);
	return { title: saidText(title, frame), section: "services", main };
}

function Standing({ model, frame, t }: Part) {
	const { item, shown, inForce } = model.view;
	if (item.status === "withdrawn") {
		return (
			<p class="notice notice-warn">
				{t.withdrawn} <span lang="zh-CN">{item.withdrawal?.reason}</span>
			</p>
		);
	}
	if (!shown || shown.version === inForce) return null;
	return (
		<p class="notice notice-warn">
			{t.old} <a href={link(frame, `/services/${item.code}`)}>{t.current}</a>
		</p>
	);
}

function Glance({ model, frame, t }: Part) {
	const { view } = model;
	const guide = view.shown?.guide;
	const { limits, online, fees, audience } = guide ?? {};
	const rows: readonly (readonly [string, ComponentChildren] | undefined)[] = [
		[t.department, view.ownerName?.[frame.language] ?? view.item.owner],
		limits?.promisedDays === undefined
			? undefined
			: [t.promised, <strong>{t.days(limits.promisedDays)}</strong>],
		limits?.statutoryDays === undefined ? undefined : [t.statutory, t.days(limits.statutoryDays)],
		fees && [
			t.fee,
			fees.length === 0 ? t.free : fees.map(({ amountFen }) => yuan(amountFen, frame.language)).join(" + "),
		],
		online && [t.visits, t.visitsText(online.visits)],
		online && [t.online, onlineDepths[online.depth][frame.language]],
		audience && [
			t.audience,
			audience.map((each) => audiences[each][frame.language]).join(frame.language === "zh" ? "、" : ", "),
		],
		[t.type, taskTypes[view.item.taskType][frame.language]],
	];
	return (
		<aside class="glance" aria-labelledby="glance">
			<h2 id="glance">{t.glance}</h2>
			<dl>
				{rows.map((row) =>
					row ? (
						<div>
							<dt>{row[0]}</dt>
							<dd>{row[1]}</dd>
						</div>
					) : null,
				)}
			</dl>
		</aside>
	);
}

function Record({ model, frame, t }: Part) {
	const { item, shown, inForce } = model.view;
	return (
		<section class="record" aria-labelledby="record">
			<h2 id="record">{t.record}</h2>
			{model.publishedAt === undefined ? null : (
				<p>
					<OnRecord frame={frame} to={`/explorer/r/${model.publishedAt}`} />
				</p>
			)}
			<dl class="facts">
				<div>
					<dt>{t.code}</dt>
					<dd class="code">{item.code}</dd>
				</div>
				{shown ? (
					<div>
						<dt>{t.hash}</dt>
						<dd class="code">{shown.hash}</dd>
					</div>
				) : null}
			</dl>
			<h3>{t.history}</h3>
			<ol class="versions">
				{model.versions.map((each) => (
					<li>
						<a
							class="version"
							href={link(frame, `/services/${item.code}?version=${each.version}`)}
							aria-current={each.version === shown?.version ? "true" : undefined}
						>
							{t.version(each.version)}
						</a>{" "}
						{each.version === inForce ? <span class="tag tag-ok">{t.inForce}</span> : null}
						<p class="quiet">
							{t.inForceSince} <Day timeMs={each.effectiveFromMs} frame={frame} />
							{t.sinceText}
							<span class="dot" aria-hidden="true" />
							{t.publishedOn} <When timeMs={each.publishedAtMs} frame={frame} />
						</p>
						{each.note ? <p lang="zh-CN">{each.note}</p> : null}
					</li>
				))}
			</ol>
			<p>
				<a class="onward" href={link(frame, `/explorer/state/${model.key}`)}>
					{t.prove}
				</a>
			</p>
		</section>
	);
}
