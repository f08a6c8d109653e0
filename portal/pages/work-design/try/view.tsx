import { designPath } from "../../../design/fault-place.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Checkboxes } from "../../../kit/checkboxes.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { fieldOf, sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { type Catalogue, type Spoken, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { RunLines } from "../run-lines.tsx";
import type { Trial, TryModel } from "./load.ts";

const words = {
	title: { zh: "试填表单", en: "Try the form" },
	lead: {
		zh: "这是申请人看到的问题。填好后按“核对并试算”：先像申请时一样检查，再按规则试算。不会保存，也不会登记。",
		en: "These are the questions applicants see. Fill them in and press the button: they are checked as in an application, and the rules are run. Nothing is kept or recorded.",
	},
	unsound: {
		zh: "草稿还有要改的地方，改好以后才能试填。",
		en: "The draft needs mending before it can be tried.",
	},
	mend: { zh: "看要改哪里", en: "See what needs mending" },
	materials: { zh: "假定已提交的材料", en: "Materials taken as handed in" },
	go: { zh: "核对并试算", en: "Check and run the rules" },
	good: { zh: "回答没有问题。", en: "The answers are in order." },
	results: { zh: "规则的结果", en: "What the rules say" },
	noRules: { zh: "没有用到规则：由经办人决定。", en: "No rule is used: an officer decides." },
} as const satisfies Catalogue;

/** A draft's form as a citizen would see it, with the rules run over what is written. */
export function tryView({ design, trial }: TryModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const main = (
		<>
			<DesignTrail frame={frame} design={design} />
			{trial ? (
				<TrialForm trial={trial} frame={frame} t={t} />
			) : (
				<>
					<h1>{t.title}</h1>
					<Notice tone="warn">
						{t.unsound} <a href={link(frame, designPath(design))}>{t.mend}</a>
					</Notice>
				</>
			)}
		</>
	);
	return { title: `${t.title} · ${design.title[frame.language]}`, main, islands: ["kit"] };
}

interface TrialSetting {
	readonly trial: Trial;
	readonly frame: Frame;
	readonly t: Spoken<typeof words>;
}

function TrialForm({ trial, frame, t }: TrialSetting) {
	const faults = trial.pages.flatMap(({ schema }) => {
		const own = trial.faults.filter(({ name }) => Object.hasOwn(schema.properties, name));
		const said = trial.said.filter(({ name }) => Object.hasOwn(schema.properties, name));
		return [
			...sayFaults(schema, own, frame.language),
			...said.map(({ name, words: text }) => ({
				name: fieldOf(name, schema.properties[name]!),
				text: text[frame.language],
			})),
		];
	});
	return (
		<>
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			{trial.tried ? <Results trial={trial} frame={frame} t={t} /> : null}
			<form method="post" class="narrow" noValidate>
				<Csrf frame={frame} />
				<input type="hidden" name="tried" value="yes" />
				{trial.pages.map(({ title, schema }) => (
					<section>
						<h2>{title[frame.language]}</h2>
						{Object.keys(schema.properties).map((name) => (
							<input type="hidden" name="shown" value={name} />
						))}
						<SchemaFields schema={schema} written={trial.written} faults={faults} frame={frame} />
					</section>
				))}
				{trial.materials.length > 0 ? (
					<Checkboxes
						name="material"
						label={t.materials}
						frame={frame}
						values={trial.materials.filter(({ given }) => given).map(({ code }) => code)}
						options={trial.materials.map(({ code, title }) => ({
							value: code,
							label: title[frame.language],
						}))}
					/>
				) : null}
				<p class="actions">
					<Button>{t.go}</Button>
				</p>
			</form>
		</>
	);
}

function Results({ trial, frame, t }: TrialSetting) {
	return (
		<section aria-labelledby="results">
			<Notice tone="ok" live>
				{t.good}
			</Notice>
			<h2 id="results">{t.results}</h2>
			{trial.runs.length === 0 ? <p>{t.noRules}</p> : null}
			{trial.runs.map((run) => (
				<RunLines run={run} frame={frame} />
			))}
		</section>
	);
}
