import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button, ButtonLink } from "../../../kit/button.tsx";
import { Dialog } from "../../../kit/dialog.tsx";
import { TaskList } from "../../../kit/task-list.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { moment } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { OnBehalf } from "../on-behalf.tsx";
import { draftPath } from "../open-draft.ts";
import type { DraftModel } from "./load.ts";
import { draftWords } from "./words.ts";

interface Part {
	readonly model: DraftModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof draftWords>;
}

/** The parts of an application, and how far each has come. */
export function draftView(model: DraftModel, frame: Frame): View {
	const t = speak(draftWords, frame.language);
	const name = saidText(model.title, frame);
	const title = model.corrects ? t.correctTitle(name) : t.title(name);
	const part = { model, frame, t };
	const main = (
		<>
			<MeTrail frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{t.lead(moment(model.changedMs, frame.language))}</p>
			{model.behalf ? <OnBehalf account={model.behalf} frame={frame} /> : null}
			<Tasks {...part} />
			<p class="actions">
				<ButtonLink href={link(frame, draftPath(model, model.next))}>{t.goOn}</ButtonLink>
				<Button type="button" kind="second" opens="drop">
					{t.drop}
				</Button>
			</p>
			<Dialog id="drop" title={t.dropTitle} frame={frame}>
				<p>{t.dropText}</p>
				<form method="post" action={link(frame, draftPath(model))}>
					<Csrf frame={frame} />
					<p class="actions">
						<Button kind="warn">{t.drop}</Button>
					</p>
				</form>
			</Dialog>
		</>
	);
	return { title, section: "me", main };
}

function Tasks({ model, frame, t }: Part) {
	const to = (page: string) => link(frame, draftPath(model, page));
	return (
		<>
			{model.sections.length > 0 ? (
				<>
					<h2>{t.questions}</h2>
					<TaskList
						frame={frame}
						tasks={model.sections.map(({ id, title, state }) => ({
							title: title[frame.language],
							href: to(id),
							state,
						}))}
					/>
				</>
			) : null}
			<h2>{t.send}</h2>
			<TaskList
				frame={frame}
				tasks={[
					...(model.materials ? [{ title: t.materials, href: to("materials"), state: model.materials }] : []),
					model.ready
						? { title: t.check, href: to("check"), state: "open" as const }
						: { title: t.check, state: "later" as const },
				]}
			/>
		</>
	);
}
