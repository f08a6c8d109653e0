import { materialKinds, materialSources, resultKinds } from "@mingjian/services/catalogue/choices.ts";
import type { Guide } from "@mingjian/services/catalogue/guide-schema.ts";
import type { ComponentChildren } from "preact";
import type { Frame } from "../../frame/frame.ts";
import { Said } from "../../parts/said.tsx";
import { yuan } from "../../words/format.ts";
import type { Spoken } from "../../words/words.ts";
import type { serviceWords } from "./words.ts";

export interface GuidePart {
	readonly guide: Guide;
	readonly frame: Frame;
	readonly t: Spoken<typeof serviceWords>;
}

/** Everything a guide says, each part only where the department wrote it. */
export function GuideBody(part: GuidePart) {
	const { guide } = part;
	const known = [guide.conditions, guide.materials, guide.steps, guide.legalBasis, guide.offices];
	if (known.every((each) => each === undefined || each.length === 0))
		return <p class="notice">{part.t.unknown}</p>;
	return (
		<>
			<Conditions {...part} />
			<Materials {...part} />
			<Steps {...part} />
			<Fees {...part} />
			<Results {...part} />
			<Law {...part} />
			<Offices {...part} />
		</>
	);
}

function Part(given: { readonly id: string; readonly title: string; readonly children: ComponentChildren }) {
	return (
		<section aria-labelledby={given.id}>
			<h2 id={given.id}>{given.title}</h2>
			{given.children}
		</section>
	);
}

function Conditions({ guide, frame, t }: GuidePart) {
	if (!guide.conditions?.length) return null;
	return (
		<Part id="conditions" title={t.conditions}>
			<ul class="ticks">
				{guide.conditions.map((each) => (
					<li>
						<Said text={each} frame={frame} />
					</li>
				))}
			</ul>
		</Part>
	);
}

function Materials({ guide, frame, t }: GuidePart) {
	const { materials = [] } = guide;
	if (materials.length === 0) return null;
	const wanted = materials.filter(({ held }) => !held);
	const held = materials.filter((each) => each.held);
	return (
		<Part id="materials" title={t.materials}>
			<ul class="materials">
				{wanted.map(({ name, kind, source, required, note }) => (
					<li>
						<strong>
							<Said text={name} frame={frame} />
						</strong>{" "}
						{required ? null : <span class="quiet">{t.optional}</span>}
						<p class="quiet">
							{materialKinds[kind][frame.language]}
							<span class="dot" aria-hidden="true" />
							{materialSources[source][frame.language]}
						</p>
						{note ? (
							<p>
								<Said text={note} frame={frame} />
							</p>
						) : null}
					</li>
				))}
			</ul>
			{held.length > 0 ? (
				<div class="held">
					<h3>{t.held}</h3>
					<ul>
						{held.map(({ name }) => (
							<li>
								<Said text={name} frame={frame} />
							</li>
						))}
					</ul>
				</div>
			) : null}
		</Part>
	);
}

function Steps({ guide, frame, t }: GuidePart) {
	if (!guide.steps?.length) return null;
	return (
		<Part id="steps" title={t.steps}>
			<ol class="steps">
				{guide.steps.map(({ title, by, days, detail }) => (
					<li>
						<strong>
							<Said text={title} frame={frame} />
						</strong>
						<p class="quiet">
							{by ? <Said text={by} frame={frame} /> : null}
							{by && days ? <span class="dot" aria-hidden="true" /> : null}
							{days ? t.days(days) : null}
						</p>
						{detail ? (
							<p>
								<Said text={detail} frame={frame} />
							</p>
						) : null}
					</li>
				))}
			</ol>
		</Part>
	);
}

function Fees({ guide, frame, t }: GuidePart) {
	if (!guide.fees?.length) return null;
	return (
		<Part id="fees" title={t.fees}>
			<ul class="materials">
				{guide.fees.map(({ name, amountFen, basis, note }) => (
					<li>
						<strong>
							<Said text={name} frame={frame} />
						</strong>{" "}
						{yuan(amountFen, frame.language)}
						<p class="quiet">
							{t.basis}: <Said text={basis} frame={frame} />
						</p>
						{note ? (
							<p>
								<Said text={note} frame={frame} />
							</p>
						) : null}
					</li>
				))}
			</ul>
		</Part>
	);
}

function Results({ guide, frame, t }: GuidePart) {
	if (!guide.results?.length) return null;
	return (
		<Part id="results" title={t.results}>
			<ul>
				{guide.results.map(({ name, kind }) => (
					<li>
						<Said text={name} frame={frame} /> <span class="quiet">{resultKinds[kind][frame.language]}</span>
					</li>
				))}
			</ul>
		</Part>
	);
}

function Law({ guide, frame, t }: GuidePart) {
	if (!guide.legalBasis?.length) return null;
	return (
		<Part id="law" title={t.law}>
			<ul class="materials">
				{guide.legalBasis.map(({ law, article, text }) => (
					<li>
						<strong>
							<Said text={law} frame={frame} />
						</strong>{" "}
						{article ? <Said text={article} frame={frame} /> : null}
						{text ? (
							<blockquote>
								<Said text={text} frame={frame} />
							</blockquote>
						) : null}
					</li>
				))}
			</ul>
		</Part>
	);
}

function Offices({ guide, frame, t }: GuidePart) {
	if (!guide.offices?.length) return null;
	return (
		<Part id="offices" title={t.offices}>
			<ul class="materials">
				{guide.offices.map(({ name, address, phone, hours }) => (
					<li>
						<strong>
							<Said text={name} frame={frame} />
						</strong>
						<p>
							<Said text={address} frame={frame} />
						</p>
						<p>
							<a href={`tel:${phone.replaceAll(/[^0-9+]/g, "")}`}>{phone}</a>
						</p>
						{hours ? (
							<p class="quiet">
								<Said text={hours} frame={frame} />
							</p>
						) : null}
					</li>
				))}
			</ul>
		</Part>
	);
}
