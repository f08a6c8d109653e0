import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Button } from "../../../kit/button.tsx";
import { Empty } from "../../../kit/empty.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { Csrf } from "../../../parts/csrf.tsx";
import { saidText } from "../../../parts/said.tsx";
import { day } from "../../../words/format.ts";
import { type Spoken, speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import type { ConsentLine, ConsentsModel } from "./load.ts";
import { consentsWords } from "./words.ts";

/** Who sees what of a citizen by their own consent, for what and until when, each with the way to withdraw it. */
export function consentsView({ consents }: ConsentsModel, frame: Frame): View {
	const t = speak(consentsWords, frame.language);
	const title = meNames.consents[frame.language];
	const main = (
		<>
			<MeTrail frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			{consents.length === 0 ? (
				<Empty title={t.none}>
					<p>{t.noneText}</p>
				</Empty>
			) : null}
			<ul class="tasks" hidden={consents.length === 0}>
				{consents.map((line) => (
					<Line line={line} frame={frame} t={t} />
				))}
			</ul>
			<h2>{t.fresh}</h2>
			<p>{t.freshText}</p>
			<Onward href={link(frame, "/me/data")}>{meNames.data[frame.language]}</Onward>
		</>
	);
	return { title, section: "me", main };
}

interface LineSetting {
	readonly line: ConsentLine;
	readonly frame: Frame;
	readonly t: Spoken<typeof consentsWords>;
}

function Line({ line, frame, t }: LineSetting) {
	const { content, name, of, department, departmentName, item, untilMs, standing } = line;
	const { language } = frame;
	const path = link(frame, `/me/data/${content}`);
	return (
		<li class="task">
			<div class="task-name">
				<a href={path}>{name[language]}</a> <span class="quiet">{saidText(of, frame)}</span>
				<p>{t.shown(departmentName[language], item[language])}</p>
				<p class="quiet">{t.until(day(untilMs, language))}</p>
			</div>
			{standing === "given" ? (
				<form method="post" action={path}>
					<Csrf frame={frame} />
					<input type="hidden" name="department" value={department} />
					<Button kind="second" name="do" value="withdraw">
						{t.withdraw}
					</Button>
				</form>
			) : (
				<Tag>{t[standing]}</Tag>
			)}
		</li>
	);
}
