import { type Frame, link, type View } from "../../frame/frame.ts";
import { Breadcrumb } from "../../kit/breadcrumb.tsx";
import { ErrorSummary } from "../../kit/error-summary.tsx";
import { sayFaults } from "../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../kit/forms/schema-fields.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { saidText } from "../../parts/said.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import type { CheckModel, CheckVerdict } from "./load.ts";
import { checkWords } from "./words.ts";

interface Part {
	readonly model: CheckModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof checkWords>;
}

export function checkView(model: CheckModel, frame: Frame): View {
	const t = speak(checkWords, frame.language);
	const service = saidText(model.title, frame);
	const title = t.title(service);
	const places = [
		{ title: t.guide, path: "/services" },
		{ title: service, path: `/services/${model.code}` },
	];
	const main = (
		<>
			<Breadcrumb places={places} frame={frame} />
			<h1>{title}</h1>
			{model.verdict ? (
				<Verdict verdict={model.verdict} model={model} frame={frame} t={t} />
			) : (
				<p class="lead">{t.lead}</p>
			)}
			<Questions model={model} frame={frame} t={t} />
			<Rule model={model} frame={frame} t={t} />
		</>
	);
	return { title, section: "services", islands: ["kit"], main };
}

const kinds = {
	yes: ["standing standing-good", "yes", "yesText"],
	no: ["standing standing-bad", "no", "noText"],
	person: ["notice notice-warn", "person", "personText"],
} as const;

function Verdict({ verdict, model, frame, t }: Part & { readonly verdict: CheckVerdict }) {
	const [kind, word, text] = kinds[verdict.answer];
	return (
		<section aria-labelledby="verdict" data-answer={verdict.answer}>
			<div class={kind} role="status">
				<h2 id="verdict" class="standing-word">
					{t[word]}
				</h2>
				<p>{t[text]}</p>
			</div>
			{verdict.reasons.length > 0 ? (
				<>
					<h2>{t.reasons}</h2>
					<ol>
						{verdict.reasons.map((reason) => (
							<li>{reason[frame.language]}</li>
						))}
					</ol>
				</>
			) : null}
			<p class="actions">
				<a class="onward" href={link(frame, `/services/${model.code}`)}>
					{t.toGuide}
				</a>
				<a class="onward" href={link(frame, "/help")}>
					{t.toHelp}
				</a>
			</p>
		</section>
	);
}

function Questions({ model, frame, t }: Part) {
	const faults = sayFaults(model.form, model.faults, frame.language);
	return (
		<form method="post" action={link(frame, `/services/${model.code}/check`)} noValidate>
			<Csrf frame={frame} />
			<ErrorSummary faults={faults} frame={frame} />
			<SchemaFields schema={model.form} written={model.written} faults={faults} frame={frame} />
			<button type="submit">{model.verdict ? t.again : t.ask}</button>
		</form>
	);
}

function Rule({ model, frame, t }: Part) {
	const { id, title, version } = model.rule;
	return (
		<section aria-labelledby="rule">
			<h2 id="rule">{t.rule}</h2>
			<p>
				<a class="onward" href={link(frame, `/explorer/state/rulebook.version/${id}@${version}`)}>
					{title[frame.language]} {t.version(version)}
				</a>
			</p>
			<ul>
				{model.basis.map(({ law, article }) => (
					<li>
						{law[frame.language]} {article[frame.language]}
					</li>
				))}
			</ul>
		</section>
	);
}
