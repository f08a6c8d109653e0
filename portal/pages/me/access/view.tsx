import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Details } from "../../../kit/details.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Radios } from "../../../kit/radios.tsx";
import { When } from "../../../kit/when.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { day } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import { type AccessModel, type AccessOf, grounds, type Opening } from "./load.ts";
import { accessWords } from "./words.ts";

interface Part {
	readonly model: AccessModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof accessWords>;
}

/** Every time somebody opened something of a citizen's, with the way to dispute it and to check that none is left out. */
export function accessView(model: AccessModel, frame: Frame): View {
	const t = speak(accessWords, frame.language);
	const title = meNames.access[frame.language];
	const part = { model, frame, t };
	const { fault } = model;
	const text = fault && (fault.code === "ground" ? t.chooseGround : t.refused(fault.code));
	const main = (
		<>
			<MeTrail frame={frame} />
			<ErrorSummary frame={frame} faults={fault ? [{ name: groundName(fault), text: text! }] : []} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			{model.matters.length === 0 ? (
				<Empty title={t.none}>
					<p>{t.noneText}</p>
				</Empty>
			) : (
				model.matters.map((matter) => <OfMatter {...part} matter={matter} />)
			)}
		</>
	);
	return { title, section: "me", islands: ["kit", "check-access"], main };
}

function OfMatter({ matter, ...part }: Part & { readonly matter: AccessOf }) {
	const { model, frame, t } = part;
	const id = `matter-${matter.tag}`;
	return (
		<section>
			<h2 id={id}>{saidText(matter.title, frame)}</h2>
			{matter.openings.length === 0 ? <p>{t.unopened}</p> : null}
			<ol class="entries" hidden={matter.openings.length === 0}>
				{matter.openings.map((opening) => (
					<OneOpening {...part} matter={matter} opening={opening} />
				))}
			</ol>
			<div
				data-access={matter.tag}
				data-proofs={JSON.stringify(matter.proofs)}
				data-fingerprint={model.fingerprint}
				data-language={frame.language}
			>
				<p class="quiet">{t.checkText}</p>
				<p class="actions">
					<button type="button" class="second" data-run hidden>
						{t.check}
					</button>
				</p>
				<div class="verdict" role="status" data-verdict />
			</div>
			<Onward href={link(frame, `/me/cases/${matter.case}`)}>{t.toCase}</Onward>
		</section>
	);
}

function OneOpening({
	matter,
	opening,
	...part
}: Part & { readonly matter: AccessOf; readonly opening: Opening }) {
	const { frame, t } = part;
	const { number, department, officer, reason, basis, group, openedMs, entry } = opening;
	return (
		<li class="entry" id={`opening-${matter.tag}-${number}`}>
			<p class="entry-title">
				<strong>{department[frame.language]}</strong> {officer[frame.language]}
				<span class="dot" aria-hidden="true" />
				{t[reason]}
			</p>
			<p class="entry-more">
				<When timeMs={openedMs} frame={frame} />
				<span class="dot" aria-hidden="true" />
				{t.what(group[frame.language])}
				<span class="dot" aria-hidden="true" />
				<span lang="zh-CN">{`${basis.law}第${basis.article}条`}</span>
			</p>
			{entry === undefined ? null : (
				<p>
					<a href={link(frame, `/explorer/r/${entry}`)}>{t.entry(entry)}</a>
				</p>
			)}
			<Disputed {...part} matter={matter} opening={opening} />
		</li>
	);
}

function Disputed({
	model,
	matter,
	opening,
	frame,
	t,
}: Part & { readonly matter: AccessOf; readonly opening: Opening }) {
	const { dispute, number } = opening;
	if (dispute?.finding)
		return (
			<Notice>
				<p>
					{t[dispute.finding]}
					{dispute.late ? t.late : null}
				</p>
			</Notice>
		);
	if (dispute)
		return (
			<Notice tone="warn">
				<p>{t.waiting(day(dispute.dueMs, frame.language))}</p>
			</Notice>
		);
	const name = groundName({ tag: matter.tag, number });
	const wrong = model.fault?.tag === matter.tag && model.fault.number === number;
	return (
		<>
			<form method="post" action={link(frame, "/me/access")}>
				<Which {...{ matter, number, frame }} />
				<Button kind="second" name="ground" value="other">
					{t.dispute}
					<span class="hidden">{t.numbered(number)}</span>
				</Button>
			</form>
			<Details summary={t.why} open={wrong}>
				<form method="post" action={link(frame, "/me/access")} noValidate>
					<Which {...{ matter, number, frame }} />
					<Radios
						frame={frame}
						name="ground"
						id={name}
						label={t.ground}
						error={wrong ? t.chooseGround : undefined}
						options={grounds.map((value) => ({ value, label: t[value] }))}
					/>
					<p>{t.sendText}</p>
					<Button>{t.send}</Button>
				</form>
			</Details>
		</>
	);
}

function Which({
	matter,
	number,
	frame,
}: Pick<Part, "frame"> & { readonly matter: AccessOf; readonly number: number }) {
	return (
		<>
			<Csrf frame={frame} />
			<input type="hidden" name="tag" value={matter.tag} />
			<input type="hidden" name="number" value={number} />
		</>
	);
}

function groundName({ tag, number }: { readonly tag: string; readonly number: number }): string {
	return `ground-${tag}-${number}`;
}
