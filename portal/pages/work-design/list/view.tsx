import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button, ButtonLink } from "../../../kit/button.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { ErrorSummary } from "../../../kit/error-summary.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { When } from "../../../kit/when.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { TitledTable } from "../../../parts/titled-table.tsx";
import { type Spoken, speak } from "../../../words/words.ts";
import type { DesignsModel } from "./load.ts";
import { designsWords } from "./words.ts";

interface Part {
	readonly model: DesignsModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof designsWords>;
}

/** What a department designs: drafts, reviews that wait, and what is published. */
export function designsView(model: DesignsModel, frame: Frame): View {
	const t = speak(designsWords, frame.language);
	const part = { model, frame, t };
	const faults = model.fault ? [{ name: "items", text: t[model.fault] }] : [];
	const main = (
		<>
			<ErrorSummary faults={faults} frame={frame} />
			<h1>{t.title}</h1>
			<p class="lead">{t.lead}</p>
			<Reviews {...part} />
			{model.mayDesign ? <Drafts {...part} /> : null}
			{model.mayDesign ? <Items {...part} /> : null}
			<p class="actions">
				<a href={link(frame, "/work")}>{t.back}</a>
			</p>
		</>
	);
	return { title: t.title, main };
}

function Reviews({ model, frame, t }: Part) {
	return (
		<TitledTable
			stacks
			id="reviews"
			title={t.reviews}
			empty={<p>{t.noReviews}</p>}
			rows={model.reviews}
			columns={[
				{
					title: t.rule,
					cell: ({ id, title }) => (
						<a class="cell-link" href={link(frame, `/work/rules/${id}`)}>
							{title[frame.language]}
						</a>
					),
				},
				{ title: t.approvals, cell: ({ approvals }) => `${approvals} / 2`, numeric: true },
				{
					title: t.state,
					cell: ({ mine }) => <Tag tone={mine ? "info" : "plain"}>{mine ? t.waits : t.others}</Tag>,
				},
			]}
		/>
	);
}

function Drafts({ model, frame, t }: Part) {
	return (
		<TitledTable
			stacks
			id="drafts"
			title={t.drafts}
			empty={<Empty title={t.noDrafts}>{null}</Empty>}
			rows={model.designs}
			columns={[
				{
					title: t.item,
					cell: ({ path, title }) => (
						<a class="cell-link" href={link(frame, path)}>
							{title[frame.language]}
						</a>
					),
				},
				{ title: t.changed, cell: ({ changedMs }) => <When timeMs={changedMs} frame={frame} /> },
				{ title: t.by, cell: ({ by }) => by[frame.language] },
			]}
		>
			<p class="actions">
				<ButtonLink href={link(frame, "/work/design/new")}>{t.new}</ButtonLink>
			</p>
		</TitledTable>
	);
}

function Items({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="items">
			<h2 id="items" tabIndex={-1}>
				{t.items}
			</h2>
			{model.items.length === 0 ? <p>{t.noItems}</p> : null}
			<ul class="rows">
				{model.items.map(({ code, title }) => (
					<li class="row">
						<div>
							<p>
								<a class="cell-link" href={link(frame, `/services/${code}`)}>
									{title[frame.language]}
								</a>
							</p>
							<p class="quiet code">{code}</p>
						</div>
						<form method="post">
							<Csrf frame={frame} />
							<Button kind="second" name="item" value={code}>
								{t.open}
								<span class="hidden"> {title[frame.language]}</span>
							</Button>
						</form>
					</li>
				))}
			</ul>
		</section>
	);
}
