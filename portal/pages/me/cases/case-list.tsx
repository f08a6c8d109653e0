import { type CaseStatus, caseStatuses } from "@mingjian/services/cases/choices.ts";
import { type Frame, link } from "../../../frame/frame.ts";
import { Tag, type Tone } from "../../../kit/tag.tsx";
import { Day } from "../../../kit/when.tsx";
import { Said } from "../../../parts/said.tsx";
import { type Catalogue, speak } from "../../../words/words.ts";
import type { CaseLine } from "./load.ts";

const words = {
	submitted: { zh: "提交于 ", en: "Sent " },
	promised: { zh: "承诺办结 ", en: "promised by " },
} as const satisfies Catalogue;

const tones: Readonly<Record<CaseStatus, Tone>> = {
	submitted: "info",
	correcting: "warn",
	"not-accepted": "error",
	lapsed: "error",
	reviewing: "info",
	"in-procedure": "info",
	decided: "ok",
	appealed: "info",
	delivered: "ok",
	withdrawn: "plain",
	archived: "plain",
};

/** Where an application stands, in a word. */
export function CaseTag({ status, frame }: { readonly status: CaseStatus; readonly frame: Frame }) {
	return <Tag tone={tones[status]}>{caseStatuses[status][frame.language]}</Tag>;
}

/** Applications one below the other. */
export function CaseList({ cases, frame }: { readonly cases: readonly CaseLine[]; readonly frame: Frame }) {
	const t = speak(words, frame.language);
	return (
		<ul class="tasks">
			{cases.map(({ id, title, status, submittedMs, deadlineMs }) => (
				<li class="task">
					<div class="task-name">
						<a href={link(frame, `/me/cases/${id}`)}>
							<Said text={title} frame={frame} />
						</a>
						<p class="quiet">
							{t.submitted}
							<Day timeMs={submittedMs} frame={frame} />
							{deadlineMs === undefined ? null : (
								<>
									<span class="dot" aria-hidden="true" />
									{t.promised}
									<Day timeMs={deadlineMs} frame={frame} />
								</>
							)}
						</p>
					</div>
					<CaseTag status={status} frame={frame} />
				</li>
			))}
		</ul>
	);
}
