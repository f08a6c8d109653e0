import type { ComponentChildren } from "preact";
import { type Frame, link, type View } from "../../frame/frame.ts";
import { Day, When } from "../../kit/when.tsx";
import { EntryList } from "../../parts/entry-list.tsx";
import { PartyName } from "../../parts/party.tsx";
import { VerifyPanel } from "../../parts/verify-panel.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { CertificateModel } from "./load.ts";
import { certificateWords } from "./words.ts";

interface Part {
	readonly model: CertificateModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof certificateWords>;
}

export function certificateView(model: CertificateModel, frame: Frame): View {
	const t = speak(certificateWords, frame.language);
	const title = model.type?.[frame.language] ?? t.title;
	const part = { model, frame, t };
	const main = (
		<article>
			<p class="over code">{model.identifier}</p>
			<h1>{title}</h1>
			<Standing {...part} />
			<Facts {...part} />
			<VerifyPanel offered={model.offered} frame={frame} />
			{model.entries.length > 0 ? (
				<section aria-labelledby="history">
					<h2 id="history">{t.history}</h2>
					<EntryList entries={model.entries} frame={frame} />
				</section>
			) : null}
			<p>
				<a class="onward" href={link(frame, "/verify")}>
					{t.verifyFile}
				</a>
			</p>
		</article>
	);
	return { title, section: "verify", islands: ["verify-proof"], main };
}

function Standing({ model, frame, t }: Part) {
	if (!model.standing) {
		return (
			<div class="standing standing-bad">
				<p class="standing-word">{t.missing}</p>
				<p>{t.missingAdvice}</p>
			</div>
		);
	}
	return (
		<div class={`standing ${model.standing === "valid" ? "standing-good" : "standing-bad"}`}>
			<p class="standing-word">{t[model.standing]}</p>
			<p class="quiet">
				{t.asOf} <When timeMs={model.atMs} frame={frame} />
			</p>
		</div>
	);
}

function Facts({ model, frame, t }: Part) {
	const { record, issuer, labels } = model;
	if (!record) return null;
	const certificateLink = (identifier: string) => (
		<a class="code" href={link(frame, `/certificates/${identifier}`)}>
			{identifier}
		</a>
	);
	const rows: readonly (readonly [string, ComponentChildren] | undefined)[] = [
		...Object.entries(record.publicFields ?? {}).map(
			([name, value]) => [labels[name]?.[frame.language] ?? name, <span lang="zh-CN">{value}</span>] as const,
		),
		issuer && [t.issuer, <PartyName party={issuer} frame={frame} />],
		[t.from, <Day timeMs={record.validFromMs} frame={frame} />],
		[
			t.until,
			record.validUntilMs === undefined ? t.open : <Day timeMs={record.validUntilMs} frame={frame} />,
		],
		record.previous === undefined ? undefined : [t.previous, certificateLink(record.previous)],
		record.next === undefined ? undefined : [t.next, certificateLink(record.next)],
		[t.commitment, <span class="code">{record.commitment}</span>],
	];
	return (
		<section aria-labelledby="facts">
			<h2 id="facts">{t.facts}</h2>
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
			<p class="quiet">{t.private}</p>
		</section>
	);
}
