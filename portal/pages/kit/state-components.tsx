import { Confirmation } from "../../kit/confirmation.tsx";
import { Empty } from "../../kit/empty.tsx";
import { Inset } from "../../kit/inset.tsx";
import { Notice } from "../../kit/notice.tsx";
import { Onward } from "../../kit/onward.tsx";
import { Phase } from "../../kit/phase.tsx";
import { Progress } from "../../kit/progress.tsx";
import { Steps } from "../../kit/steps.tsx";
import { Tag } from "../../kit/tag.tsx";
import { TaskList } from "../../kit/task-list.tsx";
import { Timeline } from "../../kit/timeline.tsx";
import { nowhere, Part, type Shown } from "./part.tsx";

const timeMs = Date.UTC(2026, 2, 2, 1, 30);

/** How things stand. */
export function StateComponents(shown: Shown) {
	const { frame, t } = shown;
	return (
		<>
			<Part id="states" title={t.states}>
				<Phase name={t.phase}>{t.phaseText}</Phase>
				<p class="actions">
					<Tag>{t.plain}</Tag>
					<Tag tone="info">{t.info}</Tag>
					<Tag tone="ok">{t.ok}</Tag>
					<Tag tone="warn">{t.warned}</Tag>
					<Tag tone="error">{t.error}</Tag>
				</p>
				<Notice>
					<p>{t.notice}</p>
				</Notice>
				<Notice tone="warn" title={t.warned}>
					<p>{t.noticeWarn}</p>
				</Notice>
				<Notice tone="error">
					<p>{t.noticeError}</p>
				</Notice>
				<Notice tone="ok" live>
					<p>{t.noticeOk}</p>
				</Notice>
				<Inset>{t.inset}</Inset>
				<Empty title={t.empty}>
					<Onward href={nowhere(frame)}>{t.start}</Onward>
				</Empty>
			</Part>
			<HowFar {...shown} />
		</>
	);
}

function HowFar({ frame, t }: Shown) {
	return (
		<Part id="progress" title={t.progressTitle}>
			<Progress at={3} of={5} frame={frame} />
			<Timeline
				frame={frame}
				moments={[
					{ title: t.received, timeMs, state: "done" },
					{ title: t.returned, timeMs: timeMs + 3_600_000, text: <p>{t.noticeWarn}</p>, state: "stopped" },
					{ title: t.review, timeMs: timeMs + 90_000_000, state: "now" },
					{ title: t.decision, timeMs: undefined, state: "ahead" },
				]}
			/>
			<TaskList
				frame={frame}
				tasks={[
					{ title: t.about, href: nowhere(frame), state: "done" },
					{ title: t.home, href: nowhere(frame), hint: t.moreText, state: "started" },
					{ title: t.materials, href: nowhere(frame), state: "open" },
					{ title: t.sign, state: "later" },
				]}
			/>
			<Confirmation title={t.confirmation} number={t.number} level={3}>
				<p>{t.noticeOk}</p>
			</Confirmation>
			<Steps
				steps={[{ title: t.step1, text: <p>{t.step1Text}</p> }, { title: t.step2 }, { title: t.step3 }]}
			/>
		</Part>
	);
}
