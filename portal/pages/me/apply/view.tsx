import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Onward } from "../../../kit/onward.tsx";
import type { Option } from "../../../kit/options.ts";
import { Radios } from "../../../kit/radios.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { Said, saidText } from "../../../parts/said.tsx";
import { day, moment } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import type { ApplyModel } from "./load.ts";
import { applyWords } from "./words.ts";

interface Part {
	readonly model: ApplyModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof applyWords>;
}

/** What to know before one applies, and the way in. */
export function applyView(model: ApplyModel, frame: Frame): View {
	const t = speak(applyWords, frame.language);
	const title = t.title(saidText(model.title, frame));
	const part = { model, frame, t };
	const fault = { missing: t.missing, full: t.full, no: undefined }[model.fit ?? "no"];
	const main = (
		<>
			<MeTrail frame={frame} />
			<ErrorSummary
				frame={frame}
				faults={[
					...(fault ? [{ name: "fit", text: fault }] : []),
					...(model.unnamed ? [{ name: "for", text: t.unnamed }] : []),
				]}
			/>
			<h1>{title}</h1>
			<p class="lead">{t.lead(model.pages, model.promisedDays)}</p>
			{model.fit === "no" ? <Unfit {...part} /> : null}
			<Waiting {...part} />
			<Needed {...part} />
			<form method="post" action={link(frame, `/me/apply/${model.code}`)} noValidate>
				<Csrf frame={frame} />
				{model.conditions.length > 0 ? <Conditions {...part} fault={fault} /> : null}
				{model.principals.length > 0 ? <ForWhom {...part} /> : null}
				<p class="actions">
					<Button>{t.start}</Button>
				</p>
			</form>
		</>
	);
	return { title, section: "me", islands: ["kit"], main };
}

function Waiting({ model, frame, t }: Part) {
	if (model.drafts.length === 0) return null;
	return (
		<Notice title={t.drafts}>
			<ul class="ways">
				{model.drafts.map(({ id, changedMs }) => (
					<li>
						<Onward href={link(frame, `/me/drafts/${id}`)}>
							{t.draft(moment(changedMs, frame.language))}
						</Onward>
					</li>
				))}
			</ul>
			<p class="quiet">{t.kept}</p>
		</Notice>
	);
}

function Needed({ model, frame, t }: Part) {
	return (
		<>
			{model.materials.length > 0 ? (
				<section aria-labelledby="materials">
					<h2 id="materials">{t.materials}</h2>
					<ul>
						{model.materials.map(({ title, required }) => (
							<li>
								{title[frame.language]}
								{required ? null : <span class="quiet">{t.optional}</span>}
							</li>
						))}
					</ul>
				</section>
			) : null}
			<section aria-labelledby="privacy">
				<h2 id="privacy">{t.privacy}</h2>
				<p>
					{t.privacyText}
					{model.purpose.map(({ law, article }) => (
						<span lang="zh-CN">
							{law}
							{`第${article}条`}
						</span>
					))}
				</p>
			</section>
		</>
	);
}

function Conditions({ model, frame, t, fault }: Part & { readonly fault: string | undefined }) {
	return (
		<section aria-labelledby="conditions">
			<h2 id="conditions">{t.conditions}</h2>
			<ul class="ticks">
				{model.conditions.map((each) => (
					<li>
						<Said text={each} frame={frame} />
					</li>
				))}
			</ul>
			<Radios
				frame={frame}
				name="fit"
				label={t.fit}
				value={model.fit === "no" ? "no" : undefined}
				error={fault}
				options={[
					{ value: "yes", label: t.yes },
					{ value: "no", label: t.no },
				]}
			/>
		</section>
	);
}

function ForWhom({ model, frame, t }: Part) {
	const options: readonly Option[] = [
		{ value: "self", label: t.self },
		...model.principals.map(({ account, untilMs }) => ({
			value: account,
			label: (
				<>
					{t.other} <span class="code">{account}</span>
				</>
			),
			hint: t.until(day(untilMs, frame.language)),
		})),
	];
	return (
		<Radios
			frame={frame}
			name="for"
			label={t.forWhom}
			hint={t.forWhomHint}
			value={model.behalf ?? (model.unnamed ? undefined : "self")}
			error={model.unnamed ? t.unnamed : undefined}
			options={options}
		/>
	);
}

function Unfit({ model, frame, t }: Part) {
	return (
		<Notice tone="warn" title={t.unfit} live>
			<p>{t.unfitText}</p>
			<ul class="ways">
				<li>
					<Onward href={link(frame, `/services/${model.code}`)}>{t.guide}</Onward>
				</li>
				<li>
					<Onward href={link(frame, "/help")}>{t.help}</Onward>
				</li>
			</ul>
		</Notice>
	);
}
