import { type Frame, link, type View } from "../../../frame/frame.ts";
import { ButtonLink } from "../../../kit/button.tsx";
import { Card, Cards } from "../../../kit/card.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Said } from "../../../parts/said.tsx";
import { moment } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { CaseList } from "../cases/case-list.tsx";
import { meNames } from "../names.ts";
import { draftPath } from "../open-draft.ts";
import type { MeModel } from "./load.ts";
import { overviewWords } from "./words.ts";

interface Part {
	readonly model: MeModel;
	readonly frame: Frame;
	readonly t: Spoken<typeof overviewWords>;
}

/** A citizen's front page: what waits for them first. */
export function meView(model: MeModel, frame: Frame): View {
	const t = speak(overviewWords, frame.language);
	const title = meNames.me[frame.language];
	const part = { model, frame, t };
	const main = (
		<>
			<h1>{title}</h1>
			<Waiting {...part} />
			{model.latest.length > 0 ? (
				<section aria-labelledby="latest">
					<h2 id="latest">{t.latest}</h2>
					<CaseList cases={model.latest} frame={frame} />
					<Onward href={link(frame, "/me/cases")}>{t.all}</Onward>
				</section>
			) : null}
			<p class="actions">
				<ButtonLink href={link(frame, "/services")}>{t.apply}</ButtonLink>
			</p>
			<More {...part} />
		</>
	);
	return { title, section: "me", main };
}

function Waiting({ model, frame, t }: Part) {
	const { waiting, drafts, fresh, recovering } = model;
	const count = waiting.length + drafts.length + (fresh > 0 ? 1 : 0) + (recovering ? 1 : 0);
	return (
		<section aria-labelledby="waiting">
			<h2 id="waiting">{t.waiting(count)}</h2>
			{count === 0 ? <p>{t.nothing}</p> : null}
			<ul class="tasks" hidden={count === 0}>
				{recovering ? (
					<Line href={link(frame, "/me/security")} text={t.recovery} note={t.recovering} frame={frame} />
				) : null}
				{fresh > 0 ? (
					<Line
						href={link(frame, "/me/messages")}
						text={meNames.messages[frame.language]}
						note={t.fresh(fresh)}
						frame={frame}
					/>
				) : null}
				{waiting.map((each) => (
					<Line
						href={link(frame, `/me/cases/${each.id}`)}
						text={each.title}
						note={t[each.for]}
						frame={frame}
					/>
				))}
				{drafts.map((draft) => (
					<Line
						href={link(frame, draftPath(draft))}
						text={draft.title}
						note={t.draft(moment(draft.changedMs, frame.language))}
						frame={frame}
					/>
				))}
			</ul>
		</section>
	);
}

function Line(given: {
	readonly href: string;
	readonly text: MeModel["drafts"][number]["title"] | string;
	readonly note: string;
	readonly frame: Frame;
}) {
	const { href, text, note, frame } = given;
	return (
		<li class="task">
			<div class="task-name">
				<a href={href}>{typeof text === "string" ? text : <Said text={text} frame={frame} />}</a>
				<p class="quiet">{note}</p>
			</div>
		</li>
	);
}

function More({ frame, t }: Part) {
	const pages = [
		["messages", "/me/messages", t.messagesText],
		["wallet", "/me/wallet", t.walletText],
		["data", "/me/data", t.dataText],
		["consents", "/me/consents", t.consentsText],
		["access", "/me/access", t.accessText],
		["delegations", "/me/delegations", t.delegationsText],
		["security", "/me/security", t.securityText],
		["preferences", "/preferences?back=/me", t.preferencesText],
	] as const;
	return (
		<section aria-labelledby="more">
			<h2 id="more">{t.more}</h2>
			<Cards>
				{pages.map(([name, path, text]) => (
					<Card title={meNames[name][frame.language]} href={link(frame, path)}>
						<p class="quiet">{text}</p>
					</Card>
				))}
			</Cards>
		</section>
	);
}
