import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Details } from "../../../kit/details.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Facts } from "../../../kit/facts.tsx";
import { sayFaults } from "../../../kit/forms/say-faults.ts";
import { SchemaFields } from "../../../kit/forms/schema-fields.tsx";
import { Notice } from "../../../kit/notice.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { When } from "../../../kit/when.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { type Catalogue, type Spoken, speak } from "../../../words/words.ts";
import { DesignTrail } from "../design-trail.tsx";
import { RunLines } from "../run-lines.tsx";
import { changedLines } from "./changed-lines.ts";
import type { RuleReviewModel } from "./load.ts";

const words = {
	lead: {
		zh: "请逐项核对这份规则草案。您签署的是这一份文本的哈希：文字一改，意见就不再有效。",
		en: "Please check this draft. You sign the hash of exactly this text: once a letter changes, your review no longer counts.",
	},
	authors: { zh: "起草人", en: "Authors" },
	version: { zh: "版本", en: "Version" },
	from: { zh: "生效时间", en: "In force from" },
	hash: { zh: "哈希", en: "Hash" },
	law: { zh: "法律依据", en: "Legal basis" },
	facts: { zh: "所需事实", en: "Facts it needs" },
	steps: { zh: "怎样算", en: "How it is worked out" },
	outcomes: { zh: "得出什么", en: "What it gives" },
	examples: { zh: "算例（刚刚重新算过）", en: "Worked examples, run just now" },
	expected: { zh: "与预期一致", en: "as expected" },
	otherwise: { zh: "与预期不同", en: "not as expected" },
	changes: { zh: "与现行版本相比", en: "Compared with the version in force" },
	first: { zh: "这是第一个版本。", en: "This is the first version." },
	whole: { zh: "规则全文（JSON）", en: "The whole text (JSON)" },
	reviews: { zh: "已有的意见", en: "What was said of it" },
	noReviews: { zh: "还没有人审核。", en: "Nobody has reviewed it yet." },
	approve: { zh: "同意", en: "approves" },
	object: { zh: "有异议", en: "objects" },
	yours: { zh: "您的审核", en: "Your review" },
	go: { zh: "下一步：核对并签署", en: "Next: check and sign" },
	role: { zh: "审核规则需要“规则审核人”岗位。", en: "Reviewing takes the role of a rule reviewer." },
	author: {
		zh: "您是起草人，不能审核自己写的规则。",
		en: "You are an author of it, and nobody reviews their own text.",
	},
	done: { zh: "您已经审核过这份文本。", en: "You have reviewed this text." },
} as const satisfies Catalogue;

interface Part {
	readonly model: RuleReviewModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof words>;
}

/** A rule's draft, for whoever has to approve it. */
export function ruleReviewView(model: RuleReviewModel, frame: Frame): View {
	const t = speak(words, frame.language);
	const { draft, faults, schema } = model;
	const said = sayFaults(schema, faults, frame.language);
	const title = draft.rule.title[frame.language];
	const main = (
		<>
			<DesignTrail frame={frame} />
			<ErrorSummary faults={said} frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			<Head model={model} frame={frame} t={t} />
			<Text model={model} frame={frame} t={t} />
			<section aria-labelledby="examples">
				<h2 id="examples">{t.examples}</h2>
				{model.examples.map((run) => (
					<div>
						<RunLines run={run} frame={frame} />
						<p>
							<Tag tone={run.asExpected ? "ok" : "error"}>{run.asExpected ? t.expected : t.otherwise}</Tag>
						</p>
					</div>
				))}
			</section>
			<Changes model={model} frame={frame} t={t} />
			<Said model={model} frame={frame} t={t} />
			<section aria-labelledby="yours">
				<h2 id="yours">{t.yours}</h2>
				{model.barred ? (
					<Notice>{t[model.barred]}</Notice>
				) : (
					<form method="post" action={link(frame, `/work/rules/${draft.id}`)} class="narrow" noValidate>
						<Csrf frame={frame} />
						<input type="hidden" name="hash" value={draft.hash} />
						<SchemaFields schema={schema} written={model.written} faults={said} frame={frame} />
						<p class="actions">
							<Button>{t.go}</Button>
						</p>
					</form>
				)}
			</section>
		</>
	);
	return { title, main, islands: ["kit"] };
}

function Head({ model: { draft, authors }, frame, t }: Part) {
	const { version, hash, rule } = draft;
	const rows = [
		[t.authors, authors.map((each) => each[frame.language]).join(", ")],
		[t.version, String(version)],
		[t.from, <When timeMs={rule.effectiveFromMs} frame={frame} />],
		[t.hash, <span class="code">{hash}</span>],
		[
			t.law,
			rule.basis.map(({ law, article }) => `${law[frame.language]} ${article[frame.language]}`).join("; "),
		],
	] as const;
	return <Facts rows={rows} />;
}

function Text({ model: { draft }, frame, t }: Part) {
	const { facts, steps, outcomes } = draft.rule;
	const parts = [
		[t.facts, facts.map(({ name, title, type }) => ({ name, title, how: type as string }))],
		[t.steps, steps.map(({ name, title, expression }) => ({ name, title, how: expression ?? "…" }))],
		[t.outcomes, outcomes.map(({ name, title, expression }) => ({ name, title, how: expression }))],
	] as const;
	return (
		<>
			{parts.map(([heading, lines]) =>
				lines.length === 0 ? null : (
					<section>
						<h2>{heading}</h2>
						<ul>
							{lines.map(({ name, title, how }) => (
								<li>
									{title[frame.language]} <span class="quiet code">{name}</span>
									<br />
									<code>{how}</code>
								</li>
							))}
						</ul>
					</section>
				),
			)}
			<Details summary={t.whole}>
				<pre class="table">{JSON.stringify(draft.rule, undefined, 1)}</pre>
			</Details>
		</>
	);
}

function Changes({ model: { draft, before }, t }: Part) {
	const lines = before ? changedLines(before.rule, draft.rule) : [];
	return (
		<section aria-labelledby="changes">
			<h2 id="changes">{t.changes}</h2>
			{before ? (
				<ul class="changes">
					{lines.map(({ place, was, is }) => (
						<li>
							<span class="code">{place}</span>
							{was === undefined ? null : (
								<>
									<br />
									<del class="code">{was}</del>
								</>
							)}
							{is === undefined ? null : (
								<>
									<br />
									<ins class="code">{is}</ins>
								</>
							)}
						</li>
					))}
				</ul>
			) : (
				<p>{t.first}</p>
			)}
		</section>
	);
}

function Said({ model: { reviews }, frame, t }: Part) {
	return (
		<section aria-labelledby="said">
			<h2 id="said">{t.reviews}</h2>
			{reviews.length === 0 ? <p>{t.noReviews}</p> : null}
			<ul>
				{reviews.map(({ by, verdict, note }) => (
					<li>
						{by[frame.language]} <Tag tone={verdict === "approve" ? "ok" : "error"}>{t[verdict]}</Tag>
						{note ? <p>{note}</p> : null}
					</li>
				))}
			</ul>
		</section>
	);
}
