import { type Frame, link, type View } from "../../../frame/frame.ts";
import { Empty } from "../../../kit/empty.tsx";
import { Onward } from "../../../kit/onward.tsx";
import { Tag } from "../../../kit/tag.tsx";
import { When } from "../../../kit/when.tsx";
import { Said } from "../../../parts/said.tsx";
import { speak } from "../../../words/words.ts";
import { MeTrail } from "../me-trail.tsx";
import { meNames } from "../names.ts";
import type { MessagesModel } from "./load.ts";
import { messagesWords } from "./words.ts";

/** What the record says to a citizen, the newest first. */
export function messagesView({ messages }: MessagesModel, frame: Frame): View {
	const t = speak(messagesWords, frame.language);
	const title = meNames.messages[frame.language];
	const main = (
		<>
			<MeTrail frame={frame} />
			<h1>{title}</h1>
			<p class="lead">{t.lead}</p>
			{messages.length === 0 ? (
				<Empty title={t.none}>
					<Onward href={link(frame, "/services")}>{t.services}</Onward>
				</Empty>
			) : null}
			<ul class="tasks" hidden={messages.length === 0}>
				{messages.map(({ atMs, kind, title: about, department, path, fresh }) => (
					<li class="task">
						<div class="task-name">
							<a href={link(frame, path)}>
								{t[kind]}
								{about ? (
									<>
										{t.colon}
										<Said text={about} frame={frame} />
									</>
								) : null}
							</a>
							<p class="quiet">
								<When timeMs={atMs} frame={frame} />
								{department ? (
									<>
										<span class="dot" aria-hidden="true" />
										{department[frame.language]}
									</>
								) : null}
							</p>
						</div>
						{fresh ? <Tag tone="info">{t.fresh}</Tag> : null}
					</li>
				))}
			</ul>
		</>
	);
	return { title, section: "me", main };
}
