import { designPath } from "../../../design/fault-place.ts";
import type { PartLine } from "../../../design/publishing.ts";
import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Facts } from "../../../kit/facts.tsx";
import { sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Tag, type Tone } from "../../../kit/tag.tsx";
import { TextInput } from "../../../kit/text-input.tsx";
import { When } from "../../../kit/when.tsx";
import { TitledTable } from "../../../parts/titled-table.tsx";
import { type Spoken, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { FaultList } from "../fault-list.tsx";
import { Revision } from "../revision.tsx";
import type { DesignModel } from "./load.ts";
import { termsSchema } from "./terms.ts";
import { designWords } from "./words.ts";

interface Part {
	readonly model: DesignModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof designWords>;
}

const fieldOfTrouble = { date: "day-year", "rule-id": "rule", "changed-meanwhile": "main" } as const;

/** A design: its parts, what is still wrong, previews, and the way to the record. */
export function designView(model: DesignModel, frame: Frame): View {
	const t = speak(designWords, frame.language);
	const part = { model, frame, t };
	const { trouble, terms, design } = model;
	const faults = [
		...(trouble ? [{ name: fieldOfTrouble[trouble], text: t[trouble] }] : []),
		...sayFaults(termsSchema, terms.faults, frame.language),
	];
	const title = design.title[frame.language];
	const main = (
		<>
			<DesignTrail frame={frame} />
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{title}</h1>
			<Standing {...part} />
			<Faults {...part} />
			<Parts {...part} />
			<Rules {...part} />
			<section aria-labelledby="look">
				<h2 id="look">{t.look}</h2>
				<ul class="ways">
					<li>
						<a class="onward" href={link(frame, designPath(design, "try"))}>
							{t.try}
						</a>
					</li>
					<li>
						<a class="onward" href={link(frame, designPath(design, "preview"))}>
							{t.chart}
						</a>
					</li>
				</ul>
			</section>
			<section aria-labelledby="terms">
				<h2 id="terms">{t.terms}</h2>
				<form method="post" class="narrow" noValidate>
					<Revision design={design} frame={frame} />
					<SchemaFields schema={termsSchema} written={terms.written} faults={faults} frame={frame} />
					<p class="actions">
						<Button kind="second" name="do" value="terms">
							{t.keep}
						</Button>
					</p>
				</form>
			</section>
			<Publishing {...part} />
			<section aria-labelledby="drop">
				<h2 id="drop">{t.drop}</h2>
				<p>{t.dropText}</p>
				<form method="post">
					<Revision design={design} frame={frame} />
					<p class="actions">
						<Button kind="warn" name="do" value="drop">
							{t.drop}
						</Button>
					</p>
				</form>
			</section>
		</>
	);
	return { title, main, islands: ["kit"] };
}

function Standing({ model, frame, t }: Part) {
	const { item, published, changedMs, by } = model;
	return (
		<Facts
			rows={[
				[t.item, <span class="code">{item}</span>],
				[t.state, <Tag tone={published ? "ok" : "info"}>{published ? t.isPublished : t.isNew}</Tag>],
				[
					t.changed,
					<>
						<When timeMs={changedMs} frame={frame} /> · {by[frame.language]}
					</>,
				],
			]}
		/>
	);
}

function Faults({ model, frame, t }: Part) {
	if (model.faults.length === 0) return <Notice tone="ok">{t.sound}</Notice>;
	return <FaultList title={t.faults(model.faults.length)} faults={model.faults} frame={frame} />;
}

function Parts({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="parts">
			<h2 id="parts">{t.parts}</h2>
			<ul class="tasks">
				{model.parts.map(({ part, path, count }) => (
					<li class="task">
						<div class="task-name">
							<a href={link(frame, path)}>{t[part]}</a>
						</div>
						{count === undefined ? null : <Tag>{count === 0 ? t.none : t.count(count)}</Tag>}
					</li>
				))}
			</ul>
		</section>
	);
}

function Rules({ model, frame, t }: Part) {
	const wrong = model.trouble === "rule-id" ? t["rule-id"] : undefined;
	return (
		<section aria-labelledby="rules">
			<h2 id="rules">{t.ruleTexts}</h2>
			{model.rules.length === 0 ? <p>{t.noRules}</p> : null}
			<ul class="ways">
				{model.rules.map(({ id, title, path }) => (
					<li>
						<a class="onward" href={link(frame, path)}>
							{title[frame.language]}
						</a>{" "}
						<span class="code quiet">{id}</span>
					</li>
				))}
			</ul>
			<form method="post" class="narrow" noValidate>
				<Revision design={model.design} frame={frame} />
				<TextInput
					name="rule"
					label={t.newRule}
					hint={t.newRuleHint}
					error={wrong}
					frame={frame}
					autoComplete="off"
				/>
				<p class="actions">
					<Button kind="second" name="do" value="new-rule">
						{t.addRule}
					</Button>
				</p>
			</form>
		</section>
	);
}

const tones: Readonly<Record<PartLine["state"], Tone>> = {
	unchanged: "plain",
	draft: "info",
	review: "info",
	objected: "error",
	ready: "ok",
	waits: "plain",
};

function Publishing({ model, frame, t }: Part) {
	const { publishing, design } = model;
	if (!publishing) return null;
	return (
		<TitledTable
			id="publishing"
			title={t.publishing}
			rows={publishing.parts}
			columns={[
				{
					title: t.part,
					cell: ({ part, name }) => (
						<>
							{t[part]}
							{part === "rule" ? <span class="code quiet"> {name}</span> : null}
						</>
					),
				},
				{
					title: t.state,
					cell: (line) => (
						<>
							<Tag tone={tones[line.state]}>
								{line.state === "review" ? t.review(line.approvals) : t[line.state]}
							</Tag>
							{line.objections.map((text) => (
								<p>{t.objection(text)}</p>
							))}
						</>
					),
				},
			]}
		>
			{publishing.done ? (
				<p>
					{t.done} <a href={link(frame, `/services/${model.item}`)}>{t.see}</a>
				</p>
			) : null}
			{publishing.dateMissing ? (
				<Notice tone="warn">
					<a href="#day-year">{t.date}</a>
				</Notice>
			) : null}
			<form method="post">
				<Revision design={design} frame={frame} />
				{publishing.forward > 0 ? <p>{publishing.mayForward ? t.forwardText : t.notAuthor}</p> : null}
				{publishing.others.length > 0 ? (
					<p>
						{t.othersPublish(
							publishing.others.map((part) => t[part]).join(frame.language === "zh" ? "、" : ", "),
						)}
					</p>
				) : null}
				<p class="actions">
					{publishing.forward > 0 && publishing.mayForward ? (
						<Button name="do" value="forward">
							{t.forward}
						</Button>
					) : null}
					{publishing.publish > 0 ? (
						<Button name="do" value="publish">
							{t.publish}
						</Button>
					) : null}
				</p>
			</form>
		</TitledTable>
	);
}
