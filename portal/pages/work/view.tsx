import { type Frame, link, type View } from "../../frame/frame.ts";
import { Button } from "../../kit/button.tsx";
import { Empty } from "../../kit/empty.tsx";
import { type Figure, Stats } from "../../kit/stat.tsx";
import { Table } from "../../kit/table.tsx";
import { Tabs } from "../../kit/tabs.tsx";
import { Tag } from "../../kit/tag.tsx";
import { Day } from "../../kit/when.tsx";
import { Csrf } from "../../parts/csrf.tsx";
import { whole } from "../../words/format.ts";
import { type Spoken, speak } from "../../words/words.ts";
import type { TaskLine, WorkModel } from "./load.ts";
import { workWords } from "./words.ts";

interface Part {
	readonly model: WorkModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof workWords>;
}

export function workView(model: WorkModel, frame: Frame): View {
	const t = speak(workWords, frame.language);
	const part = { model, frame, t };
	const post = model.posts.find(({ department }) => department === model.department);
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{post ? t.lead(post.name[frame.language]) : t.nowhere}</p>
			{model.posts.length > 1 ? <Departments {...part} /> : null}
			{post ? <Tasks {...part} /> : null}
			<Others {...part} />
			{model.figures ? <DepartmentFigures {...part} /> : null}
		</>
	);
	return { title: t.title, main };
}

function Departments({ model, frame, t }: Part) {
	return (
		<form method="post" class="filter">
			<Csrf frame={frame} />
			<div>
				<label for="department">{t.department}</label>
				<select id="department" name="department">
					{model.posts.map(({ department, name }) => (
						<option value={department} selected={department === model.department}>
							{name[frame.language]}
						</option>
					))}
				</select>
			</div>
			<Button kind="second">{t.choose}</Button>
		</form>
	);
}

function Tasks({ model, frame, t }: Part) {
	const { language } = frame;
	const all = link(frame, "/work");
	const mine = link(frame, "/work?mine=yes");
	const tabs = [
		{ label: t.all, href: all },
		{ label: t.mine, href: mine },
	];
	return (
		<section>
			<h2 id="tasks">{t.tasks}</h2>
			<Tabs label={t.tasks} tabs={tabs} current={model.mineAlone ? mine : all} />
			{model.tasks.length === 0 ? (
				<Empty title={t.none}>
					<p>{t.noneText}</p>
				</Empty>
			) : (
				<Table
					stacks
					caption={t.tasks}
					captionHidden
					rows={model.tasks}
					columns={[
						{
							title: t.item,
							cell: ({ case: id, title }) => (
								<>
									<a class="cell-link" href={link(frame, `/work/cases/${id}`)}>
										{title[language]}
									</a>
									<br />
									<span class="code quiet">{id.slice(0, 10)}</span>
								</>
							),
						},
						{ title: t.stage, cell: ({ stage }) => stage[language] },
						{
							title: t.deadline,
							cell: ({ deadlineMs }) =>
								deadlineMs === undefined ? "–" : <Day timeMs={deadlineMs} frame={frame} />,
						},
						{ title: t.state, cell: (task) => <States task={task} t={t} /> },
					]}
				/>
			)}
		</section>
	);
}

function States({ task, t }: { readonly task: TaskLine; readonly t: Part["t"] }) {
	const { overdue, escalated, second, paused, mine, assignee, fits } = task;
	return (
		<>
			{overdue ? <Tag tone="error">{t.overdue}</Tag> : null}
			{escalated ? <Tag tone="warn">{t.escalated}</Tag> : null}
			{second ? <Tag tone="info">{t.second}</Tag> : null}
			{paused ? <Tag>{t.paused}</Tag> : null}
			<Tag tone={mine ? "ok" : "plain"}>
				{mine ? t.isMine : assignee ? t.taken : fits ? t.open : t.notYours}
			</Tag>
		</>
	);
}

function Others({ model, frame, t }: Part) {
	return (
		<section aria-labelledby="other">
			<h2 id="other">{t.other}</h2>
			<ul class="ways">
				{model.acts.map(({ path, title }) => (
					<li>
						<a class="onward" href={link(frame, path)}>
							{title[frame.language]}
						</a>
					</li>
				))}
				<li>
					<a class="onward" href={link(frame, "/work/data")}>
						{t.data}
					</a>
				</li>
				{model.opens ? (
					<li>
						<a class="onward" href={link(frame, "/work/keys")}>
							{t.keys}
						</a>
					</li>
				) : null}
				{model.recovers ? (
					<li>
						<a class="onward" href={link(frame, "/work/recovery")}>
							{t.recovery}
						</a>
					</li>
				) : null}
				{model.department === undefined ? null : (
					<>
						<li>
							<a class="onward" href={link(frame, "/work/design")}>
								{t.design}
							</a>
						</li>
						<li>
							<a class="onward" href={link(frame, "/work/stats")}>
								{t.stats}
							</a>
						</li>
					</>
				)}
				<li>
					<a class="onward" href={link(frame, "/me/security")}>
						{t.security}
					</a>
				</li>
			</ul>
		</section>
	);
}

function DepartmentFigures({ model: { figures }, frame, t }: Part) {
	if (!figures) return null;
	const { submitted, decided, medianDays, overduePermille, satisfiedPermille } = figures;
	const count = (value: number) => whole(value, frame.language);
	const percent = (permille: number) => `${Math.round(permille / 10)} %`;
	const shown: Figure[] = [
		{ value: count(submitted), label: t.submitted },
		{ value: count(decided), label: t.decided },
		...(medianDays === undefined ? [] : [{ value: count(medianDays), label: t.median }]),
		...(overduePermille === undefined ? [] : [{ value: percent(1000 - overduePermille), label: t.onTime }]),
		...(satisfiedPermille === undefined ? [] : [{ value: percent(satisfiedPermille), label: t.satisfied }]),
	];
	return (
		<section aria-labelledby="figures">
			<h2 id="figures">{t.figures}</h2>
			<Stats figures={shown} />
		</section>
	);
}
