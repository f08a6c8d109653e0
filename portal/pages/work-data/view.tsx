import { type Frame, link, type View } from "../../frame/frame.ts";
import { Empty } from "../../kit/empty.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Tag } from "../../kit/tag.tsx";
import { Day, When } from "../../kit/when.tsx";
import { PartyName } from "../../parts/party.tsx";
import { TitledTable } from "../../parts/titled-table.tsx";
import { type Spoken, speak } from "../../words/words.ts";
import { openReasons } from "../work-open/words.ts";
import type { WorkDataModel } from "./load.ts";
import { disputeGrounds, workDataWords } from "./words.ts";

interface Part {
	readonly model: WorkDataModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof workDataWords>;
}

export function workDataView(model: WorkDataModel, frame: Frame): View {
	const t = speak(workDataWords, frame.language);
	const part = { model, frame, t };
	const nothing = model.disputes.length === 0 && model.requests.length === 0;
	const main = (
		<>
			<h1>{t.title}</h1>
			<p class="lead">{t.lead(model.department[frame.language])}</p>
			{model.mayAnswer || nothing ? null : (
				<Notice>
					<p>{t.notYours}</p>
				</Notice>
			)}
			{nothing ? (
				<Empty title={t.none}>
					<p>{t.noneText}</p>
				</Empty>
			) : null}
			<Disputes {...part} />
			<Requests {...part} />
			<p class="actions">
				<a href={link(frame, "/work")}>{t.back}</a>
			</p>
		</>
	);
	return { title: t.title, main };
}

function Disputes({ model, frame, t }: Part) {
	const { language } = frame;
	if (model.disputes.length === 0) return null;
	return (
		<TitledTable
			stacks
			id="disputes"
			title={t.disputes}
			rows={model.disputes}
			columns={[
				{
					title: t.opening,
					cell: ({ tag, number, group }) => (
						<>
							<a href={link(frame, `/explorer/state/disclosure.disclosed/${tag}/${number}`)}>
								{t.numbered(number, group)}
							</a>
							<br />
							<span class="code quiet">{tag.slice(0, 10)}</span>
						</>
					),
				},
				{
					title: t.by,
					cell: ({ officer, openedMs }) => (
						<>
							<PartyName party={officer} frame={frame} />
							<br />
							<When timeMs={openedMs} frame={frame} />
						</>
					),
				},
				{ title: t.reason, cell: ({ reason }) => openReasons[reason]?.[language] ?? reason },
				{ title: t.ground, cell: ({ ground }) => disputeGrounds[ground]?.[language] ?? ground },
				{ title: t.due, cell: (line) => <Due {...line} frame={frame} t={t} /> },
				{
					title: t.answer,
					cell: ({ tag, number, own }) =>
						own ? (
							t.own
						) : model.mayAnswer ? (
							<a
								href={link(
									frame,
									`/work/act/disclosure/answer-dispute?tag=${tag}&number=${number}&back=/work/data`,
								)}
							>
								{t.answerIt(number)}
							</a>
						) : (
							"–"
						),
				},
			]}
		/>
	);
}

function Requests({ model, frame, t }: Part) {
	if (model.requests.length === 0) return null;
	return (
		<TitledTable
			stacks
			id="requests"
			title={t.requests}
			rows={model.requests}
			columns={[
				{
					title: t.content,
					cell: ({ content }) => (
						<a class="code" href={link(frame, `/explorer/state/disclosure.content/${content}`)}>
							{content.slice(0, 16)}
						</a>
					),
				},
				{ title: t.kind, cell: ({ kind }) => t[kind] },
				{ title: t.requested, cell: ({ requestedMs }) => <Day timeMs={requestedMs} frame={frame} /> },
				{ title: t.due, cell: (line) => <Due {...line} frame={frame} t={t} /> },
				{
					title: t.answer,
					cell: ({ content }) =>
						model.mayAnswer ? (
							<a href={link(frame, `/work/act/disclosure/answer-request?content=${content}&back=/work/data`)}>
								{t.answerRequest(content.slice(0, 6))}
							</a>
						) : (
							"–"
						),
				},
			]}
		/>
	);
}

function Due({
	dueMs,
	overdue,
	frame,
	t,
}: {
	readonly dueMs: number;
	readonly overdue: boolean;
	readonly frame: Frame;
	readonly t: Part["t"];
}) {
	return (
		<>
			<Day timeMs={dueMs} frame={frame} /> {overdue ? <Tag tone="error">{t.overdue}</Tag> : null}
		</>
	);
}
